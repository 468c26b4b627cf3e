import { splitPath } from '../../wfdb';
import type { SourceFile } from './types';

/** Who annotated: the extension of the file, `atr` of `100.atr`. */
export function annotatorOf(file: SourceFile): string {
  return splitPath(file.name).extension;
}

/** Annotators checked by humans come first: `atr` is reserved for reference annotations. */
const reference = ['atr', 'ann', 'ari', 'ecg', 'man', 'st', 'edf', 'bdf'];

/** The annotations that are used unless the user chooses others. */
export function defaultAnnotation(annotators: readonly SourceFile[]): SourceFile | undefined {
  const rank = (file: SourceFile) => {
    const index = reference.indexOf(annotatorOf(file).toLowerCase());
    return index < 0 ? reference.length : index;
  };
  return [...annotators].sort((a, b) => rank(a) - rank(b))[0];
}
