import type { ReactNode } from 'react';
import type { AnyWords } from '../i18n/settingWords';

/** How a field differs from its declaration. */
export interface Adjustment {
  /** Not applicable with the current other settings. */
  hidden?: boolean;
  disabled?: boolean;
  label?: string;
  hint?: string | undefined;
  unit?: string;
  /** The effective value, if it differs from that of the setting. */
  value?: unknown;
  /** Replaces the default change, to change other settings with it. */
  onChange?: (value: never) => void;
  /** A custom field. */
  replace?: ReactNode;
  /** Adjustments of the settings inside. */
  fields?: Adjustments;
}

export type Adjustments = Readonly<Record<string, Adjustment>>;

export interface SettingFieldProps<S> {
  setting: S;
  words: AnyWords;
  value: unknown;
  onChange: (value: unknown) => void;
  adjust: Adjustment;
  /** Where it is among the settings: `train.network.shapeDropout`. */
  path: string;
}

/** Label, hint and unit of a field, as declared or adjusted. */
export function fieldTexts({ words, adjust }: Pick<SettingFieldProps<unknown>, 'words' | 'adjust'>) {
  return {
    label: adjust.label ?? words.label,
    hint: 'hint' in adjust ? adjust.hint : words.hint,
    disabled: adjust.disabled ?? false,
  };
}
