import { CLASS_NAMES, type ClassName, NO_CLASS } from './types';

/**
 * Annotation mnemonics of each class, after the recommended classes of ANSI/AAMI EC57 as the reference
 * pipeline uses them. Mnemonics: WFDB Applications Guide, "Annotation codes".
 */
export const CLASS_SYMBOLS: Readonly<Record<ClassName, readonly string[]>> = {
  N: ['N', '.', 'L', 'R', 'e', 'j'],
  SVEB: ['A', 'a', 'J', 'S'],
  VEB: ['V', 'E'],
  F: ['F'],
  Q: ['/', 'f', 'Q'],
};

/** Index of class Q, which a four-class set omits. */
export const CLASS_Q = CLASS_NAMES.indexOf('Q');

/** Mnemonics that mark a beat but have no class in the map: B (unspecified block), n, r, ? (learning). */
const BEATS_WITHOUT_CLASS = ['B', 'n', 'r', '?'];

const classBySymbol = new Map<string, number>(
  CLASS_NAMES.flatMap((name, index) => CLASS_SYMBOLS[name].map((symbol) => [symbol, index] as const)),
);
const beatSymbols = new Set([...classBySymbol.keys(), ...BEATS_WITHOUT_CLASS]);

/** Class index 0…4 of an annotation mnemonic, undefined if the map has none (rhythm, noise, B, n, r, ?). */
export function classOf(symbol: string): number | undefined {
  return classBySymbol.get(symbol);
}

/** As `classOf`, and NO_CLASS for a beat without a class; undefined only for what is no beat. */
export function shownClassOf(symbol: string): number | undefined {
  return classOf(symbol) ?? (marksBeat(symbol) ? NO_CLASS : undefined);
}

/** The mnemonic of a beat whose class nobody has said: a detector finds beats, not classes. */
export const UNCLASSED_BEAT = '?';

/**
 * Whether the annotation marks a beat, whatever its class: RR intervals run between these. This is PhysioNet's list of beat
 * annotations; the WFDB library's `isqrs` also counts flutter waves (`!`), which EC57 omits from beat-by-beat comparison.
 */
export function marksBeat(symbol: string): boolean {
  return beatSymbols.has(symbol);
}
