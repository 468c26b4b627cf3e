import type { AskedFiles, SourceFile } from '../../workers/records/types';
import { update } from '../update';

/** Files of open questions, by the question; their bytes belong to no panel. */
const asked = new Map<string, SourceFile[]>();

/** Asks the user what these files do not say. Those that are dropped again are asked about once. */
export function askAboutTables(found: readonly AskedFiles[]): void {
  const paths = new Set(found.flatMap(({ files }) => files.map(({ path }) => path)));
  for (const [id, files] of asked) if (files.every(({ path }) => paths.has(path))) closeQuestion(id);
  for (const { files, outline } of found) {
    const id = crypto.randomUUID();
    asked.set(id, files);
    const names = files.map(({ name }) => name);
    update((state) => ({ tables: [...state.tables, { id, names, outline }] }));
  }
}

/** Ends a question and gives its files back; none if it is not open any more. */
export function closeQuestion(id: string): SourceFile[] {
  const files = asked.get(id) ?? [];
  asked.delete(id);
  update((state) => ({ tables: state.tables.filter((question) => question.id !== id) }));
  return files;
}
