import type { Run } from '../../experiment/run/types';

/** A title as a file name that is valid on every system. */
export function titleStem(title: string): string {
  const plain = title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return plain === '' ? 'run' : plain.slice(0, 80);
}

/** The name of the files of a run, without extension: its title and day. */
export function fileStemOf({ title, createdAt }: Pick<Run, 'title' | 'createdAt'>): string {
  return `${titleStem(title)}-${createdAt.slice(0, 10)}`;
}
