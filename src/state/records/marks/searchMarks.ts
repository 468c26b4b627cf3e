import { marksBeat } from '../../../beats/classMap';
import type { RecordMarks } from '../../types';
import { rhythmCode } from './spans';

/** What annotations are searched for. */
export type MarkQuery =
  /** `other`: beats of a class other than N. */
  | { by: 'class'; value: number | 'other' }
  | { by: 'symbol'; value: string }
  | { by: 'rhythm'; value: string }
  /** Anywhere in the note, or in the words that the page has for the annotation; case is ignored. */
  | { by: 'text'; value: string };

/** What a record can be searched for, with its counts. */
export interface MarkChoices {
  classes: { value: number; count: number }[];
  symbols: { value: string; count: number }[];
  rhythms: { value: string; count: number }[];
}

/** The classes, symbols and rhythms that occur: classes in their order, the others by how often. */
export function markChoices(marks: RecordMarks): MarkChoices {
  const classes = new Map<number, number>();
  const symbols = new Map<string, number>();
  const rhythms = new Map<string, number>();
  const add = <T>(counts: Map<T, number>, value: T) => counts.set(value, (counts.get(value) ?? 0) + 1);
  marks.symbol.forEach((code, i) => {
    const symbol = marks.symbols[code]!;
    add(symbols, symbol);
    if (marks.classIndex[i]! < 5) add(classes, marks.classIndex[i]!);
    const rhythm = symbol === '+' ? rhythmCode(symbol, marks.aux.get(i) ?? '') : undefined;
    if (rhythm !== undefined) add(rhythms, rhythm);
  });
  const listed = <T>(counts: Map<T, number>) => [...counts].map(([value, count]) => ({ value, count }));
  return {
    classes: listed(classes).sort((a, b) => a.value - b.value),
    symbols: listed(symbols).sort((a, b) => b.count - a.count),
    rhythms: listed(rhythms).sort((a, b) => b.count - a.count),
  };
}

/**
 * Indices of the annotations that match, in order of time; none for an empty text.
 *
 * @param wordsOf the words that the page shows for an annotation
 */
export function findMarks(
  marks: RecordMarks,
  query: MarkQuery,
  wordsOf: (index: number) => string = () => '',
): number[] {
  const found: number[] = [];
  const matches = matcher(marks, query, wordsOf);
  for (let i = 0; i < marks.symbol.length; i++) if (matches(i)) found.push(i);
  return found;
}

function matcher(
  { symbol, symbols, classIndex, aux }: RecordMarks,
  query: MarkQuery,
  wordsOf: (index: number) => string,
): (index: number) => boolean {
  switch (query.by) {
    case 'class': {
      const { value } = query;
      return value === 'other'
        ? (i) => classIndex[i]! > 0 && classIndex[i]! < 5
        : (i) => classIndex[i] === value;
    }
    case 'symbol': {
      const code = symbols.indexOf(query.value);
      return (i) => symbol[i] === code;
    }
    case 'rhythm': {
      const code = symbols.indexOf('+');
      return (i) => symbol[i] === code && rhythmCode('+', aux.get(i) ?? '') === query.value;
    }
    case 'text': {
      const wanted = query.value.trim().toLowerCase();
      if (wanted === '') return () => false;
      const has = (text: string | undefined) => text?.toLowerCase().includes(wanted) ?? false;
      return (i) => has(aux.get(i)) || has(wordsOf(i));
    }
  }
}

/**
 * Position in `timesSec` (ascending) of the next moment after (`1`) or before (`-1`) another one; undefined if there is
 * none.
 */
export function nextPosition(
  timesSec: readonly number[],
  fromSec: number,
  direction: 1 | -1,
): number | undefined {
  const position =
    direction === 1
      ? timesSec.findIndex((timeSec) => timeSec > fromSec + SAME_SEC)
      : timesSec.findLastIndex((timeSec) => timeSec < fromSec - SAME_SEC);
  return position < 0 ? undefined : position;
}

/** Shorter than a sample of any record. */
const SAME_SEC = 1e-6;

/** Index of the annotation at a sample of the record (a beat, if there are several); undefined if there is none. */
export function markAt(marks: RecordMarks, samplingHz: number, sample: number): number | undefined {
  let from = 0;
  let to = marks.timeSec.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (Math.round(marks.timeSec[middle]! * samplingHz) < sample) from = middle + 1;
    else to = middle;
  }
  let found: number | undefined;
  for (let i = from; Math.round((marks.timeSec[i] ?? Number.NaN) * samplingHz) === sample; i++) {
    found ??= i;
    if (marksBeat(marks.symbols[marks.symbol[i]!]!)) return i;
  }
  return found;
}
