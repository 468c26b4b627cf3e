import type { PrepareSettings } from '../../beats/types';
import { bandOfApproximation, bandOfLevel } from '../../signal/bands';

export interface DenoiseBand {
  /** The approximation of the last level, or the details of a level. */
  kind: 'approximation' | 'detail';
  level: number;
  lowHz: number;
  highHz: number;
  zeroed: boolean;
}

/**
 * Every band of the decomposition, lowest first, in Hz at the given sampling frequency, and whether it is set to
 * zero.
 */
export function denoiseBands(denoise: PrepareSettings['denoise'], samplingHz: number): DenoiseBand[] {
  const { levels, zeroApproximation, zeroDetails } = denoise;
  const bands: DenoiseBand[] = [
    {
      kind: 'approximation',
      level: levels,
      ...bandOfApproximation(levels, samplingHz),
      zeroed: zeroApproximation,
    },
  ];
  for (let level = levels; level >= 1; level--) {
    bands.push({
      kind: 'detail',
      level,
      ...bandOfLevel(level, samplingHz),
      zeroed: zeroDetails.includes(level),
    });
  }
  return bands;
}
