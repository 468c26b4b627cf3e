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
 * Puts the lab's kernels in the place of those of tfjs's `webgl` backend that a training step of a 1-D CNN runs. They
 * keep tensors in a layout of their own (`layout.ts`); kernels that stay tfjs's read them all the same, by one more
 * program a tensor. Shapes that a kernel does not serve are the stock kernel's.
 *
 * The backend must be ready. Nothing is installed where it runs on WebGL 1, without 32-bit floats, or on a GPU that
 * cannot write four texels at a time: there all kernels stay tfjs's.
 *
 * @returns takes the kernels back; tensors that they made stay readable
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
