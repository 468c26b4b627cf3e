import type { BeatPositions } from './beatPositions';
import { CLASS_Q, classOf } from './classMap';
import type { DroppedBeats } from './types';

/** The window around R in samples of the record: [R − beforeSamples, R + afterSamples). */
export interface WindowSamples {
  beforeSamples: number;
  afterSamples: number;
}

export function windowInSamples(
  window: { beforeSec: number; afterSec: number },
  samplingHz: number,
): WindowSamples {
  return {
    beforeSamples: Math.round(window.beforeSec * samplingHz),
    afterSamples: Math.round(window.afterSec * samplingHz),
  };
}

/** The beats that can be cut, as places in the list of positions, and how many cannot be, by reason. */
export interface ChosenBeats {
  kept: number[];
  /** Class index of each of `kept`. */
  label: number[];
  dropped: DroppedBeats;
}

/** Decides for every beat whether its window becomes part of the set. A signal that is missing altogether has no samples. */
export function chooseBeats(options: {
  positions: BeatPositions;
  signal: Float32Array | undefined;
  window: WindowSamples;
  classCount: number;
}): ChosenBeats {
  const { positions, signal, window, classCount } = options;
  const missing = signal && missingBefore(signal);
  const kept: number[] = [];
  const label: number[] = [];
  const dropped: DroppedBeats = {
    windowOutside: 0,
    missingSamples: 0,
    classExcluded: 0,
    unmapped: 0,
    notBeats: positions.notBeats,
  };
  for (let beat = 0; beat < positions.sample.length; beat++) {
    const start = positions.sample[beat]! - window.beforeSamples;
    const end = positions.sample[beat]! + window.afterSamples;
    const index = classOf(positions.symbol[beat]!);
    if (index === undefined) dropped.unmapped++;
    else if (index === CLASS_Q && classCount <= CLASS_Q) dropped.classExcluded++;
    else if (!signal) dropped.missingSamples++;
    else if (start < 0 || end > signal.length) dropped.windowOutside++;
    else if (missing && missing[end]! > missing[start]!) dropped.missingSamples++;
    else {
      kept.push(beat);
      label.push(index);
    }
  }
  return { kept, label, dropped };
}

/** Number of missing samples before each index (n + 1 entries); undefined where none is missing. */
function missingBefore(signal: Float32Array): Int32Array | undefined {
  if (Number.isFinite(sumOf(signal))) return undefined;
  const before = new Int32Array(signal.length + 1);
  for (let i = 0; i < signal.length; i++) {
    before[i + 1] = before[i]! + (Number.isFinite(signal[i]) ? 0 : 1);
  }
  return before;
}

/** Not finite where a sample is not: float32 samples cannot overflow a float64 sum. Four chains of additions, for speed. */
function sumOf(signal: Float32Array): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  const whole = signal.length & ~3;
  for (let i = 0; i < whole; i += 4) {
    a += signal[i]!;
    b += signal[i + 1]!;
    c += signal[i + 2]!;
    d += signal[i + 3]!;
  }
  for (let i = whole; i < signal.length; i++) a += signal[i]!;
  return a + b + (c + d);
}
