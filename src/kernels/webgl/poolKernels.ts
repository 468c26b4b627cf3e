import * as tf from '@tensorflow/tfjs';
import type { KernelReplacement } from '../replaceKernels';
import { sizeOf } from './backend';
import { OWN_TEXEL, splitBy } from './layout';
import type { Program } from './program';
import { runtimeOf } from './runtime';

interface PoolAttributes {
  filterSize: number | [number, number];
  strides: number | [number, number];
  pad: Parameters<typeof tf.backend_util.computePool2DInfo>[4];
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

type PoolInfo = ReturnType<typeof tf.backend_util.computePool2DInfo>;

/** Max-pooling without padding, channels in multiples of four; its gradient if the windows do not overlap. */
export const poolKernels: KernelReplacement[] = [
  {
    kernelName: tf.MaxPool,
    create: (stock) => (call) => {
      const { x } = call.inputs as { x: tf.TensorInfo };
      const info = poolInfo(x, call.attrs as unknown as PoolAttributes);
      const runtime = runtimeOf(call.backend);
      if (!info || !runtime.fits(sizeOf(x.shape))) return stock!(call);
      return runtime.tensor(maxPool(info), [x], info.outShape);
    },
  },
  {
    kernelName: tf.MaxPoolGrad,
    create: (stock) => (call) => {
      const { dy, input } = call.inputs as { dy: tf.TensorInfo; input: tf.TensorInfo };
      const info = poolInfo(input, call.attrs as unknown as PoolAttributes);
      const runtime = runtimeOf(call.backend);
      const apart = info && info.strideHeight >= info.filterHeight && info.strideWidth >= info.filterWidth;
      if (!apart || !runtime.fits(sizeOf(input.shape))) return stock!(call);
      return runtime.tensor(maxPoolGradient(info), [dy, input], input.shape);
    },
  },
];

function poolInfo(x: tf.TensorInfo, attributes: PoolAttributes): PoolInfo | undefined {
  const { filterSize, strides, pad, dimRoundingMode } = attributes;
  const shape = x.shape as [number, number, number, number];
  const info = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
  const { top, bottom, left, right } = info.padInfo;
  const served =
    x.dtype === 'float32' &&
    top + bottom + left + right === 0 &&
    info.inChannels % 4 === 0 &&
    sizeOf(info.outShape) > 0;
  return served ? info : undefined;
}

const keyOf = (info: PoolInfo): string =>
  [
    `${info.inHeight}×${info.inWidth}×${info.inChannels} ${info.outHeight}×${info.outWidth}`,
    `${info.filterHeight}×${info.filterWidth} ${info.strideHeight}×${info.strideWidth}`,
  ].join(' ');

/** Beat, row, column and group of channels of a texel of an image. */
const decode = (height: number, width: number, groups: number): string => `
  ivec2 byGroup = ${splitBy(OWN_TEXEL, groups)};
  ivec2 byColumn = ${splitBy('byGroup.x', width)};
  ivec2 byRow = ${splitBy('byColumn.x', height)};
  int n = byRow.x;
  int g = byGroup.y;`;

function maxPool(info: PoolInfo): Program {
  const groups = info.inChannels / 4;
  const texel = (row: string, column: string) =>
    `TEXEL(x, ((n * ${info.inHeight} + top + ${row}) * ${info.inWidth} + left + ${column}) * ${groups} + g)`;
  return {
    key: `maxPool ${keyOf(info)}`,
    inputs: ['x'],
    outputs: 1,
    source: () => `
void main() {${decode(info.outHeight, info.outWidth, groups)}
  int top = byRow.y * ${info.strideHeight};
  int left = byColumn.y * ${info.strideWidth};
  vec4 most = ${texel('0', '0')};
  for (int r = 0; r < ${info.filterHeight}; r++) {
    for (int c = 0; c < ${info.filterWidth}; c++) most = max(most, ${texel('r', 'c')});
  }
  out0 = most;
}`,
  };
}

/** The gradient goes to the first maximum in each window. */
function maxPoolGradient(info: PoolInfo): Program {
  const groups = info.inChannels / 4;
  return {
    key: `maxPoolGradient ${keyOf(info)}`,
    inputs: ['dy', 'x'],
    outputs: 1,
    source: () => `
void main() {${decode(info.inHeight, info.inWidth, groups)}
  ivec2 down = ${splitBy('byRow.y', info.strideHeight)};
  ivec2 across = ${splitBy('byColumn.y', info.strideWidth)};
  bool pooled = down.x < ${info.outHeight} && down.y < ${info.filterHeight}
    && across.x < ${info.outWidth} && across.y < ${info.filterWidth};
  int corner = ((n * ${info.inHeight} + byRow.y - down.y) * ${info.inWidth} + byColumn.y - across.y) * ${groups} + g;
  int own = down.y * ${info.filterWidth} + across.y;
  vec4 mine = TEXEL(x, corner + (down.y * ${info.inWidth} + across.y) * ${groups});
  vec4 largest = vec4(1.0);
  for (int r = 0; r < ${info.filterHeight}; r++) {
    for (int c = 0; c < ${info.filterWidth}; c++) {
      int place = min(r, ${info.inHeight - 1} - byRow.y + down.y) * ${info.inWidth} + min(c, ${info.inWidth - 1} - byColumn.y + across.y);
      vec4 other = pooled ? TEXEL(x, corner + place * ${groups}) : vec4(0.0);
      int at = r * ${info.filterWidth} + c;
      if (at < own) largest *= vec4(greaterThan(mine, other));
      if (at > own) largest *= vec4(greaterThanEqual(mine, other));
    }
  }
  vec4 d = pooled ? TEXEL(dy, ((n * ${info.outHeight} + down.x) * ${info.outWidth} + across.x) * ${groups} + g) : vec4(0.0);
  out0 = d * largest;
}`,
  };
}
