import type { Run } from '../../experiment/run/types';

/** Mean beat of a class and its standard deviation, sample by sample. */
export interface ClassMean {
  classIndex: number;
  count: number;
  mean: Float32Array;
  sd: Float32Array;
}

/** One class of a run's mean beats; undefined if the class has no beats, and so no mean. */
export function classMean(
  { classMeans, lengthSamples }: Pick<Run, 'classMeans' | 'lengthSamples'>,
  classIndex: number,
): ClassMean | undefined {
  const count = classMeans.count[classIndex] ?? 0;
  if (count === 0) return undefined;
  const from = classIndex * lengthSamples;
  const to = from + lengthSamples;
  return {
    classIndex,
    count,
    mean: classMeans.mean.subarray(from, to),
    sd: classMeans.sd.subarray(from, to),
  };
}
