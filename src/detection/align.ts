/** The mark is the greatest deflection within this distance of the centre, from the mean over the other distance. */
const SEARCH_SEC = 0.08;
const LEVEL_SEC = 0.1;

/**
 * Where an annotator would mark a beat: at the greatest deflection near its centre, upward or downward, at the lead's own
 * rate. On MIT-BIH this is one sample after the reference marks (median), on SVDB two.
 *
 * @param samples of the lead, the first of them of index `start`; NaN is missing
 * @param centre sample index in the lead
 */
export function alignBeat(samples: Float32Array, start: number, centre: number, samplingHz: number): number {
  const middle = Math.round(centre) - start;
  const level = Math.round(LEVEL_SEC * samplingHz);
  let sum = 0;
  let count = 0;
  for (let i = Math.max(0, middle - level); i <= Math.min(samples.length - 1, middle + level); i++) {
    if (Number.isNaN(samples[i]!)) continue;
    sum += samples[i]!;
    count++;
  }
  const mean = sum / count;
  const search = Math.round(SEARCH_SEC * samplingHz);
  let best = middle;
  // A flat lead has no deflection, and moves no beat.
  let greatest = 0;
  for (let i = Math.max(0, middle - search); i <= Math.min(samples.length - 1, middle + search); i++) {
    const deflection = Math.abs(samples[i]! - mean);
    if (deflection > greatest) {
      greatest = deflection;
      best = i;
    }
  }
  return best + start;
}
