import { prematurity } from '../../beats/beatFeatures';
import { marksBeat } from '../../beats/classMap';
import { placesAmong } from '../../beats/placesAmong';
import type { TestedRun } from '../../experiment/run/types';
import { type RecordSpan, testedColumns } from '../inspect/testedColumns';
import type { RecordMarks } from '../types';
import type { LorenzBeats } from './types';

/** Times of all beats of a record in order, also of those without a class. */
export function beatTimes({ timeSec, symbol, symbols }: RecordMarks): Float64Array {
  const isBeat = symbols.map(marksBeat);
  return timeSec.filter((_, i) => isBeat[symbol[i]!]).sort();
}

/**
 * The tested beats of a run, each once (by the first fold that tested it), without intervals.
 *
 * @returns in order of record and time
 */
export function testedBeats(run: TestedRun): LorenzBeats {
  const columns = testedColumns(run, undefined);
  const none = () => new Float32Array(columns.index.length).fill(Number.NaN);
  return { ...columns, beforeSec: none(), afterSec: none(), prematurity: none(), without: [] };
}

/**
 * Fills in the intervals of one record.
 *
 * @param span its rows (see `recordSpans`)
 * @param timesSec of all beats of the record in order; undefined: those of the run are taken
 * @returns whether each tested beat was among them
 */
export function fillIntervals(
  target: LorenzBeats,
  { beats }: Pick<TestedRun, 'beats'>,
  { record, from, to }: RecordSpan,
  timesSec: Float64Array | undefined,
): boolean {
  const hz = beats.recordHz[record]!;
  const own = timesSec ?? ownTimes(beats, record);
  const early = prematurity(own);
  const samples = target.index.slice(from, to).map((beat) => beats.sample[beat]!);
  const places = placesAmong(samples, own, hz);
  if (!places) return false;
  places.forEach((place, i) => {
    const row = from + i;
    target.beforeSec[row] = own[place]! - (own[place - 1] ?? Number.NaN);
    target.afterSec[row] = (own[place + 1] ?? Number.NaN) - own[place]!;
    target.prematurity[row] = early[place]!;
  });
  return true;
}

function ownTimes(beats: TestedRun['beats'], record: number): Float64Array {
  const hz = beats.recordHz[record]!;
  const times: number[] = [];
  beats.record.forEach((of, beat) => {
    if (of === record) times.push(beats.sample[beat]! / hz);
  });
  return Float64Array.from(times).sort();
}
