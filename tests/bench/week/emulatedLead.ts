import { createRandom } from '../../../src/base/random';

/** Samples a second of the shape of a beat. */
const SHAPE_HZ = 2000;
const SHAPE_FROM_SEC = -0.1;
const SHAPE_TO_SEC = 0.4;

/** QRS complex and T wave, mV, by the time from the R peak. */
const SHAPE = Float32Array.from({ length: (SHAPE_TO_SEC - SHAPE_FROM_SEC) * SHAPE_HZ }, (_, i) => {
  const sec = SHAPE_FROM_SEC + i / SHAPE_HZ;
  const bell = (height: number, at: number, width: number) => height * Math.exp(-(((sec - at) / width) ** 2));
  return bell(1.2, 0, 0.015) + bell(-0.3, 0.03, 0.02) + bell(0.2, 0.22, 0.06);
});

/** An ECG that goes on for ever, of which only what comes next is held: beats, noise and wander, by the clock of the source. */
export function createEmulatedLead(seed: number) {
  const random = createRandom(seed);
  /** R peaks whose shape is not over, and the next ones. */
  let peaks: number[] = [];
  let last = 0;

  function extendTo(sec: number): void {
    while (last < sec + 1) {
      // Slower at night, faster now and then; a little different from beat to beat.
      const day = 0.15 * Math.sin((2 * Math.PI * last) / 86_400);
      const effort = 0.1 * Math.sin((2 * Math.PI * last) / 1700);
      last += Math.max(0.4, 0.8 + day + effort + 0.02 * random.normal());
      peaks.push(last);
    }
  }

  return {
    /**
     * The next samples; times only go on.
     *
     * @returns mV, and the R peaks from the first of them up to before the one after the last
     */
    next(startSec: number, stepSec: number, count: number): { samples: Float32Array; beats: number[] } {
      const endSec = startSec + count * stepSec;
      extendTo(endSec);
      peaks = peaks.filter((peak) => peak > startSec - SHAPE_TO_SEC);
      const samples = new Float32Array(count);
      for (let i = 0; i < count; i++) {
        const sec = startSec + i * stepSec;
        let value = 0.1 * Math.sin(sec) + 0.01 * (2 * random.uniform() - 1);
        for (const peak of peaks) {
          if (peak > sec - SHAPE_FROM_SEC) break;
          value += SHAPE[Math.round((sec - peak - SHAPE_FROM_SEC) * SHAPE_HZ)] ?? 0;
        }
        samples[i] = value;
      }
      return { samples, beats: peaks.filter((peak) => peak >= startSec && peak < endSec) };
    },
  };
}
