import type { AnnotatorMarks } from '../types';

/** The classes of beats of EC57: normal, supraventricular, ventricular, fusion, not classifiable. */
export type BeatClass = 'N' | 'S' | 'V' | 'F' | 'Q';

const classOf: Readonly<Record<string, BeatClass | 'O'>> = {
  ...{ N: 'N', L: 'N', R: 'N', B: 'N' },
  ...{ A: 'S', a: 'S', J: 'S', S: 'S', j: 'S', e: 'S', n: 'S' },
  ...{ V: 'V', r: 'V', E: 'V' },
  F: 'F',
  ...{ Q: 'Q', '/': 'Q', f: 'Q', '?': 'Q' },
  // The WFDB library says that flutter waves are beats, the standard has no class for them.
  '!': 'O',
};

/** Whether an annotation marks a QRS complex for the WFDB library (`isqrs`). */
export const isBeatSymbol = (symbol: string): boolean => Object.hasOwn(classOf, symbol);

/**
 * The class that `bxb` compares a beat by; O for a flutter wave.
 *
 * @param withSveb whether supraventricular beats are a class of their own (options in upper case) or count as normal
 */
export function beatClassOf(symbol: string, withSveb: boolean): BeatClass | 'O' {
  const found = classOf[symbol] ?? 'O';
  return found === 'S' && !withSveb ? 'N' : found;
}

/** Both signals unreadable: by this subtype a `~` says that the annotator does not look. */
const unreadable = 0x30;

/** Whether an annotation begins a shutdown. */
export function beginsShutdown({ symbol, subtype }: AnnotatorMarks, index: number): boolean {
  return symbol[index] === '~' && (subtype[index]! & unreadable) === unreadable;
}
