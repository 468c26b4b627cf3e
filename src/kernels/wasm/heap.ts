import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type * as tf from '@tensorflow/tfjs-core';

/** The parts of tfjs's wasm backend that its types do not export. */
interface WasmInside {
  wasm: { asm: { memory: WebAssembly.Memory }; _malloc(bytes: number): number; _free(address: number): void };
  dataIdMap: { get(dataId: object): { memoryOffset: number } };
}

const inside = (backend: BackendWasm) => backend as unknown as WasmInside;

/** The memory that holds the backend's tensors: our kernels work directly in it, nothing is copied. */
export function memoryOf(backend: BackendWasm): WebAssembly.Memory {
  return inside(backend).wasm.asm.memory;
}

/** The byte address of a tensor's numbers. */
export function addressOf(backend: BackendWasm, tensor: tf.TensorInfo): number {
  return inside(backend).dataIdMap.get(tensor.dataId).memoryOffset;
}

/** Scratch memory for one kernel; the same block is reused, so nothing in it outlives the kernel. */
export class Scratch {
  #address = 0;
  #bytes = 0;

  constructor(readonly backend: BackendWasm) {}

  /** @returns the address of at least `bytes` bytes, a multiple of 16 */
  reserve(bytes: number): number {
    if (bytes > this.#bytes) {
      const { wasm } = inside(this.backend);
      if (this.#address) wasm._free(this.#address);
      this.#address = wasm._malloc(bytes);
      if (!this.#address)
        throw new Error('The memory of the WebAssembly engine is full. Choose a smaller batch.');
      this.#bytes = bytes;
    }
    return this.#address;
  }

  free(): void {
    if (this.#address) inside(this.backend).wasm._free(this.#address);
    this.#address = 0;
    this.#bytes = 0;
  }
}
