import { initialKind, initialValue } from '../base/settings/complete';
import type { OptionalSetting, Setting, VariantsSetting } from '../base/settings/declare';

/** What a setting that can be off begins with when it is switched on. */
export const switchedOn = (setting: OptionalSetting): unknown => initialValue(setting.item);

/** What a setting of several kinds becomes where another kind is chosen. */
export const ofKind = (
  setting: VariantsSetting<Readonly<Record<string, Readonly<Record<string, Setting>>>>>,
  kind: string,
): unknown => initialKind(setting.variants, kind);
