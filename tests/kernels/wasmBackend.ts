import { createRequire } from 'node:module';
import { type OpenWasm, openWasm } from '../../src/kernels/wasm/openWasm';

/** The wasm backend with the lab's kernels, in Node: tfjs's module is read from its package. */
export function openWasmInNode(): Promise<OpenWasm> {
  const binaryUrl = createRequire(import.meta.url).resolve(
    '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
  );
  return openWasm({ binaryUrl });
}
