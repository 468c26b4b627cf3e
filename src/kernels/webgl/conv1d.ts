import type * as tf from '@tensorflow/tfjs';
import type { Conv1dGeometry } from './geometry';
import { OWN_TEXEL, splitBy } from './layout';
import type { Program } from './program';
import type { Runtime } from './runtime';

/** What one program computes: y[n, w, ·] = Σ_t x[n, w + t − pad, ·] · filter[t], in either direction of the filter. */
interface Direction {
  inWidth: number;
  inChannels: number;
  outWidth: number;
  outChannels: number;
  taps: number;
  pad: number;
  /** From gradients of the outputs to those of the inputs: taps in reverse, matrices transposed. */
  backward: boolean;
}

/**
 * Convolution of x by a filter.
 *
 * A fragment computes four channels at P neighbouring positions (P = 8, or 4 on small GPUs) and writes them on P sheets.
 * It iterates over the taps with a window of P input texels: each step fetches one new input texel and four of the
 * filter and does 16 · P multiplications with them, 25 per fetch instead of stock tfjs's one. A second program gathers
 * the sheets into the lab's layout.
 *
 * @param x (batch, 1, inWidth, inChannels)
 * @param filter (1, taps, inChannels, outChannels)
 * @returns undefined if a texture would be too large
 */
export function convolve(
  runtime: Runtime,
  x: tf.TensorInfo,
  filter: tf.TensorInfo,
  geometry: Conv1dGeometry,
): tf.TensorInfo | undefined {
  const { inWidth, inChannels, outWidth, outChannels, taps, padLeft, batch } = geometry;
  const direction = { inWidth, inChannels, outWidth, outChannels, taps, pad: padLeft, backward: false };
  return run(runtime, x, filter, batch, direction);
}

/**
 * Gradient of a convolution with respect to its input: the same with the taps in reverse; needs input channels in
 * multiples of four.
 */
export function convolveBack(
  runtime: Runtime,
  dy: tf.TensorInfo,
  filter: tf.TensorInfo,
  geometry: Conv1dGeometry,
): tf.TensorInfo | undefined {
  const { inWidth, inChannels, outWidth, outChannels, taps, padLeft, batch } = geometry;
  if (inChannels % 4 !== 0) return undefined;
  return run(runtime, dy, filter, batch, {
    inWidth: outWidth,
    inChannels: outChannels,
    outWidth: inWidth,
    outChannels: inChannels,
    taps,
    pad: taps - 1 - padLeft,
    backward: true,
  });
}

function run(
  runtime: Runtime,
  x: tf.TensorInfo,
  filter: tf.TensorInfo,
  batch: number,
  direction: Direction,
): tf.TensorInfo | undefined {
  const { outWidth, outChannels } = direction;
  const positions = runtime.outputsMax;
  const extent = { width: Math.ceil(outWidth / positions) * (outChannels / 4), height: batch };
  const { extentMax } = runtime.sheets;
  const shape = [batch, 1, outWidth, outChannels];
  if (
    extent.width > extentMax ||
    extent.height > extentMax ||
    !runtime.fits(batch * outWidth * outChannels)
  ) {
    return undefined;
  }
  const sheets = runtime.onSheets(convolveOnSheets(direction, positions), [x, filter], extent);
  const y = runtime.tensor(gatherPositions(outWidth, outChannels, positions), [sheets], shape);
  runtime.sheets.release(sheets);
  return y;
}

function convolveOnSheets(direction: Direction, positions: number): Program {
  const { inWidth, inChannels, outWidth, outChannels, taps, pad, backward } = direction;
  return {
    key: `conv1d ${inWidth}×${inChannels} ${outWidth}×${outChannels} k${taps} p${pad} ${positions} ${backward}`,
    inputs: ['x', 'filt'],
    outputs: positions,
    source: () => (inChannels % 4 === 0 ? byFours(direction, positions) : bySingles(direction, positions)),
  };
}

const each = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

/**
 * GLSL of the iteration over the taps; `value` is the type of what is read of x at a position. Unrolled if there are
 * few taps: then no loop has to carry the window and the sums from tap to tap, which costs a software renderer more
 * than the multiplications.
 */
function walk(positions: number, taps: number, value: string, step: Step): string {
  if (taps <= UNROLLED_TAPS_MAX) {
    return `
    ${each(positions + taps - 1, (p) => `${value} x${p} = read(row, w + ${p}, c);`)}
    ${each(taps, (t) => `{ ${step(String(t), (p) => `x${p + t}`)} }`)}`;
  }
  return `
    ${each(positions - 1, (p) => `${value} x${p} = read(row, w + ${p}, c);`)}
    for (int t = 0; t < ${taps}; t++) {
      ${value} x${positions - 1} = read(row, w + t + ${positions - 1}, c);
      ${step('t', (p) => `x${p}`)}
      ${each(positions - 1, (p) => `x${p} = x${p + 1};`)}
    }`;
}

/** GLSL of the work at one tap, given the names of the input at each position. */
type Step = (tap: string, input: (position: number) => string) => string;

/** Unrolled programs of longer filters take too long to compile. */
const UNROLLED_TAPS_MAX = 16;

function frame(direction: Direction, positions: number, channels: number, body: string): string {
  const groups = direction.outChannels / 4;
  return `
void main() {
  ivec2 place = ${splitBy('int(gl_FragCoord.x)', groups)};
  int g = place.y;
  int w = place.x * ${positions} - (${direction.pad});
  int row = int(gl_FragCoord.y) * ${direction.inWidth};
  ${each(positions, (p) => `vec4 a${p} = vec4(0.0);`)}
  for (int c = 0; c < ${channels}; c++) {${body}
  }
  ${each(positions, (p) => `out${p} = a${p};`)}
}`;
}

/** Four input channels at a time: 4 × 4 matrices of the filter. */
function byFours(direction: Direction, positions: number): string {
  const { inWidth, inChannels, outChannels, taps, backward } = direction;
  const [inGroups, outGroups] = [inChannels / 4, outChannels / 4];
  const texel = (t: string, j: number) =>
    backward
      ? `TEXEL(filt, (${taps - 1} - ${t}) * ${outChannels * inGroups} + (g * 4 + ${j}) * ${inGroups} + c)`
      : `TEXEL(filt, (${t} * ${inChannels} + c * 4 + ${j}) * ${outGroups} + g)`;
  const step: Step = (t, input) => `mat4 m = mat4(${[0, 1, 2, 3].map((j) => texel(t, j)).join(', ')});
      ${each(positions, (p) => `a${p} += ${backward ? `${input(p)} * m` : `m * ${input(p)}`};`)}`;
  return `
vec4 read(int row, int w, int c) {
  return w >= 0 && w < ${inWidth} ? TEXEL(x, (row + w) * ${inGroups} + c) : vec4(0.0);
}
${frame(direction, positions, inGroups, walk(positions, taps, 'vec4', step))}`;
}

/** One input channel at a time, for a signal of one lead and for channel counts that are not multiples of four. */
function bySingles(direction: Direction, positions: number): string {
  const { inWidth, inChannels, outChannels, taps } = direction;
  const step: Step = (t, input) => `vec4 f = TEXEL(filt, (${t} * ${inChannels} + c) * ${outChannels / 4} + g);
      ${each(positions, (p) => `a${p} += f * ${input(p)};`)}`;
  return `
float read(int row, int w, int c) {
  return w >= 0 && w < ${inWidth} ? NUMBER(x, (row + w) * ${inChannels} + c) : 0.0;
}
${frame(direction, positions, inChannels, walk(positions, taps, 'float', step))}`;
}

/** From sheets, one per position, into the lab's layout. */
function gatherPositions(width: number, channels: number, positions: number): Program {
  const groups = channels / 4;
  return {
    key: `gatherPositions ${width}×${channels} ${positions}`,
    inputs: ['sheets'],
    sheetInputs: ['sheets'],
    outputs: 1,
    source: () => `
void main() {
  ivec2 place = ${splitBy(OWN_TEXEL, groups)};
  ivec2 at = ${splitBy('place.x', width)};
  ivec2 block = ${splitBy('at.y', positions)};
  out0 = texelFetch(sheets, ivec3(block.x * ${groups} + place.y, at.x, block.y), 0);
}`,
  };
}
