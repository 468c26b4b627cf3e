import * as tf from '@tensorflow/tfjs';
import type { KernelReplacement } from '../replaceKernels';
import { isOnCpu, sizeOf } from './backend';
import { OWN_TEXEL, splitBy } from './layout';
import type { Program } from './program';
import { type KernelCall, type Runtime, runtimeOf } from './runtime';

/** Functions of two numbers, each as GLSL of the texels `a` and `b`. */
const FUNCTIONS: Record<string, { value: string; dtype: 'float32' | 'bool' }> = {
  [tf.Add]: { value: 'a + b', dtype: 'float32' },
  [tf.Sub]: { value: 'a - b', dtype: 'float32' },
  [tf.Multiply]: { value: 'a * b', dtype: 'float32' },
  [tf.RealDiv]: { value: 'a / b', dtype: 'float32' },
  [tf.Maximum]: { value: 'max(a, b)', dtype: 'float32' },
  [tf.Minimum]: { value: 'min(a, b)', dtype: 'float32' },
  [tf.Equal]: { value: 'vec4(equal(a, b))', dtype: 'bool' },
  [tf.Greater]: { value: 'vec4(greaterThan(a, b))', dtype: 'bool' },
};

/** Functions of two numbers with tfjs's broadcasting. */
export const binaryKernels: KernelReplacement[] = Object.keys(FUNCTIONS).map((kernelName) => ({
  kernelName,
  create: (stock) => (call) => {
    const runtime = runtimeOf(call.backend);
    return combine(runtime, kernelName, call) ?? stock!(call);
  },
}));

function combine(runtime: Runtime, kernelName: string, { inputs }: KernelCall): tf.TensorInfo | undefined {
  const { a, b } = inputs as { a: tf.TensorInfo; b: tf.TensorInfo };
  const { dtype } = FUNCTIONS[kernelName]!;
  const numbers = dtype === 'bool' ? ['float32', 'int32'] : ['float32'];
  const served = a.dtype === b.dtype && numbers.includes(a.dtype);
  // Small tensors that are not on the GPU yet are computed by tfjs on the CPU.
  const onCpu = [a, b].every((info) => isOnCpu(runtime.backend, info) && sizeOf(info.shape) < 128);
  if (!served || onCpu) return undefined;
  const shape = tf.backend_util.assertAndGetBroadcastShape(a.shape, b.shape);
  if (![a.shape, b.shape, shape].every((each) => runtime.fits(sizeOf(each)))) return undefined;

  const operands = [operand(runtime, 'a', a, shape), operand(runtime, 'b', b, shape)];
  return runtime.tensor(
    program(kernelName, operands, sizeOf(shape)),
    operands.flatMap(({ texture }) => texture ?? []),
    shape,
    operands.flatMap(({ uniform }) => uniform ?? []),
    dtype,
  );
}

/** How a program reads one of the two operands. */
interface Operand {
  name: string;
  /** Identifies everything that `texel` and `number` depend on. */
  key: string;
  /** GLSL of four numbers for texel `t` of the result, if possible. */
  texel: string | undefined;
  /** GLSL of the number for index `i` of the result. */
  number: string;
  texture?: tf.TensorInfo;
  uniform?: number;
}

function operand(runtime: Runtime, name: string, info: tf.TensorInfo, shape: number[]): Operand {
  const size = sizeOf(info.shape);
  if (size === 1 && isOnCpu(runtime.backend, info)) {
    const [uniform] = runtime.backend.texData.get(info.dataId).values as ArrayLike<number> as [number];
    return { name, key: 'uniform', texel: `vec4(${name}Value)`, number: `${name}Value`, uniform };
  }
  const texture = info;
  const tensorOperand = (key: string, texel: string | undefined, number: string): Operand => ({
    name,
    key,
    texel,
    number,
    texture,
  });
  if (size === sizeOf(shape)) return tensorOperand('same', `TEXEL(${name}, t)`, `NUMBER(${name}, i)`);
  if (size === 1) return tensorOperand('one', `vec4(NUMBER(${name}, 0))`, `NUMBER(${name}, 0)`);
  const kept = info.shape.slice(info.shape.findIndex((extent) => extent !== 1));
  if (kept.every((extent, i) => extent === shape[shape.length - kept.length + i])) {
    const number = `NUMBER(${name}, ${splitBy('i', size)}.y)`;
    const texel = size % 4 === 0 ? `TEXEL(${name}, ${splitBy('t', size / 4)}.y)` : undefined;
    return tensorOperand(`rows ${size}`, texel, number);
  }
  return tensorOperand(
    `${info.shape}→${shape}`,
    undefined,
    `NUMBER(${name}, ${flatIndex(info.shape, shape)})`,
  );
}

/** GLSL for the index in a broadcast tensor that belongs to index `i` of the result. */
function flatIndex(from: number[], to: number[]): string {
  const padded = [...Array(to.length - from.length).fill(1), ...from] as number[];
  const parts = padded.flatMap((extent, axis) => {
    if (extent === 1) return [];
    const after = splitBy('i', sizeOf(to.slice(axis + 1)));
    return [`${splitBy(`${after}.x`, to[axis]!)}.y * ${sizeOf(padded.slice(axis + 1))}`];
  });
  return parts.join(' + ') || '0';
}

function program(kernelName: string, operands: Operand[], size: number): Program {
  const texels = operands.every(({ texel }) => texel);
  const { value } = FUNCTIONS[kernelName]!;
  return {
    key: `binary ${kernelName} ${operands.map(({ key }) => key).join(', ')} ${texels ? '' : size}`,
    inputs: operands.filter(({ texture }) => texture).map(({ name }) => name),
    uniforms: operands
      .filter(({ texture }) => !texture)
      .map(({ name }) => ({ name: `${name}Value`, type: 'float' })),
    outputs: 1,
    source: () => (texels ? byTexels(operands, value) : byNumbers(operands, value, size)),
  };
}

const body = (value: string) => `vec4 apply(vec4 a, vec4 b) { return ${value}; }`;

function byTexels([a, b]: Operand[], value: string): string {
  return `${body(value)}
void main() {
  int t = ${OWN_TEXEL};
  out0 = apply(${a!.texel}, ${b!.texel});
}`;
}

function byNumbers([a, b]: Operand[], value: string, size: number): string {
  const read = ({ name, number }: Operand) => `
float ${name}At(int i) { return ${number}; }
vec4 ${name}Four(ivec4 i) { return vec4(${name}At(i.x), ${name}At(i.y), ${name}At(i.z), ${name}At(i.w)); }`;
  return `${body(value)}${read(a!)}${read(b!)}
void main() {
  ivec4 i = min(4 * ${OWN_TEXEL} + ivec4(0, 1, 2, 3), ivec4(${size - 1}));
  out0 = apply(${a!.name}Four(i), ${b!.name}Four(i));
}`;
}
