import type { ReadStrided } from './strided';

/**
 * Reads a sample of a group of three that begins at byte `at`.
 *
 * @param place 0, 1 or 2
 */
export type ReadOfThree = (bytes: Uint8Array, at: number, place: number) => number;

/** The strided reading of formats that keep three samples in four bytes (310 and 311). */
export function readThreeInFour(bytes: Uint8Array, readOne: ReadOfThree): ReadStrided {
  return (first, stride, count, target, targetFirst, targetStride) => {
    // Groups and places are counted along, since dividing every sample number by three takes longer.
    const wholeStep = Math.floor(stride / 3) * 4;
    const placeStep = stride % 3;
    let at = Math.floor(first / 3) * 4;
    let place = first % 3;
    let to = targetFirst;
    for (let k = 0; k < count; k++) {
      target[to] = readOne(bytes, at, place);
      to += targetStride;
      at += wholeStep;
      place += placeStep;
      if (place >= 3) {
        place -= 3;
        at += 4;
      }
    }
  };
}
