import * as tf from '@tensorflow/tfjs';
import { convReluPool } from '../convReluPool';
import { type KernelCase, valueAndGradients, wave } from './caseParts';

/**
 * The lab's own layer, and edge cases: odd sizes, even and wide filters, one pixel, channel counts that are not
 * multiples of four.
 */
const LAYERS = [
  { batch: 2, height: 32, width: 32, inChannels: 3, outChannels: 32, kernel: 5 },
  { batch: 3, height: 13, width: 10, inChannels: 3, outChannels: 8, kernel: 5 },
  { batch: 2, height: 8, width: 9, inChannels: 1, outChannels: 4, kernel: 4 },
  { batch: 1, height: 6, width: 7, inChannels: 5, outChannels: 12, kernel: 7 },
  { batch: 2, height: 3, width: 2, inChannels: 3, outChannels: 8, kernel: 3 },
  { batch: 2, height: 9, width: 8, inChannels: 2, outChannels: 4, kernel: 1 },
  { batch: 1, height: 8, width: 8, inChannels: 3, outChannels: 6, kernel: 5 },
];

/** A first layer in one kernel, compared with stock kernels in the order of a network. */
export function convPoolCases(): KernelCase[] {
  return LAYERS.map(({ batch, height, width, inChannels, outChannels, kernel }) => ({
    name: `conv2d → relu → maxPool ${batch}×${height}×${width}×${inChannels}→${outChannels} k${kernel}`,
    compute: () => {
      const x = wave([batch, height, width, inChannels], 1) as tf.Tensor4D;
      return valueAndGradients(
        [wave([kernel, kernel, inChannels, outChannels], 2), wave([outChannels], 3)],
        (filter, bias) =>
          tf.getBackend() === 'cpu'
            ? tf.maxPool(
                tf.relu(tf.add(tf.conv2d(x, filter as tf.Tensor4D, 1, 'same'), bias!)) as tf.Tensor4D,
                2,
                2,
                'valid',
              )
            : convReluPool(x, filter as tf.Tensor4D, bias as tf.Tensor1D),
      );
    },
  }));
}
