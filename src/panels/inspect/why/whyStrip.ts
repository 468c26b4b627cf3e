/** A sample's importance that has the full hue, as a multiple of the beat's mean: the same for every beat and every method. */
export const FULL_HUE = 5;

/** Sizes in units of the picture, which is as wide as its place. */
export const PICTURE = { width: 600, trace: 72, bars: 28 };

export interface StripPicture {
  /** The beat as a path. */
  trace: string;
  /** Behind it: a column per sample that matters, with its opacity 0…1. */
  columns: { x: number; width: number; opacity: number }[];
  /** Below it: bars up for the class and down against it. */
  bars: { x: number; width: number; y: number; height: number }[];
  /** The sample that matters most; undefined if none does. */
  peak: number | undefined;
}

/**
 * A beat and what its samples contribute, as a picture: one hue, nothing smoothed.
 *
 * @param waveform the beat
 * @param samples what each sample contributes, as long as the beat
 */
export function stripPicture(waveform: Float32Array, samples: Float32Array): StripPicture {
  const { width, trace, bars } = PICTURE;
  const step = width / samples.length;
  const sizes = samples.map(Math.abs);
  const mean = sizes.reduce((sum, size) => sum + size, 0) / samples.length || 1;
  const highest = Math.max(...sizes);
  const middle = trace + bars / 2;
  return {
    trace: tracePath(waveform),
    columns: [...sizes].flatMap((size, i) => {
      const opacity = Math.min(1, size / mean / FULL_HUE);
      return opacity < 0.01 ? [] : [{ x: i * step, width: step, opacity }];
    }),
    bars: [...samples].flatMap((value, i) => {
      const height = Math.min(1, Math.abs(value) / mean / FULL_HUE) * (bars / 2);
      return height < 0.2
        ? []
        : [{ x: i * step, width: step, y: value > 0 ? middle - height : middle, height }];
    }),
    peak: highest > 0 ? sizes.indexOf(highest) : undefined,
  };
}

/** A beat as a path, as wide and high as the picture's trace. */
export function tracePath(waveform: Float32Array): string {
  const { width, trace } = PICTURE;
  const step = width / waveform.length;
  const [low, high] = waveform.reduce(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  const margin = 4;
  const yOf = (value: number) => margin + ((high - value) / (high - low || 1)) * (trace - 2 * margin);
  const points = [...waveform].map((value, i) => `${((i + 0.5) * step).toFixed(1)},${yOf(value).toFixed(1)}`);
  return `M${points.join('L')}`;
}

/** Ticks at multiples of 100 or 200 ms inside the window. @returns their place 0…1 and their time */
export function msTicks(axisMs: Float64Array): { at: number; ms: number }[] {
  const [start, step] = [axisMs[0]!, axisMs[1]! - axisMs[0]!];
  const span = step * axisMs.length;
  const every = span > 700 ? 200 : span > 350 ? 100 : 50;
  const ticks = [];
  for (let ms = Math.ceil(start / every) * every; ms <= start + span; ms += every) {
    ticks.push({ at: (ms - start) / span, ms });
  }
  return ticks;
}
