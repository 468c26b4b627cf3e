import type * as tf from '@tensorflow/tfjs';
import type { Conv1dGeometry } from './geometry';
import { OWN_TEXEL, splitBy } from './layout';
import type { Program } from './program';
import type { Runtime } from './runtime';

/** Fragments that keep a GPU busy; the batch is sliced until there are that many. */
const FRAGMENTS_WANTED = 16384;
/** With more slices, adding them up takes longer than more fragments save. */
const SLICES_MAX = 256;

/** Positions per iteration of the loop. */
const UNROLL = 4;

/** The outputs of one fragment: some taps, each for one or for four input channels, and four output channels. */
interface Block {
  taps: number;
  inChannels: 1 | 4;
}

/**
 * Gradient of a convolution with respect to its filter: dF[t, i, o] = Σ_n Σ_w x[n, w + t − pad, i] · dy[n, w, o].
 *
 * In two stages. First each fragment adds up a slice of the batch for a block of the filter (8 texels: two taps of
 * 4 × 4 channels, or eight taps of one channel), two fetches for 32 multiplications; then the slices are added. Stock
 * tfjs gives each number of the filter to one fragment, which loops over the complete batch: too few to fill a GPU.
 *
 * @returns (1, taps, inChannels, outChannels), or undefined if a texture would be too large
 */
export function filterGradient(
  runtime: Runtime,
  x: tf.TensorInfo,
  dy: tf.TensorInfo,
  geometry: Conv1dGeometry,
): tf.TensorInfo | undefined {
  const { taps, inChannels, outChannels, batch } = geometry;
  const block: Block =
    inChannels % 4 === 0
      ? { taps: runtime.outputsMax / 4, inChannels: 4 }
      : { taps: runtime.outputsMax, inChannels: 1 };
  const width = Math.ceil(taps / block.taps) * (inChannels / block.inChannels) * (outChannels / 4);
  const wanted = Math.min(SLICES_MAX, Math.max(16, Math.ceil(FRAGMENTS_WANTED / width)));
  const perSlice = Math.ceil(batch / wanted);
  const slices = Math.ceil(batch / perSlice);
  if (width > runtime.sheets.extentMax || !runtime.fits(taps * inChannels * outChannels)) return undefined;

  const sheets = runtime.onSheets(slicesOnSheets(geometry, block), [x, dy], { width, height: slices }, [
    perSlice,
    batch,
  ]);
  const shape = [1, taps, inChannels, outChannels];
  const gradient = runtime.tensor(addSlices(geometry, block), [sheets], shape, [slices]);
  runtime.sheets.release(sheets);
  return gradient;
}

const each = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

function slicesOnSheets(geometry: Conv1dGeometry, block: Block): Program {
  const { inWidth, inChannels, outWidth, outChannels, taps, padLeft } = geometry;
  const [inGroups, outGroups] = [inChannels / block.inChannels, outChannels / 4];
  const fours = block.inChannels === 4;
  const value = fours ? 'vec4' : 'float';
  const fetch = fours ? 'TEXEL' : 'NUMBER';
  const multiply = (t: number, input: string, d: string) =>
    fours ? each(4, (j) => `a${t * 4 + j} += ${d} * ${input}.${'xyzw'[j]};`) : `a${t} += ${d} * ${input};`;
  const window = block.taps - 1;
  // Several positions per iteration: only the window and the sums are carried from one to the next.
  const positions = (count: number) => `
      ${each(count, (p) => `${value} x${window + p} = read(n, w + shift + ${window + p}, c);`)}
      ${each(count, (p) => `vec4 d${p} = TEXEL(dy, place + ${p * outGroups});`)}
      ${each(count, (p) => each(block.taps, (t) => multiply(t, `x${t + p}`, `d${p}`)))}
      place += ${count * outGroups};
      ${each(window, (t) => `x${t} = x${t + count};`)}`;
  return {
    key: `conv1dFilterGradient ${inWidth}×${inChannels} ${outWidth}×${outChannels} k${taps} p${padLeft} ${block.taps}×${block.inChannels}`,
    inputs: ['x', 'dy'],
    uniforms: [
      { name: 'perSlice', type: 'int' },
      { name: 'batch', type: 'int' },
    ],
    outputs: block.taps * block.inChannels,
    source: () => `
${value} read(int n, int w, int c) {
  return w >= 0 && w < ${inWidth} ? ${fetch}(x, (n * ${inWidth} + w) * ${inGroups} + c) : ${value}(0.0);
}
void main() {
  ivec2 outer = ${splitBy('int(gl_FragCoord.x)', outGroups)};
  ivec2 inner = ${splitBy('outer.x', inGroups)};
  int g = outer.y;
  int c = inner.y;
  int shift = inner.x * ${block.taps} - (${padLeft});
  int first = int(gl_FragCoord.y) * perSlice;
  int last = min(first + perSlice, batch);
  ${each(block.taps * block.inChannels, (i) => `vec4 a${i} = vec4(0.0);`)}
  for (int n = first; n < last; n++) {
    ${each(block.taps - 1, (t) => `${value} x${t} = read(n, shift + ${t}, c);`)}
    int place = n * ${outWidth * outGroups} + g;
    int w = 0;
    for (; w + ${UNROLL} <= ${outWidth}; w += ${UNROLL}) {${positions(UNROLL)}
    }
    for (; w < ${outWidth}; w++) {${positions(1)}
    }
  }
  ${each(block.taps * block.inChannels, (i) => `out${i} = a${i};`)}
}`,
  };
}

function addSlices({ taps, inChannels, outChannels }: Conv1dGeometry, block: Block): Program {
  const [inGroups, outGroups] = [inChannels / block.inChannels, outChannels / 4];
  return {
    key: `conv1dFilterGradientSum ${taps}×${inChannels}×${outChannels} ${block.taps}×${block.inChannels}`,
    inputs: ['sheets'],
    sheetInputs: ['sheets'],
    uniforms: [{ name: 'slices', type: 'int' }],
    outputs: 1,
    source: () => `
void main() {
  ivec2 outer = ${splitBy(OWN_TEXEL, outGroups)};
  ivec2 inner = ${splitBy('outer.x', inChannels)};
  ivec2 tap = ${splitBy('inner.x', block.taps)};
  ivec2 channel = ${splitBy('inner.y', block.inChannels)};
  int x = (tap.x * ${inGroups} + channel.x) * ${outGroups} + outer.y;
  int sheet = tap.y * ${block.inChannels} + channel.y;
  vec4 sum = vec4(0.0);
  for (int s = 0; s < slices; s++) sum += texelFetch(sheets, ivec3(x, s, sheet), 0);
  out0 = sum;
}`,
  };
}
