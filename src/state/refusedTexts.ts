import { isSameJson } from '../base/canonicalJson';
import { type FoundSetting, settingAt } from '../experiment/settings/settingAt';
import type { FieldDraft } from './draftTypes';
import type { LabState } from './types';

/** The text of a field that is no value of its setting, and that setting. */
export interface RefusedText extends FoundSetting {
  /** `train.epochs` */
  path: string;
  text: string;
}

type Sources = Pick<LabState, 'drafts' | 'prepareSettings' | 'trainSettings'>;

/** The texts that are refused now: not those over settings that have another value since. */
export function refusedTexts({ drafts, prepareSettings, trainSettings }: Sources): RefusedText[] {
  const settings = { prepare: prepareSettings, train: trainSettings };
  return Object.entries(drafts).flatMap(([path, { text, over }]) => {
    const found = settingAt(settings, path);
    return found && isSameJson(found.value, over) ? [{ ...found, path, text }] : [];
  });
}

/** A text over the present value of a setting. */
export function draftOver(
  { prepareSettings, trainSettings }: Omit<Sources, 'drafts'>,
  path: string,
  text: string,
): FieldDraft {
  const over = settingAt({ prepare: prepareSettings, train: trainSettings }, path)?.value;
  return { text, over };
}
