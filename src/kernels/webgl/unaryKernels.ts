import * as tf from '@tensorflow/tfjs';
import { RELU_GRAD } from '../kernelNames';
import type { KernelReplacement } from '../replaceKernels';
import { isOnCpu, sizeOf, type WebglBackend } from './backend';
import { OWN_TEXEL } from './layout';
import type { Program } from './program';
import { runtimeOf } from './runtime';

/** Functions of one number, each as GLSL applied to the texel `v`. */
const FUNCTIONS: Record<string, string> = {
  [tf.Relu]: 'max(v, 0.0)',
  [tf.Neg]: '-v',
  [tf.Exp]: 'exp(v)',
  [tf.Log]: 'log(v)',
  [tf.Floor]: 'floor(v)',
  [tf.Square]: 'v * v',
  [tf.Sqrt]: 'sqrt(v)',
};

const programs = new Map(
  Object.entries(FUNCTIONS).map(([name, value]): [string, Program] => [
    name,
    {
      key: `unary ${name}`,
      inputs: ['x'],
      outputs: 1,
      source: () => `void main() { vec4 v = TEXEL(x, ${OWN_TEXEL}); out0 = ${value}; }`,
    },
  ]),
);

/**
 * A gradient passes where the output of ReLU is positive; a selection, not a product, so that an infinite gradient is
 * blocked too.
 */
const RELU_GRADIENT: Program = {
  key: 'reluGradient',
  inputs: ['dy', 'y'],
  outputs: 1,
  source: () => `
void main() {
  int t = ${OWN_TEXEL};
  out0 = mix(vec4(0.0), TEXEL(dy, t), greaterThan(TEXEL(y, t), vec4(0.0)));
}`,
};

/** Functions of one number, texel by texel. */
export const unaryKernels: KernelReplacement[] = [
  ...Object.keys(FUNCTIONS).map((kernelName): KernelReplacement => {
    const program = programs.get(kernelName)!;
    return {
      kernelName,
      create: (stock) => (call) => {
        const { x } = call.inputs as { x: tf.TensorInfo };
        const runtime = runtimeOf(call.backend);
        const served = x.dtype === 'float32' && !isOnCpu(runtime.backend, x) && runtime.fits(sizeOf(x.shape));
        return served ? runtime.tensor(program, [x], x.shape) : stock!(call);
      },
    };
  }),
  {
    kernelName: RELU_GRAD,
    create: () => (call) => {
      const { dy, y } = call.inputs as { dy: tf.TensorInfo; y: tf.TensorInfo };
      return runtimeOf(call.backend as WebglBackend).tensor(RELU_GRADIENT, [dy, y], y.shape);
    },
  },
];
