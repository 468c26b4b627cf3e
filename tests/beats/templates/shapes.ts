import { createRandom } from '../../../src/base/random';
import { allocateBeats } from '../../../src/beats/beatSets';
import { type BeatSet, RHYTHM_COLUMNS } from '../../../src/beats/types';

/** Complexes in mV, by the time from R in seconds. */
export const SHAPES = {
  narrow: (sec: number) => bump(sec, 0.012) - 0.25 * bump(sec - 0.035, 0.012),
  wide: (sec: number) => 1.6 * bump(sec - 0.02, 0.04),
  inverted: (sec: number) => -1.2 * bump(sec, 0.03) + 0.3 * bump(sec - 0.07, 0.015),
  flat: () => 0,
};

const bump = (sec: number, width: number) => Math.exp(-((sec / width) ** 2) / 2);

export interface MadeBeat {
  shape: keyof typeof SHAPES;
  early?: boolean;
  /** mV per mV. */
  size?: number;
}

const LOCAL = RHYTHM_COLUMNS.findIndex(({ name }) => name === 'previousToCentred');

/** A record with a beat every 250 samples, as `templateSettings` cut it, with noise of so many mV. */
export function shapedBeats(made: readonly MadeBeat[], { noise = 0.01, seed = 1 } = {}): BeatSet {
  const random = createRandom(seed);
  const window = { beforeSec: 0.25, afterSec: 0.45 };
  const lengthSamples = 90;
  const set = allocateBeats(made.length, lengthSamples, ['made'], { window, secondLead: true });
  made.forEach(({ shape, early = false, size = 1 }, beat) => {
    set.sample[beat] = 250 * (beat + 1);
    set.rhythm[beat * RHYTHM_COLUMNS.length + LOCAL] = Math.log(early ? 0.7 : 1);
    for (let i = 0; i < lengthSamples; i++) {
      const value = size * SHAPES[shape](i / 128 - window.beforeSec);
      const at = beat * lengthSamples + i;
      set.waveform[at] = value + (shape === 'flat' ? 0 : noise * random.normal());
      set.second![at] = 0.4 * value + (shape === 'flat' ? 0 : noise * random.normal());
    }
  });
  return set;
}

/** The same beats in another order. */
export function reordered(set: BeatSet, order: readonly number[]): BeatSet {
  const move = <T extends Float32Array | Int32Array>(values: T, width: number): T => {
    const moved = values.slice() as T;
    for (const [to, from] of order.entries())
      moved.set(values.subarray(from * width, (from + 1) * width), to * width);
    return moved;
  };
  return {
    ...set,
    waveform: move(set.waveform, set.lengthSamples),
    second: move(set.second!, set.lengthSamples),
    sample: move(set.sample, 1),
    rhythm: move(set.rhythm, RHYTHM_COLUMNS.length),
  };
}
