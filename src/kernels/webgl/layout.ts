/**
 * How the lab's kernels keep a tensor on the GPU: its numbers in their flat order, four to a texel, texels in rows of
 * 2048. Number i is component i mod 4 of texel ⌊i / 4⌋, and texel t is at (t mod 2048, ⌊t / 2048⌋).
 *
 * tfjs's own layouts hold one number per texel (a quarter of what a fetch can bring) or a tile of 2 × 2 numbers (whose
 * position depends on the shape, so that most reshapes copy). Here a reshape is free, four adjacent channels or
 * positions come with one fetch, the position of a texel costs a mask and a shift, and textures of few sizes are reused
 * from step to step.
 */
const ROW_BITS = 11;
export const ROW_TEXELS = 1 << ROW_BITS;

/** Size of the largest tensor in this layout: up to here floats represent indices exactly (see `quotient`). */
export const SIZE_MAX = 1 << 24;

const texelsFor = (size: number): number => Math.ceil(size / 4);

/** Width and height in texels of the texture of `size` numbers. */
export function denseExtent(size: number): { width: number; height: number } {
  const texels = Math.max(1, texelsFor(size));
  return texels <= ROW_TEXELS
    ? { width: texels, height: 1 }
    : { width: ROW_TEXELS, height: Math.ceil(texels / ROW_TEXELS) };
}

/** Shared by every program. `TEXEL` and `NUMBER` read a tensor by texel and by flat index. */
export const PRELUDE = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp sampler2DArray;
#define TEXEL(s, t) texelFetch(s, ivec2((t) & ${ROW_TEXELS - 1}, (t) >> ${ROW_BITS}), 0)
#define NUMBER(s, i) component(TEXEL(s, (i) >> 2), (i) & 3)
float component(vec4 v, int c) {
  return c < 2 ? (c == 0 ? v.x : v.y) : (c == 2 ? v.z : v.w);
}
// Quotient and remainder of 0 <= i < 2^24: integers are divided one lane at a time on processors, floats four at once.
ivec2 quotient(int i, int d, float inverse) {
  int q = int(float(i) * inverse);
  int r = i - q * d;
  int down = r < 0 ? 1 : 0;
  int up = r >= d ? 1 : 0;
  return ivec2(q - down + up, r + d * (down - up));
}
`;

/** GLSL for (⌊i / d⌋, i mod d), as an ivec2. */
export function splitBy(i: string, d: number): string {
  if (d === 1) return `ivec2(${i}, 0)`;
  const bits = Math.log2(d);
  if (Number.isInteger(bits)) return `ivec2((${i}) >> ${bits}, (${i}) & ${d - 1})`;
  return `quotient(${i}, ${d}, ${float(1 / d)})`;
}

/** A number as a GLSL float literal. */
export function float(value: number): string {
  const text = String(Math.fround(value));
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** GLSL for the flat texel index of a fragment of a dense texture. */
export const OWN_TEXEL = `(int(gl_FragCoord.y) * ${ROW_TEXELS} + int(gl_FragCoord.x))`;
