import * as tf from '@tensorflow/tfjs-core';
import type { AdamAttributes, AdamInputs } from '../adamStep';
import { ADAM_STEP, RMSPROP_STEP } from '../kernelNames';
import type { KernelReplacement } from '../replaceKernels';
import type { RmspropAttributes, RmspropInputs } from '../rmspropStep';
import type { WasmContext } from './context';
import { addressOf } from './heap';

/** The steps of the optimisers, each in one pass over a variable. */
export function updateKernels({ backend, kernels }: WasmContext): KernelReplacement[] {
  const at = (tensor: tf.TensorInfo) => addressOf(backend, tensor);
  /**
   * The output tensor that replaces a tensor: the same memory if the caller gives it up and nothing else shares it,
   * else new memory.
   */
  const successor = ({ dataId, shape, dtype }: tf.TensorInfo, consume = false): tf.TensorInfo => {
    if (!consume || backend.refCount(dataId) !== 1) return backend.makeOutput(shape, dtype);
    backend.incRef(dataId);
    return { dataId, shape, dtype };
  };
  return [
    {
      kernelName: ADAM_STEP,
      create: () => (params) => {
        const { weight, first, second, gradient } = params.inputs as unknown as AdamInputs;
        const attributes = params.attrs as unknown as AdamAttributes;
        const { beta1, beta2, rate, floor, decay, consume } = attributes;
        const w = successor(weight, consume);
        const m = successor(first, consume);
        const v = successor(second, consume);
        const count = tf.util.sizeFromShape(weight.shape);
        const addresses = [weight, first, second, gradient, w, m, v].map(at) as SevenAddresses;
        kernels.adamStep(...addresses, count, beta1, beta2, rate, floor, decay);
        return [w, m, v];
      },
    },
    {
      kernelName: RMSPROP_STEP,
      create: () => (params) => {
        const { weight, second, gradient } = params.inputs as unknown as RmspropInputs;
        const { rho, rate, floor, decay, consume } = params.attrs as unknown as RmspropAttributes;
        const w = successor(weight, consume);
        const v = successor(second, consume);
        const count = tf.util.sizeFromShape(weight.shape);
        const addresses = [weight, second, gradient, w, v].map(at) as FiveAddresses;
        kernels.rmspropStep(...addresses, count, rho, rate, floor, decay);
        return [w, v];
      },
    },
  ];
}

type FiveAddresses = [number, number, number, number, number];
type SevenAddresses = [...FiveAddresses, number, number];
