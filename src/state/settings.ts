import { parseText } from '../base/settings/assign';
import { initialKind, initialValue } from '../base/settings/complete';
import type { ListSetting, OptionalSetting, TextSetting, VariantsSetting } from '../base/settings/declare';
import { faultSentence, faultsOf } from '../base/settings/faults';
import type { SettingProblem } from '../base/settings/problems';

/** What a setting that can be off begins with when it is switched on. */
export const switchedOn = (setting: OptionalSetting): unknown => initialValue(setting.item);

/** What a setting of several kinds becomes where another kind is chosen. */
export const ofKind = (setting: VariantsSetting, kind: string): unknown =>
  initialKind(setting.variants, kind);

/**
 * What a person wrote in the field of a text or of a list, whose items are separated by commas.
 *
 * @param name what the setting is called, for the sentence of what is wrong
 */
export function readText(
  setting: TextSetting | ListSetting,
  text: string,
  name: string,
): { value: unknown; problem?: undefined } | { value?: undefined; problem: SettingProblem } {
  const value = parseText(setting, text, name);
  const fault = faultsOf(setting, value, name)[0];
  if (!fault) return { value };
  return {
    problem: { code: 'setting-invalid', message: faultSentence(fault, name), values: { ...fault, name } },
  };
}
