import { SCALOGRAM_SHAPE } from '../../experiment/network/defaults';
import { createScalogram, defaultScalogramGrid } from '../../signal';
import { imagesOf } from '../../training/input/images';
import type { BeatContext, ScalogramView } from './types';

/**
 * The image of a beat as the 2-D network gets it, made by the same function, with its axes.
 *
 * @param window of the preparation settings, seconds before and after R
 */
export function scalogramView(
  context: BeatContext,
  { beforeSec, afterSec }: { beforeSec: number; afterSec: number },
): ScalogramView {
  const rows = [context.previous, context.beat, context.next];
  const lengthSamples = context.beat.length;
  const { channels, scales, steps } = SCALOGRAM_SHAPE;
  const waveform = new Float32Array(lengthSamples * channels);
  rows.forEach((row, channel) => {
    for (let i = 0; i < lengthSamples; i++) waveform[i * channels + channel] = row[i]!;
  });
  const rowHz = lengthSamples / (beforeSec + afterSec);
  const { frequencyHz, timeSec } = createScalogram(lengthSamples, rowHz, {
    ...defaultScalogramGrid,
    scales,
    steps,
  });
  return {
    // A copy: the next beat's image overwrites this one.
    image: imagesOf(waveform, 1, lengthSamples, rowHz).slice(),
    frequencyHz,
    timeSec: timeSec.map((sinceStart) => sinceStart - beforeSec),
  };
}
