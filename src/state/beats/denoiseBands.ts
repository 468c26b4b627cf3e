import { initialKind } from '../../base/settings/complete';
import { denoiseAt } from '../../beats/denoiseAt';
import { PREPARE } from '../../beats/settings';
import type { PrepareSettings } from '../../beats/types';
import { bandOfApproximation, bandOfLevel } from '../../signal/bands';
import type { DenoiseSettings } from '../../signal/denoisePlan';

export { bandLeft } from '../../beats/denoiseAt';

type Denoise = PrepareSettings['denoise'];

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
export function denoiseBands(denoise: DenoiseSettings, samplingHz: number): DenoiseBand[] {
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

/** The same wavelet by another kind of choice: the levels that the band has at a frequency, or the band of the declaration. */
export function denoisingBy(kind: Denoise['kind'], denoise: Denoise, samplingHz: number): Denoise {
  if (kind === denoise.kind) return denoise;
  const { wavelet } = denoise;
  if (kind === 'band')
    return { ...(initialKind(PREPARE.fields.denoise.variants, 'band') as Denoise), wavelet };
  const { levels, zeroApproximation, zeroDetails } = denoiseAt(denoise, samplingHz);
  return { kind: 'levels', wavelet, levels, zeroApproximation, zeroDetails };
}
