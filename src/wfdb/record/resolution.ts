import type { Header, SignalSpec } from '../types';

/**
 * The frequency at which signals of different frequencies (several samples per frame, header(5)) are read:
 *
 * - `frame`: all at the record's frame frequency; a faster signal is averaged over each frame, as `rdsamp` does.
 *   (`rdsamp` truncates each mean to an integer ADC unit; here it keeps its fraction.)
 * - `own`: each at its own, samples per frame times the frame frequency, as stored.
 * - `high`: all at that of the record's fastest signal; the samples of a slower one are repeated, as `rdsamp -H` does.
 */
export type Resolution = 'frame' | 'own' | 'high';

/** Samples per frame of a signal when it is read at a resolution. */
export function samplesPerFrameRead(
  { signals }: Header,
  { samplesPerFrame }: SignalSpec,
  resolution: Resolution,
): number {
  if (resolution === 'frame') return 1;
  if (resolution === 'own') return samplesPerFrame;
  return signals.reduce((most, signal) => Math.max(most, signal.samplesPerFrame), 1);
}
