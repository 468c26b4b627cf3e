import type { ExplainedInput, Probe } from './types';

/** The stretch that is covered at a time, and by how much it moves. */
const OCCLUSION = { windowMs: 40, stepMs: 10 };

/**
 * Occlusion (Zeiler and Fergus 2014, doi 10.1007/978-3-319-10590-1_53): by how much the logit falls when a stretch of the beat is covered with the
 * base. A sample has the mean over all stretches that cover it; those at the ends of the window reach beyond it, so that every sample is covered as often.
 *
 * @returns one value per sample, in logits
 */
export async function occlusion(probe: Probe, input: ExplainedInput): Promise<Float32Array> {
  const { values } = input;
  const count = input.samples.length / input.places;
  const width = Math.max(1, Math.round(OCCLUSION.windowMs / input.stepMs));
  const step = Math.min(width, Math.max(1, Math.round(OCCLUSION.stepMs / input.stepMs)));
  const stretches: { from: number; to: number }[] = [];
  for (let start = step - width; start < count; start += step) {
    stretches.push({ from: Math.max(0, start), to: Math.min(count, start + width) });
  }
  const rows = new Float32Array((stretches.length + 1) * values.length);
  rows.set(values);
  stretches.forEach(({ from, to }, i) => {
    const row = rows.subarray((i + 1) * values.length, (i + 2) * values.length);
    row.set(values);
    cover(row, input, from, to);
  });
  const logits = await probe.logits(rows);
  const sums = new Float64Array(count);
  const times = new Uint16Array(count);
  stretches.forEach(({ from, to }, i) => {
    for (let sample = from; sample < to; sample++) {
      sums[sample]! += logits[0]! - logits[i + 1]!;
      times[sample]!++;
    }
  });
  return Float32Array.from(sums, (sum, sample) => sum / times[sample]!);
}

/** Replaces the samples from … to − 1 by those of the base, wherever they are shown. */
export function cover(
  row: Float32Array,
  { base, samples, places }: ExplainedInput,
  from: number,
  to: number,
): void {
  for (let i = from * places; i < to * places; i++) row[samples[i]!] = base[samples[i]!]!;
}
