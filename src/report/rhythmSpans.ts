import type { MarkColumns } from './types';

/** A stretch of one rhythm. */
interface RhythmSpan {
  startSec: number;
  endSec: number;
  /** As the annotation has it, without its bracket: `AFIB`. */
  code: string;
}

/** The code of a rhythm annotation: `(AFIB` → `AFIB`; undefined for other annotations and empty notes. */
export function rhythmCode(symbol: string, aux: string): string | undefined {
  if (symbol !== '+') return undefined;
  // Some writers end the note with a NUL or a blank.
  const code = aux.replace(/^\(/, '').replace(/[\0\s]+$/, '');
  return code === '' ? undefined : code;
}

/** Whether an annotation changes the rhythm, to one with a name or to one without (`(`): a `+` without a text says nothing. */
export function changesRhythm(symbol: string, aux: string): boolean {
  return symbol === '+' && (aux.startsWith('(') || rhythmCode(symbol, aux) !== undefined);
}

/** The rhythms of a record: each lasts until the next one or until one without a name (`(`), the last until the end. */
export function rhythmSpans(
  marks: Pick<MarkColumns, 'timeSec' | 'symbol' | 'symbols' | 'aux'>,
  durationSec: number,
): RhythmSpan[] {
  const spans: RhythmSpan[] = [];
  marks.aux.forEach((aux, i) => {
    const symbol = marks.symbols[marks.symbol[i]!]!;
    if (!changesRhythm(symbol, aux)) return;
    const code = rhythmCode(symbol, aux);
    const startSec = marks.timeSec[i]!;
    const last = spans.at(-1);
    if (last) last.endSec = Math.min(last.endSec, startSec);
    if (code !== undefined) spans.push({ startSec, endSec: durationSec, code });
  });
  return spans;
}
