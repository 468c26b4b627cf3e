import * as tf from '@tensorflow/tfjs';
import { type BackendWasm, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import binary from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { type InstalledKernels, installWasmKernels } from './install';

export interface OpenWasmOptions {
  /** Where tfjs's own wasm module lies: its build with SIMD and without threads. */
  binaryUrl?: string;
}

/** tfjs's wasm backend, chosen, with the lab's kernels on it. */
export interface OpenWasm extends Pick<InstalledKernels, 'features'> {
  close(): void;
}

/**
 * Starts tfjs's wasm backend in this thread and puts the lab's kernels on it.
 *
 * tfjs's build with threads of its own is left aside: only a part of its kernels uses them, none of those that training
 * needs. The lab uses more than one core by sharing each batch among workers instead.
 *
 * @throws Error with a sentence where this browser cannot
 */
export async function openWasm({ binaryUrl = binary }: OpenWasmOptions = {}): Promise<OpenWasm> {
  if (!(await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT'))) {
    throw new Error('This browser has no WebAssembly with SIMD.');
  }
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': binaryUrl,
    'tfjs-backend-wasm-simd.wasm': binaryUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': binaryUrl,
  });
  if (!(await tf.setBackend('wasm')))
    throw new Error('The WebAssembly backend of tfjs could not be started.');
  const { features, uninstall } = installWasmKernels(tf.backend() as BackendWasm);
  return { features, close: uninstall };
}
