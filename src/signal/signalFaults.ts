import { flatStretches, type Stretch } from './flatStretches';

/** A stretch that shows no ECG, or one cut off at its top or bottom. */
export interface SignalFault extends Stretch {
  kind: 'missing' | 'flat' | 'clipped';
}

/** A peak that is this long exactly as high as the highest sample of all is cut off. */
const CLIPPED_SEC = 0.02;
const CLIPPED_SAMPLES = 3;

/** The end of the range lies apart from the mean, by this share of the range; the quiet line between beats that only point one way does not. */
const APART_FROM_MEAN = 0.25;

/**
 * Missing samples (NaN), flat stretches, and shorter ones at the lowest or highest value of the signal: the end of the range of
 * converter or amplifier.
 *
 * @param range as in `flatStretches`
 * @returns in order of time, apart from each other
 */
export function signalFaults(signal: Float32Array, samplingHz: number, range: number): SignalFault[] {
  const flat = flatStretches(signal, samplingHz, range).map((stretch) => ({
    ...stretch,
    kind: 'flat' as const,
  }));
  const ends = rangeEnds(signal);
  const shortest = Math.max(CLIPPED_SAMPLES, Math.round(CLIPPED_SEC * samplingHz));
  const found: SignalFault[] = [];
  let next = 0;
  for (let from = 0; from < signal.length; ) {
    if (flat[next]?.from === from) {
      const stretch = flat[next++]!;
      found.push(stretch);
      from = stretch.to;
      continue;
    }
    const value = signal[from]!;
    const isMissing = !Number.isFinite(value);
    if (!isMissing && !ends.includes(value)) {
      from++;
      continue;
    }
    const end = Math.min(signal.length, flat[next]?.from ?? signal.length);
    let to = from + 1;
    while (to < end && (isMissing ? !Number.isFinite(signal[to]!) : signal[to] === value)) to++;
    if (isMissing) found.push({ from, to, kind: 'missing' });
    else if (to - from >= shortest) found.push({ from, to, kind: 'clipped' });
    from = to;
  }
  return found;
}

/** The lowest and highest sample, as far as they are apart from the mean. */
function rangeEnds(signal: Float32Array): number[] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let count = 0;
  for (let i = 0; i < signal.length; i++) {
    const value = signal[i]!;
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
    sum += value;
    count++;
  }
  const mean = sum / count;
  return [low, high].filter((end) => Math.abs(end - mean) > APART_FROM_MEAN * (high - low));
}
