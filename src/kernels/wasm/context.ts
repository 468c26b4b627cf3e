import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { Scratch } from './heap';
import type { WasmKernels } from './kernelModule';

/** What a kernel's wrapper needs to do its work. */
export interface WasmContext {
  backend: BackendWasm;
  kernels: WasmKernels;
  scratch: Scratch;
}
