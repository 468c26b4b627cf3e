import * as tf from '@tensorflow/tfjs';
import type { TrainSettings } from './types';

/** Keras's defaults. */
const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;
const RMSPROP = { rho: 0.9, epsilon: 1e-7 } as const;

/** Moves the weights of one network against their gradients. */
export interface Optimizer {
  /**
   * One step. The gradients are named as the variables and stay the caller's.
   *
   * @param learningRate rate of this step
   */
  apply(gradients: tf.NamedTensorMap, learningRate: number): void;
  /** Frees the moments. */
  dispose(): void;
}

/**
 * Adam (Kingma and Ba 2015, arXiv 1412.6980) or RMSprop (Tieleman and Hinton 2012), numerically the ones of tf.train but
 * for rounding, with a rate that changes each step and with fewer passes over the weights: on a GPU each pass is a draw
 * call, and with tf.train more than half of all draw calls of a training step are the optimiser's.
 *
 * The moments are kept without their factors (1 − β), as Σ β^k g and Σ β^k g²: what is left of the update rule is two
 * numbers a step that all weights share.
 *
 * @param l2 factor of the L2 penalty by variable name; adds 2 · factor · w to the gradient of that variable
 */
export function createOptimizer(
  kind: TrainSettings['optimizer'],
  variables: tf.Variable[],
  l2: ReadonlyMap<string, number>,
): Optimizer {
  return kind === 'adam' ? createAdam(variables, l2) : createRmsprop(variables, l2);
}

function createAdam(variables: tf.Variable[], l2: ReadonlyMap<string, number>): Optimizer {
  const { beta1, beta2, epsilon } = ADAM;
  const first = zerosFor(variables);
  const second = zerosFor(variables);
  const constants = { beta1: tf.scalar(beta1), beta2: tf.scalar(beta2) };
  const decay = decayOf(l2);
  let steps = 0;
  return {
    apply(gradients, learningRate) {
      steps++;
      // m̂ = M (1−β₁)/(1−β₁ᵗ) and √v̂ = √V / r, hence rate · m̂ / (√v̂ + ε) = [rate · r (1−β₁)/(1−β₁ᵗ)] · M / (√V + ε r).
      const r = Math.sqrt((1 - beta2 ** steps) / (1 - beta2));
      tf.tidy(() => {
        const rate = tf.scalar((learningRate * r * (1 - beta1)) / (1 - beta1 ** steps));
        const floor = tf.scalar(epsilon * r);
        variables.forEach((variable, index) => {
          const gradient = withDecay(gradients[variable.name]!, variable, decay);
          const m = tf.add(tf.mul(first[index]!, constants.beta1), gradient);
          const v = tf.add(tf.mul(second[index]!, constants.beta2), tf.square(gradient));
          variable.assign(tf.sub(variable, tf.mul(tf.div(m, tf.add(tf.sqrt(v), floor)), rate)));
          replace(first, index, m);
          replace(second, index, v);
        });
      });
    },
    dispose: () => tf.dispose([...first, ...second, constants.beta1, constants.beta2, ...decay.values()]),
  };
}

function createRmsprop(variables: tf.Variable[], l2: ReadonlyMap<string, number>): Optimizer {
  const { rho, epsilon } = RMSPROP;
  const second = zerosFor(variables);
  // √((1−ρ) V + ε) = √(1−ρ) · √(V + ε/(1−ρ))
  const constants = { rho: tf.scalar(rho), floor: tf.scalar(epsilon / (1 - rho)) };
  const decay = decayOf(l2);
  return {
    apply(gradients, learningRate) {
      tf.tidy(() => {
        const rate = tf.scalar(learningRate / Math.sqrt(1 - rho));
        variables.forEach((variable, index) => {
          const gradient = withDecay(gradients[variable.name]!, variable, decay);
          const v = tf.add(tf.mul(second[index]!, constants.rho), tf.square(gradient));
          const step = tf.mul(tf.div(gradient, tf.sqrt(tf.add(v, constants.floor))), rate);
          variable.assign(tf.sub(variable, step));
          replace(second, index, v);
        });
      });
    },
    dispose: () => tf.dispose([...second, constants.rho, constants.floor, ...decay.values()]),
  };
}

function zerosFor(variables: tf.Variable[]): tf.Tensor[] {
  return variables.map((variable) => tf.zeros(variable.shape));
}

function decayOf(l2: ReadonlyMap<string, number>): Map<string, tf.Scalar> {
  return new Map([...l2].map(([name, factor]) => [name, tf.scalar(2 * factor)]));
}

function withDecay(gradient: tf.Tensor, variable: tf.Variable, decay: Map<string, tf.Scalar>): tf.Tensor {
  const factor = decay.get(variable.name);
  return factor ? tf.add(gradient, tf.mul(variable, factor)) : gradient;
}

/** Puts the new moment in the place of the old, safe from the tidying around it. */
function replace(moments: tf.Tensor[], index: number, next: tf.Tensor): void {
  moments[index]!.dispose();
  moments[index] = tf.keep(next);
}
