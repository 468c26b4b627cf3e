import type { ReactNode } from 'react';
import type { AnyWords } from '../i18n/settingWords';

/** Where a field is not as its declaration alone would have it. */
export interface Adjustment {
  /** Without use beside the other settings. */
  hidden?: boolean;
  disabled?: boolean;
  label?: string;
  hint?: string | undefined;
  unit?: string;
  /** Another value than that of the setting is what holds. */
  value?: unknown;
  /** What else changes with it. */
  onChange?: (value: never) => void;
  /** A field of its own. */
  replace?: ReactNode;
  /** Of the settings within. */
  fields?: Adjustments;
}

export type Adjustments = Readonly<Record<string, Adjustment>>;

export interface SettingFieldProps<S> {
  setting: S;
  words: AnyWords;
  value: unknown;
  onChange: (value: unknown) => void;
  adjust: Adjustment;
}

/** What stands beside the field, as declared words or the adjustment have it. */
export function fieldTexts({ words, adjust }: Pick<SettingFieldProps<unknown>, 'words' | 'adjust'>) {
  return {
    label: adjust.label ?? words.label,
    hint: 'hint' in adjust ? adjust.hint : words.hint,
    disabled: adjust.disabled ?? false,
  };
}
