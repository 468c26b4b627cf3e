import { defaultTrainSettings, quickTrainSettings, tutorialTrainSettings } from '../../training/defaults';
import type { TrainSettings } from '../../training/types';

export type Preset = 'lab' | 'quick' | 'tutorial';

const PRESETS: Record<Preset, TrainSettings> = {
  lab: defaultTrainSettings,
  quick: quickTrainSettings,
  tutorial: tutorialTrainSettings,
};

/** The preset that these settings are, undefined where a person changed something. The seed decides no recipe. */
export function presetOf(settings: TrainSettings): Preset | undefined {
  return (Object.keys(PRESETS) as Preset[]).find((name) => sameRecipe(settings, PRESETS[name]));
}

function sameRecipe(a: TrainSettings, b: TrainSettings): boolean {
  return (Object.keys(a) as (keyof TrainSettings)[]).every(
    (key) => key === 'seed' || JSON.stringify(a[key]) === JSON.stringify(b[key]),
  );
}
