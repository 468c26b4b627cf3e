import { Fragment, type ReactNode } from 'react';
import type { Fields, Setting } from '../base/settings/declare';
import type { AnyWords } from '../i18n/settingWords';
import { SettingField } from './SettingField';

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
  /** Behind the field. */
  after?: ReactNode;
  /** Of the settings within. */
  fields?: Adjustments;
}

export type Adjustments = Readonly<Record<string, Adjustment>>;

export interface SettingFieldsProps {
  fields: Fields;
  words: Readonly<Record<string, AnyWords>>;
  values: Readonly<Record<string, unknown>>;
  onChange(change: Record<string, unknown>): void;
  adjust?: Adjustments | undefined;
}

/** A field for each declared setting, in the order of the declaration. */
export function SettingFields({ fields, words, values, onChange, adjust = {} }: SettingFieldsProps) {
  return Object.entries(fields).map(([name, setting]: [string, Setting]) => {
    const adjustment = adjust[name] ?? {};
    if (adjustment.hidden) return null;
    return (
      <Fragment key={name}>
        {adjustment.replace ?? (
          <SettingField
            setting={setting}
            words={words[name]!}
            value={adjustment.value ?? values[name]}
            onChange={
              (adjustment.onChange ?? ((value) => onChange({ [name]: value }))) as (value: unknown) => void
            }
            adjust={adjustment}
          />
        )}
        {adjustment.after}
      </Fragment>
    );
  });
}
