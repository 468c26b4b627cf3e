import { parseText } from '../base/settings/assign';
import { initialKind, initialValue } from '../base/settings/complete';
import type { ListSetting, OptionalSetting, TextSetting, VariantsSetting } from '../base/settings/declare';
import { faultSentence, faultsOf } from '../base/settings/faults';
import type { SettingProblem } from '../base/settings/problems';

/** The initial value of an optional setting when it is switched on. */
export const switchedOn = (setting: OptionalSetting): unknown => initialValue(setting.item);

/** The initial value of a setting of several kinds when another kind is chosen. */
export const ofKind = (setting: VariantsSetting, kind: string): unknown =>
  initialKind(setting.variants, kind);

/**
 * Reads the text of a field for a text or a list, whose items are separated by commas.
 *
 * @param name the name of the setting, for the problem
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
