import * as tf from '@tensorflow/tfjs';
import type { KernelReplacement } from '../replaceKernels';
import { isOnCpu, sizeOf } from './backend';
import { OWN_TEXEL, splitBy } from './layout';
import type { Program } from './program';
import { type Runtime, runtimeOf } from './runtime';

/** The most tensors that one program concatenates. */
const PARTS_MAX = 8;

/** Concatenating, stacking, slicing and splitting along one axis. */
export const arrangeKernels: KernelReplacement[] = [
  {
    kernelName: tf.Concat,
    create: (stock) => (call) => {
      const parts = Object.values(call.inputs) as tf.TensorInfo[];
      const axis = tf.util.parseAxisParam(call.attrs!.axis as number, parts[0]!.shape)[0]!;
      const shape = tf.backend_util.computeOutShape(
        parts.map((part) => part.shape),
        axis,
      );
      return join(runtimeOf(call.backend), parts, axis, shape) ?? stock!(call);
    },
  },
  {
    kernelName: tf.Pack,
    create: (stock) => (call) => {
      const parts = Object.values(call.inputs) as tf.TensorInfo[];
      const axis = call.attrs!.axis as number;
      const shape = parts[0]!.shape.toSpliced(axis, 0, parts.length);
      return join(runtimeOf(call.backend), parts, axis, shape) ?? stock!(call);
    },
  },
  {
    kernelName: tf.Slice,
    create: (stock) => (call) => {
      const { x } = call.inputs as { x: tf.TensorInfo };
      const { begin, size } = call.attrs as { begin: number[]; size: number[] };
      return cut(runtimeOf(call.backend), x, begin, size) ?? stock!(call);
    },
  },
  {
    kernelName: tf.SplitV,
    create: (stock) => (call) => {
      const { x } = call.inputs as { x: tf.TensorInfo };
      const attributes = call.attrs as { numOrSizeSplits: number | number[]; axis: number };
      const axis = tf.util.parseAxisParam(attributes.axis, x.shape)[0]!;
      const sizes = tf.backend_util.prepareSplitSize(x as tf.Tensor, attributes.numOrSizeSplits, axis);
      const runtime = runtimeOf(call.backend);
      if (sizes.includes(0) || !served(runtime, [x])) return stock!(call);
      let from = 0;
      return sizes.map((size) => {
        const begin = x.shape.map((_, i) => (i === axis ? from : 0));
        from += size;
        return cut(runtime, x, begin, x.shape.with(axis, size))!;
      });
    },
  },
];

const served = (runtime: Runtime, parts: tf.TensorInfo[]): boolean =>
  parts.every(
    ({ shape, dtype }) =>
      dtype === parts[0]!.dtype && dtype !== 'complex64' && dtype !== 'string' && runtime.fits(sizeOf(shape)),
  ) && !parts.every((part) => isOnCpu(runtime.backend, part));

/** Concatenates the rows of the parts; a row consists of the axis and all axes after it. */
function join(
  runtime: Runtime,
  parts: tf.TensorInfo[],
  axis: number,
  shape: number[],
): tf.TensorInfo | undefined {
  if (parts.length > PARTS_MAX || !served(runtime, parts) || !runtime.fits(sizeOf(shape))) return undefined;
  const rows = parts.map((part) => sizeOf(part.shape.slice(axis)));
  return runtime.tensor(sideBySide(rows), parts, shape, [], parts[0]!.dtype);
}

function sideBySide(rows: number[]): Program {
  const inFours = rows.every((row) => row % 4 === 0);
  const unit = inFours ? 4 : 1;
  const total = rows.reduce((sum, row) => sum + row, 0) / unit;
  const [type, read] = inFours ? ['vec4', 'TEXEL'] : ['float', 'NUMBER'];
  let from = 0;
  const branches = rows.map((row, part) => {
    const start = from;
    from += row / unit;
    const value = `return ${read}(part${part}, at.x * ${row / unit} + at.y - ${start});`;
    return part === rows.length - 1 ? value : `if (at.y < ${from}) ${value}`;
  });
  return {
    key: `sideBySide ${rows}`,
    inputs: rows.map((_, part) => `part${part}`),
    outputs: 1,
    source: () => `
${type} read(int i) {
  ivec2 at = ${splitBy('i', total)};
  ${branches.join('\n  ')}
}
${inFours ? FOUR_AT_ONCE : FOUR_SINGLES}`,
  };
}

function cut(runtime: Runtime, x: tf.TensorInfo, begin: number[], size: number[]): tf.TensorInfo | undefined {
  const [from, shape] = tf.slice_util.parseSliceParams(x as tf.Tensor, begin, size) as [number[], number[]];
  const cuts = shape.flatMap((extent, axis) => (extent === x.shape[axis] ? [] : [axis]));
  if (cuts.length > 1 || sizeOf(shape) === 0 || !served(runtime, [x])) return undefined;
  tf.slice_util.assertParamsValid(x, from, shape);
  const axis = cuts[0] ?? 0;
  const inner = sizeOf(x.shape.slice(axis + 1));
  const [rowIn, rowOut] = [(x.shape[axis] ?? 1) * inner, (shape[axis] ?? 1) * inner];
  const offset = (from[axis] ?? 0) * inner;
  return runtime.tensor(partOfRows(rowIn, rowOut, offset), [x], shape, [], x.dtype);
}

function partOfRows(rowIn: number, rowOut: number, offset: number): Program {
  const inFours = [rowIn, rowOut, offset].every((count) => count % 4 === 0);
  const unit = inFours ? 4 : 1;
  const [type, read] = inFours ? ['vec4', 'TEXEL'] : ['float', 'NUMBER'];
  return {
    key: `partOfRows ${rowIn} ${rowOut} ${offset}`,
    inputs: ['x'],
    outputs: 1,
    source: () => `
${type} read(int i) {
  ivec2 at = ${splitBy('i', rowOut / unit)};
  return ${read}(x, at.x * ${rowIn / unit} + ${offset / unit} + at.y);
}
${inFours ? FOUR_AT_ONCE : FOUR_SINGLES}`,
  };
}

const FOUR_AT_ONCE = `void main() { out0 = read(${OWN_TEXEL}); }`;
const FOUR_SINGLES = `
void main() {
  int i = 4 * ${OWN_TEXEL};
  out0 = vec4(read(i), read(i + 1), read(i + 2), read(i + 3));
}`;
