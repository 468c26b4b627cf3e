import { namesOf } from '../../base/filePath';
import { hashFile } from './hashFile';
import type { RecordSource, SourceFile } from './types';

/** Gives every record the shortest of its names that no other of them can have. */
export function withShortNames(sources: readonly RecordSource[]): RecordSource[] {
  const names = sources.map(({ header }) => namesOf(header.path));
  const holders = new Map<string, number>();
  for (const name of names.flat()) holders.set(name, (holders.get(name) ?? 0) + 1);
  return sources.map((source, i) => ({
    ...source,
    name: names[i]!.find((name) => holders.get(name) === 1) ?? source.name,
  }));
}

/** Leaves out records that are there twice, byte for byte: a copy of a folder, a second download of a zip. */
export async function withoutTwins(sources: readonly RecordSource[]): Promise<RecordSource[]> {
  const kept: RecordSource[] = [];
  const byName = new Map<string, RecordSource[]>();
  for (const source of sources) {
    const alike = byName.get(source.name) ?? [];
    byName.set(source.name, alike);
    let isTwin = false;
    for (const other of alike) isTwin ||= await areTwins(other, source);
    if (isTwin) continue;
    alike.push(source);
    kept.push(source);
  }
  return kept;
}

async function areTwins(a: RecordSource, b: RecordSource): Promise<boolean> {
  const [filesA, filesB] = [filesOf(a), filesOf(b)];
  const isAlike = (file: SourceFile, i: number) =>
    file.name === filesB[i]?.name && file.blob.size === filesB[i].blob.size;
  if (filesA.length !== filesB.length || !filesA.every(isAlike)) return false;
  try {
    // Headers come first: they are small, and nearly always differ.
    for (const [i, file] of filesA.entries()) {
      if ((await hashFile(file)) !== (await hashFile(filesB[i]!))) return false;
    }
    return true;
  } catch {
    // An unreadable file is reported when its record is inspected.
    return false;
  }
}

const filesOf = ({ header, segments, signals, annotators }: RecordSource) => [
  header,
  ...segments,
  ...signals,
  ...annotators,
];
