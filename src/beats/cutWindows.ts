import { flatStretches } from '../signal/flatStretches';
import type { BeatPositions } from './beatPositions';
import { CLASS_Q, CLASS_SYMBOLS, classOf } from './classMap';
import { flatRange } from './flatRange';
import { MAX_WINDOW_SEC } from './settings';
import type { DroppedBeats, PrepareSettings } from './types';

/** The window around R in samples of the record: [R − beforeSamples, R + afterSamples). */
export interface WindowSamples {
  beforeSamples: number;
  afterSamples: number;
  /** MAX_WINDOW_SEC at the record's frequency. */
  longestSamples: number;
}

export function windowInSamples(
  window: { beforeSec: number; afterSec: number },
  samplingHz: number,
): WindowSamples {
  return {
    beforeSamples: Math.round(window.beforeSec * samplingHz),
    afterSamples: Math.round(window.afterSec * samplingHz),
    longestSamples: Math.round(MAX_WINDOW_SEC * samplingHz),
  };
}

/** The beats that can be cut, as indices into the list of positions, and how many cannot be, by reason. */
export interface ChosenBeats {
  kept: number[];
  /** Class index of each of `kept`. */
  label: number[];
  /** Beats without a class in use, but whose windows can be cut: neighbours of others. */
  others: number[];
  /** `notBeats` is left at 0. */
  dropped: DroppedBeats;
}

export interface ChooseOptions {
  positions: BeatPositions;
  /** Beats first … end − 1 are considered. */
  first: number;
  end: number;
  /** A piece of the record; undefined if the record has no such signal. */
  signal: Float32Array | undefined;
  /** Index of the piece's first sample in the record. */
  firstSample: number;
  samplingHz: number;
  /** Of the signal. */
  unit: string | undefined;
  window: WindowSamples;
  settings: Pick<PrepareSettings, 'classCount' | 'windowRule' | 'leaveOutFlat'>;
}

/** Decides for every beat whether its window goes into the set. */
export function chooseBeats(options: ChooseOptions): ChosenBeats {
  const { positions, signal, firstSample, window, settings } = options;
  const missing = signal && missingBefore(signal);
  const isFlatAt = flatness(options);
  const kept: number[] = [];
  const label: number[] = [];
  const others: number[] = [];
  const dropped = noneDropped();
  for (let beat = options.first; beat < options.end; beat++) {
    const start = positions.sample[beat]! - window.beforeSamples - firstSample;
    const end = windowEnd(positions, beat, window, settings.windowRule) - firstSample;
    const truth = positions.truth?.[beat] ?? classOf(positions.symbol[beat]!) ?? 'unmapped';
    const isInside = signal !== undefined && start >= 0 && end <= signal.length;
    const isComplete = isInside && (missing === undefined || missing[end]! === missing[start]!);
    const isFlat = isComplete && isFlatAt(positions.sample[beat]! - firstSample);
    if (typeof truth === 'string') dropped[truth]++;
    else if (truth === CLASS_Q && settings.classCount <= CLASS_Q) dropped.classExcluded++;
    else if (!signal) dropped.missingSamples++;
    else if (!isInside) dropped.windowOutside++;
    else if (!isComplete) dropped.missingSamples++;
    else if (isFlat) dropped.flat++;
    else {
      kept.push(beat);
      label.push(truth);
      continue;
    }
    if (isComplete && !isFlat) others.push(beat);
  }
  return { kept, label, others, dropped };
}

/** Tells, for samples in order of time, whether the signal is flat there and beats on flat stretches are left out. */
function flatness({ signal, samplingHz, unit, settings }: ChooseOptions): (sample: number) => boolean {
  if (!signal || !settings.leaveOutFlat) return () => false;
  const flat = flatStretches(signal, samplingHz, flatRange(unit));
  let next = 0;
  return (sample) => {
    while (next < flat.length && flat[next]!.to <= sample) next++;
    return next < flat.length && flat[next]!.from <= sample;
  };
}

export function noneDropped(): DroppedBeats {
  return {
    ...{ windowOutside: 0, missingSamples: 0, flat: 0, classExcluded: 0, unmapped: 0, notBeats: 0 },
    ...{ twoRhythms: 0, noRhythm: 0 },
  };
}

/**
 * The sample of the record at which a beat's window ends (not included).
 *
 * With the rule `tutorial` a beat of class F is cut to the end of the *next* beat's window, as the public tutorial code does
 * (`record[label_index[j]-144 : label_index[j+1]+180]`). That leaks the label: once all windows are resampled to one length,
 * only class F has another time scale, and a network need only notice that. Infinity without a next beat within
 * MAX_WINDOW_SEC: such a beat cannot be cut.
 */
export function windowEnd(
  positions: BeatPositions,
  beat: number,
  { afterSamples, longestSamples }: WindowSamples,
  rule: PrepareSettings['windowRule'],
): number {
  const own = positions.sample[beat]! + afterSamples;
  if (!reachesNext(positions.symbol[beat]!, rule)) return own;
  const end = (positions.sample[beat + 1] ?? Number.POSITIVE_INFINITY) + afterSamples;
  return end - own <= longestSamples ? end : Number.POSITIVE_INFINITY;
}

/** Whether a beat's window extends to the next beat. */
export function reachesNext(symbol: string, rule: PrepareSettings['windowRule']): boolean {
  return rule === 'tutorial' && CLASS_SYMBOLS.F.includes(symbol);
}

/** Number of missing samples before each index (n + 1 entries); undefined if none is missing. */
function missingBefore(signal: Float32Array): Int32Array | undefined {
  if (Number.isFinite(sumOf(signal))) return undefined;
  const before = new Int32Array(signal.length + 1);
  for (let i = 0; i < signal.length; i++) {
    before[i + 1] = before[i]! + (Number.isFinite(signal[i]) ? 0 : 1);
  }
  return before;
}

/** Not finite if any sample is not: float32 samples cannot overflow a float64 sum. Four independent sums, for speed. */
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
