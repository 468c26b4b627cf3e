/**
 * A Float32Array that other threads can read without a copy where the page is cross-origin isolated,
 * an ordinary one (moved by transfer) where it is not.
 */
export function allocateFloat32(length: number): Float32Array {
  return canShareMemory() ? new Float32Array(new SharedArrayBuffer(length * 4)) : new Float32Array(length);
}

/** Whether this thread may hand memory to others without copying it. */
export function canShareMemory(): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && globalThis.crossOriginIsolated === true;
}
