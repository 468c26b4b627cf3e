import * as tf from '@tensorflow/tfjs-core';
import type { OptimizerState } from '../../experiment/run/types';
import type { TrainSettings } from '../../experiment/settings/types';
import { adamStep } from '../../kernels/adamStep';
import { rmspropStep } from '../../kernels/rmspropStep';
import { readFlat, tensorsFromFlat } from './flatWeights';

/** Keras's defaults. */
const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;
const RMSPROP = { rho: 0.9, epsilon: 1e-7 } as const;

/** Updates the weights of one network by their gradients. */
export interface Optimizer {
  /**
   * One step. The gradients are named like the variables; the caller still owns them.
   *
   * @param learningRate rate of this step
   */
  apply(gradients: tf.NamedTensorMap, learningRate: number): void;
  snapshot(): Promise<OptimizerState>;
  restore(state: OptimizerState): void;
  /** Frees the moments. */
  dispose(): void;
}

/** Updates one variable; takes ownership of weight and moments, not of the gradient. @returns the new weight, then the new moments in their order */
type Move = (given: {
  weight: tf.Variable;
  gradient: tf.Tensor;
  moments: tf.Tensor[];
  /** Twice the L2 factor of the variable; 0 = none. */
  decay: number;
}) => tf.Tensor[];

/** An optimisation rule: how many moments it keeps per weight, and what it does at a step. */
interface Rule {
  moments: number;
  /** @param steps 1-based */
  at(steps: number, learningRate: number): Move;
}

/**
 * Adam (Kingma and Ba 2015, arXiv 1412.6980) or RMSprop (Tieleman and Hinton 2012), equal to those of tf.train except for
 * rounding, with a rate that changes each step and with fewer passes over the weights: on a GPU each pass is a draw call,
 * and with tf.train more than half of all draw calls of a training step are the optimiser's.
 *
 * The moments are stored without their factors (1 − β), as Σ β^k g and Σ β^k g²: the rest of the update rule then consists of
 * two numbers per step that are the same for all weights.
 *
 * @param l2 factor of the L2 penalty by variable name; adds 2 · factor · w to the gradient of that variable
 */
export function createOptimizer(
  kind: TrainSettings['optimizer'],
  variables: readonly tf.Variable[],
  l2: ReadonlyMap<string, number>,
): Optimizer {
  const rule = kind === 'adam' ? adam : rmsprop;
  let steps = 0;
  let moments = Array.from({ length: rule.moments }, () => variables.map(({ shape }) => tf.zeros(shape)));
  return {
    apply(gradients, learningRate) {
      steps++;
      const move = rule.at(steps, learningRate);
      variables.forEach((weight, index) => {
        const [next, ...nextMoments] = tf.tidy(() =>
          move({
            weight,
            gradient: gradients[weight.name]!,
            moments: moments.map((kind) => kind[index]!),
            decay: 2 * (l2.get(weight.name) ?? 0),
          }),
        );
        weight.assign(next!);
        next!.dispose();
        nextMoments.forEach((moment, kind) => {
          moments[kind]![index]!.dispose();
          // Protects it from any tf.tidy around this step.
          moments[kind]![index] = tf.keep(moment);
        });
      });
    },
    snapshot: async () => ({ steps, moments: await Promise.all(moments.map(readFlat)) }),
    restore(state) {
      tf.dispose(moments);
      steps = state.steps;
      moments = state.moments.map((flat) => tensorsFromFlat(flat, variables));
    },
    dispose: () => tf.dispose(moments),
  };
}

const adam: Rule = {
  moments: 2,
  at(steps, learningRate) {
    const { beta1, beta2, epsilon } = ADAM;
    // m̂ = M (1−β₁)/(1−β₁ᵗ) and √v̂ = √V / r, hence rate · m̂ / (√v̂ + ε) = [rate · r (1−β₁)/(1−β₁ᵗ)] · M / (√V + ε r).
    const r = Math.sqrt((1 - beta2 ** steps) / (1 - beta2));
    const rate = (learningRate * r * (1 - beta1)) / (1 - beta1 ** steps);
    return ({ weight, gradient, moments: [first, second], decay }) =>
      adamStep(
        { weight, gradient, first: first!, second: second! },
        { beta1, beta2, rate, floor: epsilon * r, decay, consume: true },
      );
  },
};

const rmsprop: Rule = {
  moments: 1,
  at(_steps, learningRate) {
    const { rho, epsilon } = RMSPROP;
    // √((1−ρ) V + ε) = √(1−ρ) · √(V + ε/(1−ρ))
    const rate = learningRate / Math.sqrt(1 - rho);
    const floor = epsilon / (1 - rho);
    return ({ weight, gradient, moments: [second], decay }) =>
      rmspropStep({ weight, gradient, second: second! }, { rho, rate, floor, decay, consume: true });
  },
};
