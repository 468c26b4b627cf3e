import type { InspectedBeat } from '../../state/types';
import type { HeatTick } from '../../widgets/plot/HeatMap';

type Scalograms = InspectedBeat['scalograms'];

/** Previous, beat, next. */
const CHANNELS = 3;

/** One scalogram with the data for its picture and its description. */
export interface ScalogramFigure {
  /** Scales × steps, 0…1. */
  values: Float32Array;
  /** Its maximum; undefined if all values are zero: the neighbour is missing. */
  strongest: { frequencyHz: number; timeSec: number; value: number } | undefined;
}

/** The three scalograms of an image: the beat before, the beat, the beat after. */
export function scalogramFigures({ image, frequencyHz, timeSec }: Scalograms): ScalogramFigure[] {
  const pixels = image.length / CHANNELS;
  return Array.from({ length: CHANNELS }, (_, channel) => {
    const values = new Float32Array(pixels);
    let maximum = 0;
    for (let i = 0; i < pixels; i++) {
      values[i] = image[CHANNELS * i + channel]!;
      if (values[i]! > values[maximum]!) maximum = i;
    }
    const value = values[maximum]!;
    const strongest = {
      frequencyHz: frequencyHz[Math.floor(maximum / timeSec.length)]!,
      timeSec: timeSec[maximum % timeSec.length]!,
      value,
    };
    return { values, strongest: value > 0 ? strongest : undefined };
  });
}

/** Ticks at round frequencies on the logarithmic axis, the highest at the top. */
export function frequencyTicks(frequencyHz: Float64Array): HeatTick[] {
  const [top, bottom] = [Math.log(frequencyHz[0]!), Math.log(frequencyHz.at(-1)!)];
  return [40, 20, 10, 5, 2, 1, 0.5]
    .map((hz) => ({ at: (top - Math.log(hz)) / (top - bottom), text: String(hz) }))
    .filter(isOnAxis);
}

/** Ticks at multiples of a tenth of a second, including R; at most seven. */
export function timeTicks(timeSec: Float64Array, format: (sec: number) => string): HeatTick[] {
  const start = timeSec[0]!;
  // The last step begins before the window ends.
  const span = (timeSec.at(-1)! - start) * (timeSec.length / (timeSec.length - 1));
  const stepSec = [0.1, 0.2, 0.5, 1, 2, 5].find((step) => span / step <= 6) ?? span;
  const first = Math.ceil(start / stepSec - 1e-6);
  const count = Math.floor((start + span) / stepSec + 1e-6) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => {
    const sec = (first + i) * stepSec;
    return { at: (sec - start) / span, text: format(sec) };
  }).filter(isOnAxis);
}

const isOnAxis = ({ at }: HeatTick) => at > -1e-6 && at < 1 + 1e-6;
