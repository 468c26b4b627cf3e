import { annotatorOf } from '../../base/filePath';
import type { RecordSource } from '../../workers/records/types';

const numbers = new WeakMap<Blob, number>();
let newest = 0;

/**
 * A number for the record and the very annotations that an annotator has now; undefined without them. The annotations of a
 * name may be replaced by others of the same length.
 */
export function numberOf({ key, annotators }: RecordSource, annotator: string): string | undefined {
  const blob = annotators.find(({ name }) => annotatorOf(name) === annotator)?.blob;
  if (!blob) return undefined;
  const number = numbers.get(blob) ?? ++newest;
  numbers.set(blob, number);
  return `${key} ${number}`;
}
