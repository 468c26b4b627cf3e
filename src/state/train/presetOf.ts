import { isSameJson } from '../../base/canonicalJson';
import type { PrepareSettings } from '../../beats/types';
import { PRESETS, type Preset, type PresetId } from '../../experiment/settings/presets';
import type { TrainSettings } from '../../experiment/settings/types';

/** The preset that these settings equal, undefined if something was changed. The seed is ignored. */
export function presetOf(prepare: PrepareSettings, train: TrainSettings): PresetId | undefined {
  return (Object.keys(PRESETS) as PresetId[]).find((id) => {
    const preset: Preset = PRESETS[id];
    return contains(prepare, preset.prepare) && contains({ ...train, seed: 0 }, { ...preset.train, seed: 0 });
  });
}

/** Whether all values of `part` are equal in `all`. */
function contains<T extends object>(all: T, part: Partial<T>): boolean {
  return (Object.keys(part) as (keyof T)[]).every((key) => isSameJson(all[key], part[key]));
}
