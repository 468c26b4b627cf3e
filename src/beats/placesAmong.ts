/**
 * Which of all beats of a record each of some beats is: the one at its sample, or at most one sample beside it, where rounding at another rate may have put it.
 *
 * @param samples ascending
 * @param timesSec of all beats of the record, ascending
 * @returns indices into the times; undefined if one of the beats is not among them
 */
export function placesAmong(
  samples: Int32Array,
  timesSec: Float64Array,
  samplingHz: number,
): Int32Array | undefined {
  const places = new Int32Array(samples.length);
  const offset = (at: number, sample: number) => Math.abs((timesSec[at] ?? Number.NaN) * samplingHz - sample);
  for (let i = 0, at = 0; i < samples.length; i++) {
    const sample = samples[i]!;
    while (at < timesSec.length && timesSec[at]! * samplingHz < sample - 1.5) at++;
    // Two beats may be that near to each other.
    while (offset(at + 1, sample) < offset(at, sample)) at++;
    if (!(offset(at, sample) < 1.5)) return undefined;
    places[i] = at;
  }
  return places;
}
