/**
 * Numbers as IEEE 754 binary16 (half precision): rounded to the nearest, ties to even; what is too large becomes infinite, NaN stays NaN.
 * Eleven significant bits, so a weight keeps three decimal digits in half the bytes.
 */
export function toHalf(values: Float32Array): Uint16Array<ArrayBuffer> {
  const bits = new Uint32Array(Float32Array.from(values).buffer);
  return Uint16Array.from(bits, halfOf);
}

/** The numbers of half-precision values, exactly. */
export function fromHalf(halves: Uint16Array): Float32Array<ArrayBuffer> {
  return Float32Array.from(halves, (half) => {
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >>> 10) & 0x1f;
    const fraction = half & 0x3ff;
    if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
    if (exponent === 0) return sign * fraction * 2 ** -24;
    return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  });
}

/** The half-precision bits of a number given by its single-precision bits. */
function halfOf(bits: number): number {
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  // 65 520 and above round to infinity.
  if (magnitude >= 0x477ff000) return sign | 0x7c00;
  const exponent = magnitude >>> 23;
  // Below 2⁻¹⁴ a half has fewer bits, the less the smaller the number is.
  const dropped = exponent < 113 ? 126 - exponent : 13;
  if (dropped > 24) return sign;
  const mantissa = exponent < 113 ? (magnitude & 0x7fffff) | 0x800000 : magnitude - 0x38000000;
  const kept = mantissa >>> dropped;
  const rest = mantissa & ((1 << dropped) - 1);
  const half = 1 << (dropped - 1);
  // Rounding up may carry into the exponent, which is what the next number is.
  const isUp = rest > half || (rest === half && (kept & 1) === 1);
  return sign | (kept + (isUp ? 1 : 0));
}
