import { relaxedSimd, simd } from 'virtual:wasm-kernels';
import type { ConvolutionFunctions } from './convolutionFunctions';
import type { NormaliseFunctions } from './normaliseFunctions';
import type { PoolFunctions } from './poolFunctions';

/**
 * The functions of `assembly/`. Every tensor is an address in tfjs's memory, every size a count of floats; each is
 * documented where it is implemented.
 */
export interface WasmKernels extends ConvolutionFunctions, NormaliseFunctions, PoolFunctions {
  relu(x: number, y: number, count: number): void;
  reluGrad(dy: number, y: number, dx: number, count: number): void;
  /** @returns floats of scratch memory that `matMul` needs */
  matMulScratch(m: number, k: number, n: number): number;
  matMul(
    a: number,
    b: number,
    c: number,
    m: number,
    k: number,
    n: number,
    transposeA: boolean,
    transposeB: boolean,
    scratch: number,
  ): void;
  sumRows(x: number, y: number, rows: number, columns: number): void;
  addBias(x: number, bias: number, y: number, rows: number, columns: number, relu: boolean): void;
  copyRows(from: number, fromStride: number, to: number, toStride: number, bytes: number, rows: number): void;
  adamStep(
    weight: number,
    first: number,
    second: number,
    gradient: number,
    newWeight: number,
    newFirst: number,
    newSecond: number,
    count: number,
    beta1: number,
    beta2: number,
    rate: number,
    floor: number,
    decay: number,
  ): void;
  rmspropStep(
    weight: number,
    second: number,
    gradient: number,
    newWeight: number,
    newSecond: number,
    count: number,
    rho: number,
    rate: number,
    floor: number,
    decay: number,
  ): void;
}

/** The kernels instantiated on one memory. */
export interface KernelModule {
  kernels: WasmKernels;
  /** Which of the two modules is in use. */
  features: 'simd' | 'relaxed-simd';
}

/** Relaxed SIMD if the browser supports it, else SIMD. @throws Error if it supports neither */
export function instantiateKernels(memory: WebAssembly.Memory): KernelModule {
  for (const [features, base64] of [
    ['relaxed-simd', relaxedSimd],
    ['simd', simd],
  ] as const) {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    if (!WebAssembly.validate(bytes)) continue;
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
    return { kernels: exports as unknown as WasmKernels, features };
  }
  throw new Error('This browser has no WebAssembly with SIMD.');
}
