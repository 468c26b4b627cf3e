import { createDetector, createPanTompkins } from '../detection';
import type { LiveSettings } from './types';

/** A detector of beats on one stretch of a lead without gaps. */
export interface BeatStream {
  /** @returns sample indices from the beginning of the stretch, ascending */
  push(samples: Float32Array): number[];
  finish(): number[];
  /** Every beat before this sample of the stretch has been reported; −∞ if that is never certain. */
  known(): number;
}

/** How far a beat may be moved to where annotators mark it. */
const ALIGNED_SEC = 0.1;

export function createBeatStream(detector: LiveSettings['detector'], samplingHz: number): BeatStream {
  const lab = detector === 'lab' ? createDetector(samplingHz) : undefined;
  const panTompkins = lab ? undefined : createPanTompkins(samplingHz);
  const { latencySec } = (lab ?? panTompkins)!;
  let length = 0;
  return {
    push(samples) {
      length += samples.length;
      return lab ? lab.push([samples]).map(({ sample }) => sample) : panTompkins!.push([samples]);
    },
    finish: () => (lab ? lab.finish().map(({ sample }) => sample) : panTompkins!.finish()),
    known: () => length - Math.ceil((latencySec + ALIGNED_SEC) * samplingHz),
  };
}
