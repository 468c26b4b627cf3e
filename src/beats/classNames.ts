import { CLASS_SYMBOLS } from './classMap';
import { RHYTHM_MARKS } from './rhythmPieces';
import { CLASS_NAMES, type PrepareSettings, RHYTHM_CLASSES } from './types';

/** What decides the classes of a set. */
type Rows = Pick<PrepareSettings, 'rows'>;

/** What the rows are; experiments of older versions do not say it. */
export const rowsOf = ({ rows }: Partial<Rows>): Rows['rows'] => rows ?? 'beats';

/** The names of the classes of these rows, in their order: those of beats, or of pieces of rhythm. @param count of classes; default: all */
export function classNamesOf({ rows }: Rows, count?: number): readonly string[] {
  const names = rows === 'pieces' ? RHYTHM_CLASSES : CLASS_NAMES;
  return count === undefined ? names : names.slice(0, count);
}

/** What stands for each class in annotations: mnemonics of beats, or texts of the marks of rhythms. @param count of classes */
export function classSymbolsOf({ rows }: Rows, count: number): Record<string, string[]> {
  const symbols: Readonly<Record<string, readonly string[]>> =
    rows === 'pieces' ? RHYTHM_MARKS : CLASS_SYMBOLS;
  const names = classNamesOf({ rows }, count);
  return Object.fromEntries(names.map((name) => [name, [...symbols[name]!]]));
}
