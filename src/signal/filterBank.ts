/**
 * The two inner loops of every wavelet transform here. Both take Float64Array only (a second array type would make the
 * engine check the type at every access) and do not handle borders: the caller pads.
 */

/**
 * Filters and keeps every second value: `out[outStart + i] = Σ_k taps[k] · x[xStart + 2i + k]`, i = 0 … count − 1.
 * `taps` is the analysis filter in reverse order (see `reversed`). Reads x up to xStart + 2·count + taps.length − 3.
 */
export function analyse(
  x: Float64Array,
  xStart: number,
  taps: Float64Array,
  out: Float64Array,
  outStart: number,
  count: number,
): void {
  if (taps.length === 12) {
    analyseTwelve(x, xStart, taps, out, outStart, count);
    return;
  }
  const length = taps.length;
  const blocks = count - (count % 4);
  let i = 0;
  // Four outputs at once: independent sums hide the latency of the additions and share each tap.
  for (; i < blocks; i += 4) {
    let p = xStart + 2 * i;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let x0 = x[p]!;
    let x1 = x[p + 1]!;
    let x2 = x[p + 2]!;
    let x3 = x[p + 3]!;
    let x4 = x[p + 4]!;
    let x5 = x[p + 5]!;
    for (let k = 0; k < length; k += 2, p += 2) {
      const u = taps[k]!;
      const v = taps[k + 1]!;
      const x6 = x[p + 6]!;
      const x7 = x[p + 7]!;
      a += u * x0 + v * x1;
      b += u * x2 + v * x3;
      c += u * x4 + v * x5;
      d += u * x6 + v * x7;
      x0 = x2;
      x1 = x3;
      x2 = x4;
      x3 = x5;
      x4 = x6;
      x5 = x7;
    }
    out[outStart + i] = a;
    out[outStart + i + 1] = b;
    out[outStart + i + 2] = c;
    out[outStart + i + 3] = d;
  }
  for (; i < count; i++) {
    const p = xStart + 2 * i;
    let sum = 0;
    for (let k = 0; k < length; k++) sum += taps[k]! * x[p + k]!;
    out[outStart + i] = sum;
  }
}

/**
 * Twelve taps (db6, the reference pipeline; sym6, coif2) in transposed form: each pair of samples is read once and
 * added to the six outputs it contributes to, five of which are kept in s0 … s4.
 */
function analyseTwelve(
  x: Float64Array,
  xStart: number,
  taps: Float64Array,
  out: Float64Array,
  outStart: number,
  count: number,
): void {
  const t0 = taps[0]!;
  const t1 = taps[1]!;
  const t2 = taps[2]!;
  const t3 = taps[3]!;
  const t4 = taps[4]!;
  const t5 = taps[5]!;
  const t6 = taps[6]!;
  const t7 = taps[7]!;
  const t8 = taps[8]!;
  const t9 = taps[9]!;
  const t10 = taps[10]!;
  const t11 = taps[11]!;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  const warm = xStart + 10;
  let p = xStart;
  for (; p < warm; p += 2) {
    const u = x[p]!;
    const v = x[p + 1]!;
    s0 = s1 + (t8 * u + t9 * v);
    s1 = s2 + (t6 * u + t7 * v);
    s2 = s3 + (t4 * u + t5 * v);
    s3 = s4 + (t2 * u + t3 * v);
    s4 = t0 * u + t1 * v;
  }
  const end = outStart + count;
  for (let i = outStart; i < end; i++, p += 2) {
    const u = x[p]!;
    const v = x[p + 1]!;
    out[i] = s0 + (t10 * u + t11 * v);
    s0 = s1 + (t8 * u + t9 * v);
    s1 = s2 + (t6 * u + t7 * v);
    s2 = s3 + (t4 * u + t5 * v);
    s3 = s4 + (t2 * u + t3 * v);
    s4 = t0 * u + t1 * v;
  }
}

/** A synthesis filter split into its two phases, each in reverse order, as `synthesise` reads them. */
export interface Phases {
  even: Float64Array;
  odd: Float64Array;
}

/**
 * Doubles the rate and filters: `out[outStart + 2i] = Σ_j even[j] · c[cStart + i + j]`, and the odd phase at the odd indices,
 * i = 0 … pairs − 1. Reads c up to cStart + pairs + even.length − 2.
 */
export function synthesise(
  c: Float64Array,
  cStart: number,
  phases: Phases,
  out: Float64Array,
  outStart: number,
  pairs: number,
): void {
  const { even, odd } = phases;
  if (even.length === 6) {
    synthesiseTwelve(c, cStart, even, odd, out, outStart, pairs);
    return;
  }
  const half = even.length;
  const blocks = pairs - (pairs % 2);
  let q = outStart;
  let i = cStart;
  const blockEnd = cStart + blocks;
  for (; i < blockEnd; i += 2, q += 4) {
    let a = 0;
    let b = 0;
    let d = 0;
    let e = 0;
    let c0 = c[i]!;
    for (let j = 0; j < half; j++) {
      const u = even[j]!;
      const v = odd[j]!;
      const c1 = c[i + j + 1]!;
      a += u * c0;
      b += v * c0;
      d += u * c1;
      e += v * c1;
      c0 = c1;
    }
    out[q] = a;
    out[q + 1] = b;
    out[q + 2] = d;
    out[q + 3] = e;
  }
  if (blocks < pairs) {
    let a = 0;
    let b = 0;
    for (let j = 0; j < half; j++) {
      a += even[j]! * c[i + j]!;
      b += odd[j]! * c[i + j]!;
    }
    out[q] = a;
    out[q + 1] = b;
  }
}

/** Six taps per phase: the window slides through c0 … c5, one read for two outputs. */
function synthesiseTwelve(
  c: Float64Array,
  cStart: number,
  even: Float64Array,
  odd: Float64Array,
  out: Float64Array,
  outStart: number,
  pairs: number,
): void {
  const u0 = even[0]!;
  const u1 = even[1]!;
  const u2 = even[2]!;
  const u3 = even[3]!;
  const u4 = even[4]!;
  const u5 = even[5]!;
  const v0 = odd[0]!;
  const v1 = odd[1]!;
  const v2 = odd[2]!;
  const v3 = odd[3]!;
  const v4 = odd[4]!;
  const v5 = odd[5]!;
  let c0 = c[cStart]!;
  let c1 = c[cStart + 1]!;
  let c2 = c[cStart + 2]!;
  let c3 = c[cStart + 3]!;
  let c4 = c[cStart + 4]!;
  const end = cStart + pairs;
  for (let i = cStart, q = outStart; i < end; i++, q += 2) {
    const c5 = c[i + 5]!;
    out[q] = u0 * c0 + u1 * c1 + u2 * c2 + (u3 * c3 + u4 * c4 + u5 * c5);
    out[q + 1] = v0 * c0 + v1 * c1 + v2 * c2 + (v3 * c3 + v4 * c4 + v5 * c5);
    c0 = c1;
    c1 = c2;
    c2 = c3;
    c3 = c4;
    c4 = c5;
  }
}

/** The filter in the order `analyse` reads it. */
export function reversed(filter: Float64Array): Float64Array {
  return filter.slice().reverse();
}

/** The filter in the order `synthesise` reads it. */
export function phasesOf(filter: Float64Array): Phases {
  const half = filter.length / 2;
  const phase = (parity: number) =>
    Float64Array.from({ length: half }, (_, j) => filter[2 * (half - 1 - j) + parity]!);
  return { even: phase(0), odd: phase(1) };
}
