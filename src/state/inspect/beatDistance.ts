/**
 * Root mean square difference of a beat and a mean beat over the window, in their unit: the difference seen in the
 * plot as one number.
 */
export function beatDistance(beat: Float32Array, mean: Float32Array): number {
  const length = Math.min(beat.length, mean.length);
  let sum = 0;
  for (let i = 0; i < length; i++) sum += (beat[i]! - mean[i]!) ** 2;
  return Math.sqrt(sum / length);
}
