import { PREPARE_SECTIONS } from '../../beats/settings';
import { commands } from '../../state/commands';
import { SettingFields } from '../SettingFields';
import type { Adjustment } from '../settingAdjustment';
import { useLab } from '../useLab';
import { useWords } from '../useWords';

type Sections = typeof PREPARE_SECTIONS;

export interface PrepareFieldsProps<S extends keyof Sections> {
  section: S;
  adjust?: { [Name in keyof Sections[S]]?: Adjustment };
}

/** Fields of a section of the preparing settings. */
export function PrepareFields<S extends keyof Sections>({ section, adjust }: PrepareFieldsProps<S>) {
  const { settings: words } = useWords();
  const values = useLab((state) => state.prepareSettings);
  return (
    <SettingFields
      path="prepare"
      fields={PREPARE_SECTIONS[section]}
      words={words.prepare}
      values={values}
      onChange={commands.setPrepareSettings}
      adjust={adjust as Record<string, Adjustment> | undefined}
    />
  );
}
