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
  const stream = detector === 'lab' ? labSamples(samplingHz) : createPanTompkins(samplingHz);
  let length = 0;
  return {
    push(samples) {
      length += samples.length;
      return stream.push([samples]);
    },
    finish: stream.finish,
    known: () => length - Math.ceil((stream.latencySec + ALIGNED_SEC) * samplingHz),
  };
}

function labSamples(samplingHz: number) {
  const { latencySec, push, finish } = createDetector(samplingHz);
  return {
    latencySec,
    push: (leads: readonly Float32Array[]) => push(leads).map(({ sample }) => sample),
    finish: () => finish().map(({ sample }) => sample),
  };
}
