import { createRequire } from 'node:module';
import { afterAll, beforeAll } from 'vitest';
import { type OpenWasm, openWasm } from '../../src/kernels/wasm/openWasm';

/** The wasm backend with the lab's kernels, in Node: tfjs's module is read from its package. */
export function openWasmInNode(): Promise<OpenWasm> {
  const binaryUrl = createRequire(import.meta.url).resolve(
    '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
  );
  return openWasm({ binaryUrl });
}

/** The wasm backend for the tests of a file or of a `describe`, which leave tfjs to the next file as they found it. */
export function withWasmBackend(): void {
  let wasm: OpenWasm;
  beforeAll(async () => {
    wasm = await openWasmInNode();
  });
  afterAll(() => wasm.close());
}
