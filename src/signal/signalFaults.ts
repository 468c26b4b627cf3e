import { flatStretches, type Stretch } from './flatStretches';

/** A stretch that shows no ECG, or one cut off at its top or bottom. */
export interface SignalFault extends Stretch {
  kind: 'missing' | 'flat' | 'clipped';
}

/** A peak that is this long exactly as high as the highest sample of all is cut off. */
const CLIPPED_SEC = 0.02;
const CLIPPED_SAMPLES = 3;

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
  const { low, high } = extremes(signal);
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
    if (!isMissing && value !== low && value !== high) {
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

function extremes(signal: Float32Array): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < signal.length; i++) {
    const value = signal[i]!;
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}
