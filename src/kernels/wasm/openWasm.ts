import { type BackendWasm, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import binary from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import * as tf from '@tensorflow/tfjs-core';
import { type InstalledKernels, installWasmKernels } from './install';

export interface OpenWasmOptions {
  /** Address of tfjs's own wasm module: its build with SIMD and without threads. */
  binaryUrl?: string;
}

/** tfjs's wasm backend, selected, with the lab's kernels installed. */
export interface OpenWasm extends Pick<InstalledKernels, 'features'> {
  close(): void;
}

/**
 * Starts tfjs's wasm backend in this thread and installs the lab's kernels.
 *
 * tfjs's multi-threaded build is not used: only some of its kernels use threads, none of which training needs. Instead
 * the lab uses several cores by sharing each batch among workers.
 *
 * @throws Error with a sentence if this browser cannot run it
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
