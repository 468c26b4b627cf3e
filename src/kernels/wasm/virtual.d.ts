/** Made by scripts/wasmKernels.mjs from `assembly/`. */
declare module 'virtual:wasm-kernels' {
  /** A WebAssembly module with SIMD, base64. */
  export const simd: string;
  /** The same with relaxed SIMD: multiply-add in one instruction where the processor has it. */
  export const relaxedSimd: string;
}
