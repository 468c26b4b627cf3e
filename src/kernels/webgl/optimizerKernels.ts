import type * as tf from '@tensorflow/tfjs';
import type { AdamAttributes } from '../adamStep';
import { ADAM_STEP, RMSPROP_STEP } from '../kernelNames';
import type { KernelReplacement } from '../replaceKernels';
import type { RmspropAttributes } from '../rmspropStep';
import { OWN_TEXEL } from './layout';
import type { Program } from './program';
import { runtimeOf } from './runtime';

/** One draw call per variable writes weights and moments together. */
const ADAM: Program = {
  key: 'adam',
  inputs: ['weight', 'first', 'second', 'gradient'],
  uniforms: ['beta1', 'beta2', 'rate', 'least', 'decay'].map((name) => ({ name, type: 'float' })),
  outputs: 3,
  source: () => `
void main() {
  int t = ${OWN_TEXEL};
  vec4 w = TEXEL(weight, t);
  vec4 g = TEXEL(gradient, t) + decay * w;
  vec4 m = beta1 * TEXEL(first, t) + g;
  vec4 v = beta2 * TEXEL(second, t) + g * g;
  out0 = w - rate * m / (sqrt(v) + least);
  out1 = m;
  out2 = v;
}`,
};

const RMSPROP: Program = {
  key: 'rmsprop',
  inputs: ['weight', 'second', 'gradient'],
  uniforms: ['rho', 'rate', 'least', 'decay'].map((name) => ({ name, type: 'float' })),
  outputs: 2,
  source: () => `
void main() {
  int t = ${OWN_TEXEL};
  vec4 w = TEXEL(weight, t);
  vec4 g = TEXEL(gradient, t) + decay * w;
  vec4 v = rho * TEXEL(second, t) + g * g;
  out0 = w - rate * g / sqrt(v + least);
  out1 = v;
}`,
};

/** Steps of the optimisers. Old tensors are not overwritten: their textures return to tfjs's pool when they are disposed. */
export const optimizerKernels: KernelReplacement[] = [
  {
    kernelName: ADAM_STEP,
    create: () => (call) => {
      const { weight, first, second, gradient } = call.inputs as Record<string, tf.TensorInfo>;
      const { beta1, beta2, rate, floor, decay } = call.attrs as unknown as AdamAttributes;
      const inputs = [weight!, first!, second!, gradient!];
      return runtimeOf(call.backend).tensors(ADAM, inputs, weight!.shape, [beta1, beta2, rate, floor, decay]);
    },
  },
  {
    kernelName: RMSPROP_STEP,
    create: () => (call) => {
      const { weight, second, gradient } = call.inputs as Record<string, tf.TensorInfo>;
      const { rho, rate, floor, decay } = call.attrs as unknown as RmspropAttributes;
      return runtimeOf(call.backend).tensors(RMSPROP, [weight!, second!, gradient!], weight!.shape, [
        rho,
        rate,
        floor,
        decay,
      ]);
    },
  },
];
