import { TRAIN_SECTIONS } from '../../experiment/settings/trainSettings';
import { commands } from '../../state/commands';
import { SettingFields } from '../SettingFields';
import type { Adjustment } from '../settingAdjustment';
import { useLab } from '../useLab';
import { useWords } from '../useWords';

type Sections = typeof TRAIN_SECTIONS;

export interface TrainFieldsProps<S extends keyof Sections> {
  section: S;
  adjust?: { [Name in keyof Sections[S]]?: Adjustment };
}

/** Fields of a section of the training settings. */
export function TrainFields<S extends keyof Sections>({ section, adjust }: TrainFieldsProps<S>) {
  const { settings: words } = useWords();
  const values = useLab((state) => state.trainSettings);
  return (
    <SettingFields
      path="train"
      fields={TRAIN_SECTIONS[section]}
      words={words.train}
      values={values}
      onChange={commands.setTrainSettings}
      adjust={adjust as Record<string, Adjustment> | undefined}
    />
  );
}
