import { setFlagsFromString } from 'node:v8';

/**
 * Lets this process take the module with fused multiply-add, or not. Node 20 knows relaxed SIMD behind a flag only, that
 * may be set while it runs; so both modules can be tested here.
 */
export function allowRelaxedSimd(allowed: boolean): void {
  setFlagsFromString(`--${allowed ? '' : 'no-'}experimental-wasm-relaxed-simd`);
}
