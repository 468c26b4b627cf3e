import { createRandom } from '../../src/base/random';

/** A lead in mV with a QRS complex and a T wave after each interval, a little noise and wander. */
export function ecg(samplingHz: number, intervals: readonly number[], seed = 1): Float32Array {
  const random = createRandom(seed);
  const durationSec = intervals.reduce((sum, rr) => sum + rr, 1);
  const lead = Float32Array.from(
    { length: Math.round(durationSec * samplingHz) },
    (_, i) => 0.1 * Math.sin(i / samplingHz) + 0.01 * random.normal(),
  );
  let at = 0;
  const add = (sec: number, height: number, widthSec: number) => {
    for (let i = Math.floor((sec - 0.3) * samplingHz); i < (sec + 0.3) * samplingHz; i++) {
      if (i >= 0 && i < lead.length)
        lead[i]! += height * Math.exp(-(((i / samplingHz - sec) / widthSec) ** 2));
    }
  };
  for (const rr of intervals) {
    at += rr;
    add(at, 1.2, 0.015);
    add(at + 0.03, -0.3, 0.02);
    add(at + 0.22, 0.2, 0.06);
  }
  return lead;
}
