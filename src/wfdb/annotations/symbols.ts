/** One of the standard annotation codes of the WFDB library. */
export interface AnnotationSymbol {
  code: number;
  /** Mnemonic as printed by `rdann`. */
  symbol: string;
  meaning: string;
  /** Whether it marks a heart beat (a QRS complex), as in the WFDB library's `isqrs`. */
  beat: boolean;
}

const beat = true;
const other = false;

/** The standard codes 1 … 41 (WFDB Applications Guide, "Annotation codes"); 15, 17 and 42 … 49 are undefined. */
export const annotationSymbols: readonly AnnotationSymbol[] = (
  [
    [1, 'N', beat, 'Normal beat'],
    [2, 'L', beat, 'Left bundle branch block beat'],
    [3, 'R', beat, 'Right bundle branch block beat'],
    [4, 'a', beat, 'Aberrated atrial premature beat'],
    [5, 'V', beat, 'Premature ventricular contraction'],
    [6, 'F', beat, 'Fusion of ventricular and normal beat'],
    [7, 'J', beat, 'Nodal (junctional) premature beat'],
    [8, 'A', beat, 'Atrial premature beat'],
    [9, 'S', beat, 'Supraventricular premature or ectopic beat'],
    [10, 'E', beat, 'Ventricular escape beat'],
    [11, 'j', beat, 'Nodal (junctional) escape beat'],
    [12, '/', beat, 'Paced beat'],
    [13, 'Q', beat, 'Unclassifiable beat'],
    [14, '~', other, 'Change in signal quality'],
    [16, '|', other, 'Isolated QRS-like artifact'],
    [18, 's', other, 'ST segment change'],
    [19, 'T', other, 'T-wave change'],
    [20, '*', other, 'Systole'],
    [21, 'D', other, 'Diastole'],
    [22, '"', other, 'Comment'],
    [23, '=', other, 'Measurement'],
    [24, 'p', other, 'P-wave peak'],
    [25, 'B', beat, 'Bundle branch block beat (unspecified)'],
    [26, '^', other, 'Non-captured pacemaker artifact'],
    [27, 't', other, 'T-wave peak'],
    [28, '+', other, 'Rhythm change'],
    [29, 'u', other, 'U-wave peak'],
    [30, '?', beat, 'Beat not classified during learning'],
    [31, '!', beat, 'Ventricular flutter wave'],
    [32, '[', other, 'Start of ventricular flutter or fibrillation'],
    [33, ']', other, 'End of ventricular flutter or fibrillation'],
    [34, 'e', beat, 'Atrial escape beat'],
    [35, 'n', beat, 'Supraventricular escape beat'],
    [36, '@', other, 'Link to external data'],
    [37, 'x', other, 'Non-conducted P-wave (blocked atrial premature beat)'],
    [38, 'f', beat, 'Fusion of paced and normal beat'],
    [39, '(', other, 'Waveform onset'],
    [40, ')', other, 'Waveform end'],
    [41, 'r', beat, 'R-on-T premature ventricular contraction'],
  ] as const
).map(([code, symbol, isBeatCode, meaning]) => ({ code, symbol, beat: isBeatCode, meaning }));

/** Annotations have codes 1 … 49; higher codes control the file format. */
export const highestCode = 49;

/** Code of a comment; the notes at sample 0 that define mnemonics and time resolution are comments too. */
export const noteCode = 22;

const byCode = new Map(annotationSymbols.map((entry) => [entry.code, entry]));
const bySymbol = new Map(annotationSymbols.map((entry) => [entry.symbol, entry]));

/** The mnemonic of a code; `[15]` for an undefined one, as printed by `rdann`. */
export function symbolOf(code: number): string {
  return byCode.get(code)?.symbol ?? `[${code}]`;
}

/** The code of a mnemonic (`[15]` included), or undefined if there is none. */
export function codeOf(symbol: string): number | undefined {
  const known = bySymbol.get(symbol)?.code;
  if (known !== undefined) return known;
  const free = /^\[(\d{1,2})\]$/.exec(symbol);
  const code = free ? Number(free[1]) : 0;
  return code >= 1 && code <= highestCode ? code : undefined;
}

/** Whether the standard defines a code. */
export function isStandardCode(code: number): boolean {
  return byCode.has(code);
}
