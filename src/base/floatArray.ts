/**
 * A Float32Array in shared memory where the page is cross-origin isolated, so that other threads can read it without a copy;
 * an ordinary one (moved by transfer) elsewhere.
 */
export function allocateFloat32(length: number): Float32Array {
  return canShareMemory() ? new Float32Array(new SharedArrayBuffer(length * 4)) : new Float32Array(length);
}

/** Whether this thread can share memory with others without copying it. */
export function canShareMemory(): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && globalThis.crossOriginIsolated === true;
}
