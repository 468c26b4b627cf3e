import * as tf from '@tensorflow/tfjs';
import type { KernelReplacement } from '../replaceKernels';
import { convolve, convolveBack } from './conv1d';
import { filterGradient } from './conv1dFilterGradient';
import { type ConvAttributes, conv1dGeometry } from './geometry';
import { runtimeOf } from './runtime';

/** 1-D convolutions of stride 1 and their two gradients; all others are left to the stock kernels. */
export const convKernels: KernelReplacement[] = [
  {
    kernelName: tf.Conv2D,
    create: (stock) => (call) => {
      const { x, filter } = call.inputs as { x: tf.TensorInfo; filter: tf.TensorInfo };
      const attributes = call.attrs as unknown as ConvAttributes;
      const geometry = conv1dGeometry(x.shape, filter.shape, attributes);
      return (geometry && convolve(runtimeOf(call.backend), x, filter, geometry)) ?? stock!(call);
    },
  },
  {
    kernelName: tf.Conv2DBackpropInput,
    create: (stock) => (call) => {
      const { dy, filter } = call.inputs as { dy: tf.TensorInfo; filter: tf.TensorInfo };
      const attributes = call.attrs as unknown as ConvAttributes & { inputShape: number[] };
      const geometry = conv1dGeometry(attributes.inputShape, filter.shape, attributes);
      return (geometry && convolveBack(runtimeOf(call.backend), dy, filter, geometry)) ?? stock!(call);
    },
  },
  {
    kernelName: tf.Conv2DBackpropFilter,
    create: (stock) => (call) => {
      const { x, dy } = call.inputs as { x: tf.TensorInfo; dy: tf.TensorInfo };
      const attributes = call.attrs as unknown as ConvAttributes & { filterShape: number[] };
      const geometry = conv1dGeometry(x.shape, attributes.filterShape, attributes);
      return (geometry && filterGradient(runtimeOf(call.backend), x, dy, geometry)) ?? stock!(call);
    },
  },
];
