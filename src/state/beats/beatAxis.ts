import type { PrepareSettings } from '../../beats/types';

/**
 * Time of each sample of a prepared beat relative to R, ms. Resampling spreads m samples over the window such that
 * the first is at its start and an (m+1)-th would be at its end.
 */
export function beatAxisMs({
  window,
  lengthSamples,
}: Pick<PrepareSettings, 'window' | 'lengthSamples'>): Float64Array {
  const stepMs = ((window.beforeSec + window.afterSec) * 1000) / lengthSamples;
  return Float64Array.from({ length: lengthSamples }, (_, i) => i * stepMs - window.beforeSec * 1000);
}
