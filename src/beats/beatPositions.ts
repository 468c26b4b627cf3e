import type { Annotations } from '../wfdb/types';
import { marksBeat } from './classMap';
import { type PieceTruth, RR_COLUMNS } from './types';

/** The beats among annotations, in order of time. */
export interface BeatPositions {
  /** R position in samples of the record, rounded. */
  sample: Float64Array;
  symbol: string[];
  /** The same at the annotator's own time resolution, seconds. */
  timeSec: Float64Array;
  /** count × RR_COLUMNS.length, seconds; NaN without a neighbour. */
  rr: Float32Array;
  /** Annotations that do not mark a beat. */
  notBeats: number;
  /** Of pieces of rhythm: what is marked in each. Of beats the symbol says it. */
  truth?: PieceTruth[];
}

/**
 * Picks the annotations that mark beats, converts their times to the record's frequency if the annotator has its own,
 * and measures the RR intervals at the annotator's resolution. Every beat is a neighbour, even one without a class.
 */
export function beatPositions(annotations: Annotations, recordHz: number): BeatPositions {
  const annotatorHz = annotations.samplingHz ?? recordHz;
  const found: number[] = [];
  let sorted = true;
  let latest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < annotations.count; i++) {
    if (!marksBeat(annotations.symbol[i]!)) continue;
    found.push(i);
    const time = annotations.sample[i]!;
    if (time < latest) sorted = false;
    latest = time;
  }
  // The format can step back in time; RR intervals need order.
  if (!sorted) found.sort((a, b) => annotations.sample[a]! - annotations.sample[b]!);

  const times = Float64Array.from(found, (i) => annotations.sample[i]!);
  const rr = new Float32Array(found.length * RR_COLUMNS.length).fill(Number.NaN);
  for (let beat = 1; beat < times.length; beat++) {
    const interval = (times[beat]! - times[beat - 1]!) / annotatorHz;
    rr[RR_COLUMNS.length * (beat - 1) + 1] = interval;
    rr[RR_COLUMNS.length * beat] = interval;
  }
  const scale = recordHz / annotatorHz;
  return {
    sample: scale === 1 ? times : times.map((time) => Math.round(time * scale)),
    symbol: found.map((i) => annotations.symbol[i]!),
    timeSec: times.map((time) => time / annotatorHz),
    rr,
    notBeats: annotations.count - found.length,
  };
}
