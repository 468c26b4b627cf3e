import { createSha256 } from '../../base/sha256';

/** SHA-256 of the bytes of these arrays in sequence, little-endian as on every machine that runs a browser. */
export function sha256Of(...arrays: (Int32Array | Float32Array)[]): string {
  const sum = createSha256();
  for (const { buffer, byteOffset, byteLength } of arrays) {
    sum.update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return sum.hex();
}
