import * as tf from '@tensorflow/tfjs';
import type { KernelReplacement } from '../replaceKernels';
import { isOnCpu, sizeOf } from './backend';
import { OWN_TEXEL } from './layout';
import type { Program } from './program';
import { type KernelCall, type Runtime, runtimeOf } from './runtime';

/** The most numbers that one fragment adds up; tfjs splits longer sums into stages. */
const LONGEST = 8192;

interface Reduction {
  /** GLSL: the initial value, and the result with one more number or texel `v`. */
  start: string;
  step: string;
}

const REDUCTIONS: Record<string, Reduction> = {
  [tf.Sum]: { start: '0.0', step: 'known + v' },
  [tf.Max]: { start: '-3.4028234e38', step: 'max(known, v)' },
};

/** Sums and maxima over the first or the last axes, and the index of the maximum in a row. */
export const reduceKernels: KernelReplacement[] = [
  ...Object.keys(REDUCTIONS).map(
    (kernelName): KernelReplacement => ({
      kernelName,
      create: (stock) => (call) => reduce(runtimeOf(call.backend), kernelName, call) ?? stock!(call),
    }),
  ),
  {
    kernelName: tf.ArgMax,
    create: (stock) => (call) => {
      const { x } = call.inputs as { x: tf.TensorInfo };
      const runtime = runtimeOf(call.backend);
      const [axis] = tf.util.parseAxisParam(call.attrs!.axis as number, x.shape);
      const inner = x.shape.at(-1) ?? 0;
      const served = readable(runtime, x) && axis === x.shape.length - 1 && inner <= LONGEST;
      if (!served) return stock!(call);
      return runtime.tensor(ARG_MAX, [x], x.shape.slice(0, -1), [inner], 'int32');
    },
  },
];

const readable = (runtime: Runtime, x: tf.TensorInfo): boolean =>
  x.dtype === 'float32' && !isOnCpu(runtime.backend, x) && runtime.fits(sizeOf(x.shape));

function reduce(
  runtime: Runtime,
  kernelName: string,
  { inputs, attrs }: KernelCall,
): tf.TensorInfo | undefined {
  const { x } = inputs as { x: tf.TensorInfo };
  const { axis, reductionIndices, keepDims } = attrs as {
    axis?: number[];
    reductionIndices?: number[];
    keepDims: boolean;
  };
  if (!readable(runtime, x)) return undefined;
  const axes = tf.util.parseAxisParam((axis ?? reductionIndices)!, x.shape).sort((a, b) => a - b);
  const rank = x.shape.length;
  const shape = x.shape.flatMap((extent, i) => (axes.includes(i) ? (keepDims ? [1] : []) : [extent]));
  const count = sizeOf(axes.map((i) => x.shape[i]!));
  const kept = sizeOf(x.shape) / count;
  if (count > LONGEST || axes.length === 0) return undefined;
  const last = axes.every((axis, i) => axis === rank - axes.length + i);
  const first = axes.every((axis, i) => axis === i);
  if (last) return runtime.tensor(overLast(kernelName, count % 4 === 0), [x], shape, [count]);
  if (first) return runtime.tensor(overFirst(kernelName, kept % 4 === 0), [x], shape, [count, kept]);
  return undefined;
}

const functions = ({ start, step }: Reduction) => `
vec4 add(vec4 known, vec4 v) { return ${step}; }
float add(float known, float v) { return ${step}; }
const float START = ${start};`;

/** Reduces a row of numbers to one. */
function overLast(kernelName: string, inFours: boolean): Program {
  const loop = inFours
    ? `
  vec4 known = vec4(START);
  int first = row * (count >> 2);
  for (int i = 0; i < (count >> 2); i++) known = add(known, TEXEL(x, first + i));
  return add(add(known.x, known.y), add(known.z, known.w));`
    : `
  float known = START;
  for (int i = 0; i < count; i++) known = add(known, NUMBER(x, row * count + i));
  return known;`;
  return {
    key: `reduceLast ${kernelName} ${inFours}`,
    inputs: ['x'],
    uniforms: [{ name: 'count', type: 'int' }],
    outputs: 1,
    source: () => `${functions(REDUCTIONS[kernelName]!)}
float number(int row) {${loop}
}
void main() {
  int row = 4 * ${OWN_TEXEL};
  out0 = vec4(number(row), number(row + 1), number(row + 2), number(row + 3));
}`,
  };
}

/** Reduces a column of numbers to one. */
function overFirst(kernelName: string, inFours: boolean): Program {
  return {
    key: `reduceFirst ${kernelName} ${inFours}`,
    inputs: ['x'],
    uniforms: [
      { name: 'count', type: 'int' },
      { name: 'kept', type: 'int' },
    ],
    outputs: 1,
    source: () => `${functions(REDUCTIONS[kernelName]!)}
vec4 read(int row, int t) {
  ${
    inFours
      ? 'return TEXEL(x, row * (kept >> 2) + t);'
      : 'int i = row * kept + 4 * t; return vec4(NUMBER(x, i), NUMBER(x, i + 1), NUMBER(x, i + 2), NUMBER(x, i + 3));'
  }
}
void main() {
  vec4 known = vec4(START);
  for (int row = 0; row < count; row++) known = add(known, read(row, ${OWN_TEXEL}));
  out0 = known;
}`,
  };
}

const ARG_MAX: Program = {
  key: 'argMax',
  inputs: ['x'],
  uniforms: [{ name: 'count', type: 'int' }],
  outputs: 1,
  source: () => `
float number(int row) {
  float most = NUMBER(x, row * count);
  int place = 0;
  for (int i = 1; i < count; i++) {
    float v = NUMBER(x, row * count + i);
    if (v > most) { most = v; place = i; }
  }
  return float(place);
}
void main() {
  int row = 4 * ${OWN_TEXEL};
  out0 = vec4(number(row), number(row + 1), number(row + 2), number(row + 3));
}`,
};
