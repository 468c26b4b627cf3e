import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { reluGradient } from '../reluGradient';
import { replaceGradients, replaceKernels, type Uninstall } from '../replaceKernels';
import { biasKernels } from './biasKernels';
import { convolutionKernels } from './convolutionKernels';
import { convPoolKernels } from './convPoolKernels';
import { copyKernels } from './copyKernels';
import { memoryOf, Scratch } from './heap';
import { instantiateKernels, type KernelModule } from './kernelModule';
import { matMulKernels } from './matMulKernels';
import { normaliseKernels } from './normaliseKernels';
import { poolKernels } from './poolKernels';
import { reluKernels } from './reluKernels';
import { updateKernels } from './updateKernels';

/** Kernels installed on tfjs's wasm backend. */
export interface InstalledKernels extends Pick<KernelModule, 'features'> {
  uninstall: Uninstall;
}

/**
 * Installs the lab's kernels on tfjs's wasm backend, which by itself cannot train a convolution.
 *
 * @param backend the backend, started
 * @throws Error if the browser has no SIMD
 */
export function installWasmKernels(backend: BackendWasm): InstalledKernels {
  const { kernels, features } = instantiateKernels(memoryOf(backend));
  const scratch = new Scratch(backend);
  const context = { backend, kernels, scratch };
  const restoreKernels = replaceKernels('wasm', [
    ...reluKernels(context),
    ...convolutionKernels(context),
    ...poolKernels(context),
    ...convPoolKernels(context),
    ...matMulKernels(context),
    ...biasKernels(context),
    ...updateKernels(context),
    ...copyKernels(context),
    ...normaliseKernels(context),
  ]);
  const restoreGradients = replaceGradients([reluGradient]);
  return {
    features,
    uninstall: () => {
      restoreGradients();
      restoreKernels();
      scratch.free();
    },
  };
}
