import { createDetector, createPanTompkins } from '../detection';
import type { LiveDetector } from './types';

/** A detector of beats on one stretch of a lead without gaps. */
export interface BeatStream {
  /** @returns sample indices from the beginning of the stretch, ascending */
  push(samples: Float32Array): number[];
  finish(): number[];
  /** A beat is reported at the latest so long after it; ∞ if that is never certain. */
  readonly latencySec: number;
  /** Every beat before this sample of the stretch has been reported; −∞ if that is never certain. */
  known(): number;
}

/** How far a beat may be moved to where annotators mark it. */
const ALIGNED_SEC = 0.1;

const STREAMS = {
  lab: labSamples,
  panTompkins: (samplingHz: number) => createPanTompkins(samplingHz),
  panTompkinsEarly: (samplingHz: number) => createPanTompkins(samplingHz, 'early'),
} as const;

export function createBeatStream(detector: LiveDetector, samplingHz: number): BeatStream {
  const stream = STREAMS[detector](samplingHz);
  const latencySec = stream.latencySec + ALIGNED_SEC;
  let length = 0;
  return {
    latencySec,
    push(samples) {
      length += samples.length;
      return stream.push([samples]);
    },
    finish: stream.finish,
    known: () => length - Math.ceil(latencySec * samplingHz),
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
