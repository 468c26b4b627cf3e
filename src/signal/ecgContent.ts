/** The slope of a QRS complex is seen over this time. */
const RISE_SEC = 0.02;

/**
 * The steepest hundredth of an ECG is at least this many times as steep as its median. Of all leads of MIT-BIH and SVDB, one minute
 * each, the least has 8; noise, EEG and respiration have 3.5 to 4.
 */
const ECG_STEEPNESS = 6;

/** The samples that are looked at: the minute in the middle of the signal, or all of a shorter one. */
export function contentRange(
  lengthSamples: number,
  samplingHz: number,
): { startSample: number; endSample: number } {
  const span = Math.min(lengthSamples, Math.round(60 * samplingHz));
  const startSample = Math.floor((lengthSamples - span) / 2);
  return { startSample, endSample: startSample + span };
}

/**
 * Whether samples may be those of an ECG: flat most of the time and steep in between, as QRS complexes make it, whatever the unit,
 * sign and offset. A pulse wave is like that, too.
 *
 * @param samples missing ones are NaN
 */
export function looksLikeEcg(samples: Float32Array, samplingHz: number): boolean {
  const apart = Math.max(1, Math.round(RISE_SEC * samplingHz));
  const steps = new Float32Array(Math.max(0, samples.length - apart));
  let count = 0;
  for (let i = apart; i < samples.length; i++) {
    const step = Math.abs(samples[i]! - samples[i - apart]!);
    if (Number.isFinite(step)) steps[count++] = step;
  }
  if (count === 0) return false;
  const sorted = steps.subarray(0, count).sort();
  const steep = sorted[Math.floor(0.99 * (count - 1))]!;
  return steep > 0 && steep >= ECG_STEEPNESS * sorted[Math.floor(0.5 * (count - 1))]!;
}
