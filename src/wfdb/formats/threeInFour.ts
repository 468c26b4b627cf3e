import type { ReadStrided } from './strided';

/**
 * Reads a sample of a group of three that begins at byte `at`.
 *
 * @param index 0, 1 or 2
 */
export type ReadOfThree = (bytes: Uint8Array, at: number, index: number) => number;

/** The strided reading of formats that keep three samples in four bytes (310 and 311). */
export function readThreeInFour(bytes: Uint8Array, readOne: ReadOfThree): ReadStrided {
  return (first, stride, count, target, targetFirst, targetStride) => {
    // Group and index are incremented, since dividing every sample number by three takes longer.
    const groupStep = Math.floor(stride / 3) * 4;
    const indexStep = stride % 3;
    let at = Math.floor(first / 3) * 4;
    let index = first % 3;
    let to = targetFirst;
    for (let k = 0; k < count; k++) {
      target[to] = readOne(bytes, at, index);
      to += targetStride;
      at += groupStep;
      index += indexStep;
      if (index >= 3) {
        index -= 3;
        at += 4;
      }
    }
  };
}
