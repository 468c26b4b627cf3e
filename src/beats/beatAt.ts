import { assert } from '../base/assert';
import { type BeatSet, CLASS_NAMES, type ClassName, RR_COLUMNS } from './types';

/** One beat as a plain object. */
export interface Beat {
  index: number;
  /** A view of m samples into the set, not a copy. */
  waveform: Float32Array;
  label: number;
  className: ClassName;
  recordName: string;
  /** R position in samples of the record's own frequency. */
  sample: number;
  symbol: string;
  /** NaN where there is no neighbour. */
  previousSec: number;
  nextSec: number;
}

/** Looks one beat up. @throws when the set has no such beat */
export function beatAt(set: BeatSet, index: number): Beat {
  assert(index >= 0 && index < set.count, `beat ${index} of ${set.count} was asked for`);
  const label = set.label[index]!;
  return {
    index,
    waveform: set.waveform.subarray(index * set.lengthSamples, (index + 1) * set.lengthSamples),
    label,
    className: CLASS_NAMES[label]!,
    recordName: set.recordNames[set.record[index]!]!,
    sample: set.sample[index]!,
    symbol: set.symbol[index]!,
    previousSec: set.rr[index * RR_COLUMNS.length]!,
    nextSec: set.rr[index * RR_COLUMNS.length + 1]!,
  };
}

/** Indices of the beats of a record whose R lies in [fromSample, toSample): those on a strip. */
export function beatsBetween(
  set: BeatSet,
  strip: { recordName: string; fromSample: number; toSample: number },
): number[] {
  const record = set.recordNames.indexOf(strip.recordName);
  const found: number[] = [];
  for (let i = 0; i < set.count; i++) {
    const sample = set.sample[i]!;
    if (set.record[i] === record && sample >= strip.fromSample && sample < strip.toSample) found.push(i);
  }
  return found;
}
