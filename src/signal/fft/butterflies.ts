/**
 * One pass of a Stockham (self-sorting) decimation-in-frequency transform, per radix.
 * Cochran et al. 1967, doi 10.1109/PROC.1967.5957; the butterflies of 3 and 5 after Winograd 1978, doi 10.2307/2004266.
 *
 * `x` and `y` hold interleaved complex values as rows of `stride`; a pass combines `radix` rows that are `columns`
 * apart into adjacent ones: `y[radix·p + k] = w_p^k Σ_j x[p + columns·j] e^(−2πi jk/radix)`, p = 0 … columns − 1.
 * `twiddles` holds w_p^1 … w_p^(radix−1) for each p.
 */
export type Butterfly = (
  columns: number,
  stride: number,
  x: Float64Array,
  y: Float64Array,
  twiddles: Float64Array,
) => void;

const radix2: Butterfly = (columns, stride, x, y, twiddles) => {
  const row = 2 * stride;
  const apart = row * columns;
  for (let p = 0, t = 0; p < columns; p++, t += 2) {
    const w1r = twiddles[t]!;
    const w1i = twiddles[t + 1]!;
    const end = row * (p + 1);
    for (let i0 = row * p, o0 = 2 * row * p; i0 < end; i0 += 2, o0 += 2) {
      const i1 = i0 + apart;
      const o1 = o0 + row;
      const ar = x[i0]!;
      const ai = x[i0 + 1]!;
      const br = x[i1]!;
      const bi = x[i1 + 1]!;
      y[o0] = ar + br;
      y[o0 + 1] = ai + bi;
      const re = ar - br;
      const im = ai - bi;
      y[o1] = re * w1r - im * w1i;
      y[o1 + 1] = re * w1i + im * w1r;
    }
  }
};

const SIN_60 = Math.sqrt(3) / 2;

const radix3: Butterfly = (columns, stride, x, y, twiddles) => {
  const row = 2 * stride;
  const apart = row * columns;
  for (let p = 0, t = 0; p < columns; p++, t += 4) {
    const w1r = twiddles[t]!;
    const w1i = twiddles[t + 1]!;
    const w2r = twiddles[t + 2]!;
    const w2i = twiddles[t + 3]!;
    const end = row * (p + 1);
    for (let i0 = row * p, o0 = 3 * row * p; i0 < end; i0 += 2, o0 += 2) {
      const i1 = i0 + apart;
      const i2 = i1 + apart;
      const o1 = o0 + row;
      const o2 = o1 + row;
      const ar = x[i0]!;
      const ai = x[i0 + 1]!;
      const sr = x[i1]! + x[i2]!;
      const si = x[i1 + 1]! + x[i2 + 1]!;
      const dr = SIN_60 * (x[i1]! - x[i2]!);
      const di = SIN_60 * (x[i1 + 1]! - x[i2 + 1]!);
      y[o0] = ar + sr;
      y[o0 + 1] = ai + si;
      const mr = ar - 0.5 * sr;
      const mi = ai - 0.5 * si;
      let re = mr + di;
      let im = mi - dr;
      y[o1] = re * w1r - im * w1i;
      y[o1 + 1] = re * w1i + im * w1r;
      re = mr - di;
      im = mi + dr;
      y[o2] = re * w2r - im * w2i;
      y[o2 + 1] = re * w2i + im * w2r;
    }
  }
};

const radix4: Butterfly = (columns, stride, x, y, twiddles) => {
  const row = 2 * stride;
  const apart = row * columns;
  for (let p = 0, t = 0; p < columns; p++, t += 6) {
    const w1r = twiddles[t]!;
    const w1i = twiddles[t + 1]!;
    const w2r = twiddles[t + 2]!;
    const w2i = twiddles[t + 3]!;
    const w3r = twiddles[t + 4]!;
    const w3i = twiddles[t + 5]!;
    const end = row * (p + 1);
    for (let i0 = row * p, o0 = 4 * row * p; i0 < end; i0 += 2, o0 += 2) {
      const i1 = i0 + apart;
      const i2 = i1 + apart;
      const i3 = i2 + apart;
      const o1 = o0 + row;
      const o2 = o1 + row;
      const o3 = o2 + row;
      const evenSumR = x[i0]! + x[i2]!;
      const evenSumI = x[i0 + 1]! + x[i2 + 1]!;
      const evenDifR = x[i0]! - x[i2]!;
      const evenDifI = x[i0 + 1]! - x[i2 + 1]!;
      const oddSumR = x[i1]! + x[i3]!;
      const oddSumI = x[i1 + 1]! + x[i3 + 1]!;
      const oddDifR = x[i1]! - x[i3]!;
      const oddDifI = x[i1 + 1]! - x[i3 + 1]!;
      y[o0] = evenSumR + oddSumR;
      y[o0 + 1] = evenSumI + oddSumI;
      let re = evenDifR + oddDifI;
      let im = evenDifI - oddDifR;
      y[o1] = re * w1r - im * w1i;
      y[o1 + 1] = re * w1i + im * w1r;
      re = evenSumR - oddSumR;
      im = evenSumI - oddSumI;
      y[o2] = re * w2r - im * w2i;
      y[o2 + 1] = re * w2i + im * w2r;
      re = evenDifR - oddDifI;
      im = evenDifI + oddDifR;
      y[o3] = re * w3r - im * w3i;
      y[o3 + 1] = re * w3i + im * w3r;
    }
  }
};

const COS_72 = Math.cos((2 * Math.PI) / 5);
const COS_144 = Math.cos((4 * Math.PI) / 5);
const SIN_72 = Math.sin((2 * Math.PI) / 5);
const SIN_144 = Math.sin((4 * Math.PI) / 5);

const radix5: Butterfly = (columns, stride, x, y, twiddles) => {
  const row = 2 * stride;
  const apart = row * columns;
  for (let p = 0, t = 0; p < columns; p++, t += 8) {
    const w1r = twiddles[t]!;
    const w1i = twiddles[t + 1]!;
    const w2r = twiddles[t + 2]!;
    const w2i = twiddles[t + 3]!;
    const w3r = twiddles[t + 4]!;
    const w3i = twiddles[t + 5]!;
    const w4r = twiddles[t + 6]!;
    const w4i = twiddles[t + 7]!;
    const end = row * (p + 1);
    for (let i0 = row * p, o0 = 5 * row * p; i0 < end; i0 += 2, o0 += 2) {
      const i1 = i0 + apart;
      const i2 = i1 + apart;
      const i3 = i2 + apart;
      const i4 = i3 + apart;
      const o1 = o0 + row;
      const o2 = o1 + row;
      const o3 = o2 + row;
      const o4 = o3 + row;
      const ar = x[i0]!;
      const ai = x[i0 + 1]!;
      const outerSumR = x[i1]! + x[i4]!;
      const outerSumI = x[i1 + 1]! + x[i4 + 1]!;
      const outerDifR = x[i1]! - x[i4]!;
      const outerDifI = x[i1 + 1]! - x[i4 + 1]!;
      const innerSumR = x[i2]! + x[i3]!;
      const innerSumI = x[i2 + 1]! + x[i3 + 1]!;
      const innerDifR = x[i2]! - x[i3]!;
      const innerDifI = x[i2 + 1]! - x[i3 + 1]!;
      y[o0] = ar + outerSumR + innerSumR;
      y[o0 + 1] = ai + outerSumI + innerSumI;
      const c1r = ar + COS_72 * outerSumR + COS_144 * innerSumR;
      const c1i = ai + COS_72 * outerSumI + COS_144 * innerSumI;
      const s1r = SIN_72 * outerDifR + SIN_144 * innerDifR;
      const s1i = SIN_72 * outerDifI + SIN_144 * innerDifI;
      let re = c1r + s1i;
      let im = c1i - s1r;
      y[o1] = re * w1r - im * w1i;
      y[o1 + 1] = re * w1i + im * w1r;
      re = c1r - s1i;
      im = c1i + s1r;
      y[o4] = re * w4r - im * w4i;
      y[o4 + 1] = re * w4i + im * w4r;
      const c2r = ar + COS_144 * outerSumR + COS_72 * innerSumR;
      const c2i = ai + COS_144 * outerSumI + COS_72 * innerSumI;
      const s2r = SIN_144 * outerDifR - SIN_72 * innerDifR;
      const s2i = SIN_144 * outerDifI - SIN_72 * innerDifI;
      re = c2r + s2i;
      im = c2i - s2r;
      y[o2] = re * w2r - im * w2i;
      y[o2 + 1] = re * w2i + im * w2r;
      re = c2r - s2i;
      im = c2i + s2r;
      y[o3] = re * w3r - im * w3i;
      y[o3 + 1] = re * w3i + im * w3r;
    }
  }
};

/** The butterfly of each radix that a plan may use. */
export const butterflies: Record<number, Butterfly> = { 2: radix2, 3: radix3, 4: radix4, 5: radix5 };

/** The constants of each radix, in the order that `src/signal/wasm/assembly` reads them. */
export const butterflyConstants: Record<number, readonly number[]> = {
  3: [SIN_60],
  5: [COS_72, COS_144, SIN_72, SIN_144],
};
