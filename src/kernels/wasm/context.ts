import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { Scratch } from './heap';
import type { WasmKernels } from './kernelModule';

/** What the wrapper of a kernel needs. */
export interface WasmContext {
  backend: BackendWasm;
  kernels: WasmKernels;
  scratch: Scratch;
}
