import { isSameJson } from '../../base/canonicalJson';
import type { PrepareSettings } from '../../beats/types';
import { PRESETS, type PresetId, presetSettings } from '../../experiment/settings/presets';
import type { TrainSettings } from '../../experiment/settings/types';
import type { PreparedState } from '../types';

/** The preset that these settings equal, undefined if something was changed. The seed is ignored. */
export function presetOf(prepare: PrepareSettings, train: TrainSettings): PresetId | undefined {
  return (Object.keys(PRESETS) as PresetId[]).find((id) =>
    isSameJson({ prepare, train }, presetSettings(id, train.seed)),
  );
}

/** Whether beats are prepared, but not as these settings want them. */
export const needsOtherBeats = (prepare: PrepareSettings, prepared: PreparedState | undefined): boolean =>
  prepared !== undefined && !isSameJson(prepare, prepared.settings);
