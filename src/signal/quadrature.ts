import type { PeakSearch, Quadrature, QuadraturePair } from './types';
import { createQuadratureFour } from './wasm/quadratureFour';

/** Four outputs at a time go up to three beyond the last. */
const MARGIN = 3;
/** Of each peak: its place, the greatest of the wide envelope near it, how many are above half of it, the sum, the energy. */
export const PEAK_NUMBERS = 5;

/**
 * In WebAssembly where the browser can; the results are the same to the last bit.
 *
 * @param length of the rows
 */
export function createQuadrature(length: number, search: PeakSearch): Quadrature {
  const room = length + MARGIN;
  return createQuadratureFour(room, search, peaksLength(room, search)) ?? createPlainQuadrature(room, search);
}

/** In TypeScript. */
export function createPlainQuadrature(length: number, search: PeakSearch): Quadrature {
  const { narrow, wide, apart, near, side, before, after, shape } = search;
  const [x, curve, envelope] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
  const around = 2 * near + 1;
  const [bends, magnitudes] = [new Float64Array(around), new Float64Array(around)];
  const peaks = new Float64Array(peaksLength(length, search));

  function measure(p: number, at: number): void {
    filter(wide, x, p - near, around, bends, magnitudes, 0);
    let most = 0;
    for (let j = 0; j < around; j++) if (magnitudes[j]! > most) most = magnitudes[j]!;
    let above = 0;
    for (let j = p - side; j <= p + side; j++) if (envelope[j]! > envelope[p]! / 2) above++;
    peaks[at] = p;
    peaks[at + 1] = most;
    peaks[at + 2] = above;
    peaks[at + 3] = sumByFour(envelope, p - before + 1, before + after, (value) => value);
    peaks[at + 4] = sumByFour(curve, p - shape, 2 * shape + 1, (value) => value * value);
  }

  return {
    x,
    curve,
    envelope,
    peaks,
    run: (from, count) => filter(narrow, x, from, count, curve, envelope, from),
    findPeaks(from, to) {
      let found = 0;
      for (let p = from; p < to; ) {
        const value = envelope[p]!;
        let j = 1;
        while (j <= apart && envelope[p + j]! <= value) j++;
        if (j > apart && value > 0) {
          let k = 1;
          while (k <= apart && envelope[p - k]! < value) k++;
          if (k > apart) measure(p, PEAK_NUMBERS * found++);
        }
        // What lies before a higher place, and is not higher than one before it, is no peak.
        p += j;
      }
      return found;
    },
  };
}

/** Room for what is measured of the peaks of a row. */
function peaksLength(length: number, { apart }: PeakSearch): number {
  return PEAK_NUMBERS * Math.ceil(length / (apart + 1));
}

function filter(
  { odd, even, half }: QuadraturePair,
  x: Float64Array,
  from: number,
  count: number,
  bends: Float64Array,
  magnitudes: Float64Array,
  at: number,
): void {
  for (let i = 0; i < count; i++) {
    const c = from + i;
    let slope = 0;
    let bend = even[0]! * x[c]!;
    for (let j = 1; j <= half; j++) {
      const right = x[c + j]!;
      const left = x[c - j]!;
      slope += odd[j]! * (right - left);
      bend += even[j]! * (right + left);
    }
    bends[at + i] = bend;
    magnitudes[at + i] = Math.sqrt(slope * slope + bend * bend);
  }
}

/** In four sums side by side, as the lanes of SIMD registers add them: a processor waits for one sum while it adds to another. */
function sumByFour(values: Float64Array, from: number, count: number, of: (value: number) => number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const end = from + count;
  let i = from;
  for (; i + 4 <= end; i += 4) {
    a += of(values[i]!);
    b += of(values[i + 1]!);
    c += of(values[i + 2]!);
    d += of(values[i + 3]!);
  }
  let sum = a + c + (b + d);
  for (; i < end; i++) sum += of(values[i]!);
  return sum;
}
