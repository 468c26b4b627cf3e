import { alignBeat } from './align';
import { createJudge, JUDGE_LATENCY_SEC, REFRACTORY_SEC } from './judge';
import { createPicker } from './pickBeats';
import { createRecent } from './recent';
import type { BeatDetector, DetectedBeat } from './types';

/** Samples needed around a beat to align it. */
const AROUND_SEC = 0.2;

/**
 * The lab's own detector of beats (docs/DETECTION.md), for one lead at 100 to 1000 Hz in any unit, upright or inverted.
 * Memory does not grow with the length of the lead.
 */
export function createDetector(samplingHz: number): BeatDetector {
  const latencySec = JUDGE_LATENCY_SEC + REFRACTORY_SEC;
  const recent = createRecent(Math.ceil((latencySec + AROUND_SEC + 1) * samplingHz));
  let beats: DetectedBeat[] = [];
  const picker = createPicker(REFRACTORY_SEC * samplingHz, ({ centre, logOdds }) => {
    const sample = alignBeat(recent.samples(), recent.start(), centre, samplingHz);
    if (sample < recent.end()) beats.push({ sample, logOdds });
  });
  const judge = createJudge(samplingHz, picker.push);
  /** The longest chunk taken at once, so that the recent samples still hold what a beat needs. */
  const chunk = Math.ceil(samplingHz);

  function take(): DetectedBeat[] {
    const taken = beats;
    beats = [];
    return taken;
  }

  return {
    latencySec,
    push(samples) {
      for (let from = 0; from < samples.length; from += chunk) {
        const part = slice(samples, from, Math.min(samples.length, from + chunk));
        recent.push(part);
        judge.push(part);
      }
      return take();
    },
    finish() {
      judge.finish(recent.last());
      picker.finish();
      return take();
    },
  };
}

function slice(samples: ArrayLike<number>, from: number, to: number): Float32Array {
  if (samples instanceof Float32Array) return samples.subarray(from, to);
  return Float32Array.from({ length: to - from }, (_, i) => samples[from + i]!);
}
