import { annotationSymbols, codeOf, symbolOf } from '../annotations/symbols';

/** Other common names of beats, normalised by `plain`; the standard meanings themselves need no entry. */
const usualNames: Readonly<Record<string, readonly string[]>> = {
  N: ['normal', 'normal sinus', 'sinus', 'normal qrs'],
  L: ['lbbb', 'left bundle branch block'],
  R: ['rbbb', 'right bundle branch block'],
  B: ['bbb', 'bundle branch block'],
  A: [
    'pac',
    'apc',
    'apb',
    'pab',
    'premature atrial',
    'premature atrial contraction',
    'premature atrial complex',
    'atrial premature',
    'atrial premature contraction',
    'atrial premature complex',
    'atrial extrasystole',
    'atrial ectopic',
  ],
  a: ['aberrated apc', 'aberrant apc', 'aberrated pac', 'aberrant pac'],
  J: [
    'pjc',
    'jpc',
    'npc',
    'junctional premature',
    'premature junctional',
    'premature junctional contraction',
    'nodal premature',
  ],
  S: [
    'sveb',
    'svpb',
    'sve',
    'svpc',
    'psvc',
    'supraventricular premature',
    'supraventricular ectopic',
    'supraventricular extrasystole',
    'premature supraventricular contraction',
  ],
  V: [
    'pvc',
    'vpc',
    'vpb',
    'pvb',
    'veb',
    'premature ventricular',
    'premature ventricular complex',
    'ventricular premature',
    'ventricular premature contraction',
    'ventricular premature complex',
    'ventricular extrasystole',
    'ventricular ectopic',
  ],
  r: ['r on t', 'r on t pvc'],
  F: ['fusion'],
  E: ['ventricular escape'],
  e: ['atrial escape'],
  j: ['junctional escape', 'nodal escape'],
  n: ['supraventricular escape'],
  '/': ['paced', 'ventricular paced', 'atrial paced', 'pacemaker'],
  f: ['paced fusion', 'pacemaker fusion'],
  Q: ['unclassifiable', 'unclassified', 'unknown'],
  // A beat of unknown kind: calling it normal would claim more than the file does.
  '?': ['beat', 'qrs', 'qrs complex', 'r peak', 'r wave', 'heart', 'heartbeat'],
};

const byName = new Map<string, string>([
  ...annotationSymbols
    .filter(({ beat }) => beat)
    .map(({ symbol, meaning }) => [plain(meaning), symbol] as const),
  ...Object.entries(usualNames).flatMap(([symbol, names]) => names.map((name) => [name, symbol] as const)),
]);

/** PhysioNet's rhythm texts: (N, (AFIB, (VT, … */
const rhythm = /^\([A-Z]{1,7}$/;

/** A comment: an annotation that is only text. */
const note = '"';

export interface EventSymbol {
  symbol: string;
  aux: string;
}

/**
 * The mnemonic of an EDF+ annotation text. In this order:
 *
 * 1. A text that is exactly a WFDB mnemonic (`N`, `V`, `+`, `[42]`) is that mnemonic; `"` is a comment without a text.
 * 2. An opening bracket and capitals (`(AFIB`) is a rhythm change `+` with the text as its aux, as PhysioNet writes it.
 * 3. A common name of a beat becomes its mnemonic: the meanings of the standard codes and other names ("PVC", "Normal
 *    beat", "premature atrial contraction"), in any case, with or without "beat", hyphens read as blanks. "QRS",
 *    "R-peak" and "beat" name no kind and become `?`, an unclassified beat.
 * 4. Everything else is a comment `"` with the text as its aux.
 *
 * A single letter is read as a mnemonic because programs that write beats to EDF+ write these; an `R` meant as "R peak"
 * is therefore read as a right bundle branch block beat.
 */
export function eventSymbol(text: string): EventSymbol {
  const trimmed = text.trim();
  if (trimmed === '') return { symbol: note, aux: text };
  const code = codeOf(trimmed);
  if (code !== undefined && symbolOf(code) === trimmed) return { symbol: trimmed, aux: '' };
  if (rhythm.test(trimmed)) return { symbol: '+', aux: trimmed };
  const named = trimmed.length <= 60 ? byName.get(plain(trimmed)) : undefined;
  return named === undefined ? { symbol: note, aux: text } : { symbol: named, aux: '' };
}

/** Normalises a name: lower case, single blanks, without brackets and the word "beat" at the end. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[()]/g, ' ')
    .replace(/[-_ ]+/g, ' ')
    .trim()
    .replace(/ beats?$/, '');
}
