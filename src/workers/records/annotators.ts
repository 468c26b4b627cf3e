import { annotatorOf } from '../../base/filePath';
import type { SourceFile } from './types';

/** Annotators checked by humans come first: `atr` is reserved for reference annotations. */
const reference = ['atr', 'ann', 'ari', 'ecg', 'man', 'st', 'edf', 'bdf'];

/** The annotations that are used unless the user chooses others. */
export function defaultAnnotation(annotators: readonly SourceFile[]): SourceFile | undefined {
  const rank = (file: SourceFile) => {
    const index = reference.indexOf(annotatorOf(file.name).toLowerCase());
    return index < 0 ? reference.length : index;
  };
  return [...annotators].sort((a, b) => rank(a) - rank(b))[0];
}
