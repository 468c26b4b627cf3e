import type { SampleLayout, SampleReader } from './types';

/**
 * Writes `count` values of the samples first, first + stride, first + 2·stride, … to
 * target[targetFirst], target[targetFirst + targetStride], …
 */
export type ReadStrided = (
  first: number,
  stride: number,
  count: number,
  target: Int32Array,
  targetFirst: number,
  targetStride: number,
) => void;

/** The reader of a format whose n-th sample can be read without the preceding ones. */
export function stridedReader(layout: SampleLayout, readStrided: ReadStrided): SampleReader {
  const { frameSamples, firstInFrame, samplesPerFrame } = layout;
  return {
    read(startFrame, frames, target) {
      const first = startFrame * frameSamples + firstInFrame;
      for (let within = 0; within < samplesPerFrame; within++) {
        readStrided(first + within, frameSamples, frames, target, within, samplesPerFrame);
      }
    },
  };
}
