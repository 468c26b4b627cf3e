import * as tf from '@tensorflow/tfjs';
import { reluGradient } from '../reluGradient';
import { replaceGradients, replaceKernels, type Uninstall } from '../replaceKernels';
import { arrangeKernels } from './arrangeKernels';
import type { WebglBackend } from './backend';
import { binaryKernels } from './binaryKernels';
import { convKernels } from './convKernels';
import { matMulKernels } from './matMulKernels';
import { optimizerKernels } from './optimizerKernels';
import { poolKernels } from './poolKernels';
import { reduceKernels } from './reduceKernels';
import { outputsOf } from './sheets';
import { unaryKernels } from './unaryKernels';

/**
 * Replaces the kernels of tfjs's `webgl` backend that a training step of a 1-D CNN runs. The lab's kernels keep tensors
 * in their own layout (`layout.ts`); tfjs's remaining kernels can read them too, with one more program per tensor.
 * Unsupported shapes are left to the stock kernel.
 *
 * The backend must be ready. Nothing is installed on WebGL 1, without 32-bit floats, or on a GPU that cannot write four
 * texels at a time: there all kernels remain tfjs's.
 *
 * @returns uninstalls the kernels; tensors that they made stay readable
 */
export function installWebglKernels(): Uninstall {
  if (!isServed()) return () => {};
  const restoreKernels = replaceKernels('webgl', [
    ...convKernels,
    ...poolKernels,
    ...matMulKernels,
    ...unaryKernels,
    ...binaryKernels,
    ...reduceKernels,
    ...arrangeKernels,
    ...optimizerKernels,
  ]);
  const restoreGradients = replaceGradients([reluGradient]);
  return () => {
    restoreGradients();
    restoreKernels();
  };
}

function isServed(): boolean {
  if (tf.env().getNumber('WEBGL_VERSION') !== 2 || !tf.env().getBool('WEBGL_RENDER_FLOAT32_ENABLED'))
    return false;
  const backend = tf.findBackend('webgl') as unknown as WebglBackend | null;
  return backend !== null && outputsOf(backend.gpgpu.gl) !== undefined;
}
