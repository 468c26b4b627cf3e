import type { Header, SignalSpec } from '../types';

/**
 * At which frequency signals are read whose frequencies differ (several samples per frame, header(5)):
 *
 * - `frame`: all at the record's frame frequency; a faster signal is averaged over each frame, as `rdsamp` does.
 *   (`rdsamp` cuts each mean down to a whole ADC unit, here it keeps its fraction.)
 * - `own`: each at its own, samples per frame times the frame frequency, as stored.
 * - `high`: all at that of the record's fastest signal; the samples of a slower one are repeated, as `rdsamp -H` does.
 */
export type Resolution = 'frame' | 'own' | 'high';

/** Samples a frame that a signal has when it is read at a resolution. */
export function samplesPerFrameRead(
  { signals }: Header,
  { samplesPerFrame }: SignalSpec,
  resolution: Resolution,
): number {
  if (resolution === 'frame') return 1;
  if (resolution === 'own') return samplesPerFrame;
  return signals.reduce((most, signal) => Math.max(most, signal.samplesPerFrame), 1);
}
