import type { ByteSource } from '../zip/byteSource';
import { sniffAppleEcg } from './appleEcg';
import { sniffTable, tableHeadBytes } from './sniffTable';
import type { TableLayout } from './types';

/** How a file's rows are arranged, by its beginning; undefined if it is no table of samples. */
export async function layoutOfFile(source: ByteSource): Promise<TableLayout | undefined> {
  const head = await source.read(0, Math.min(source.size, tableHeadBytes));
  const isComplete = head.length >= source.size;
  return sniffAppleEcg(head, isComplete) ?? sniffTable(head, isComplete);
}
