import { assert } from '../base/assert';
import { type BeatSet, CLASS_NAMES, type ClassName, RHYTHM_COLUMNS, RR_COLUMNS } from './types';

/** One beat as a plain object. Its windows are views into the set, not copies. */
export interface Beat {
  index: number;
  /** m samples. */
  waveform: Float32Array;
  /** The same window of the other lead; undefined if the set has only one lead. */
  second: Float32Array | undefined;
  /** Windows of the first lead of the previous and the next beat; undefined if there is none. */
  previous: Float32Array | undefined;
  next: Float32Array | undefined;
  label: number;
  className: ClassName;
  recordName: string;
  /** Sampling frequency of the record. */
  recordHz: number;
  /** R position in samples of the record's own frequency. */
  sample: number;
  symbol: string;
  /** RR intervals; NaN without a neighbour. */
  previousSec: number;
  nextSec: number;
  /** RHYTHM_COLUMNS.length numbers. */
  rhythm: Float32Array;
}

/** Returns one beat. @throws if the set has no such beat */
export function beatAt(set: BeatSet, index: number): Beat {
  assert(index >= 0 && index < set.count, `a set of ${set.count} beats has no beat ${index}`);
  const { count, lengthSamples } = set;
  const label = set.label[index]!;
  const record = set.record[index]!;
  const row = (windows: Float32Array, at: number) =>
    windows.subarray(at * lengthSamples, (at + 1) * lengthSamples);
  const neighbour = (side: 0 | 1) => {
    const at = set.neighbours[2 * index + side]!;
    if (at < 0) return undefined;
    return at < count ? row(set.waveform, at) : row(set.extra, at - count);
  };
  return {
    index,
    waveform: row(set.waveform, index),
    second: set.second && row(set.second, index),
    previous: neighbour(0),
    next: neighbour(1),
    label,
    className: CLASS_NAMES[label]!,
    recordName: set.recordNames[record]!,
    recordHz: set.recordHz[record]!,
    sample: set.sample[index]!,
    symbol: set.symbol[index]!,
    previousSec: set.rr[index * RR_COLUMNS.length]!,
    nextSec: set.rr[index * RR_COLUMNS.length + 1]!,
    rhythm: set.rhythm.subarray(index * RHYTHM_COLUMNS.length, (index + 1) * RHYTHM_COLUMNS.length),
  };
}
