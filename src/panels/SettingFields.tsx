import { Fragment } from 'react';
import type { Fields, OptionalSetting, Setting, VariantsSetting } from '../base/settings/declare';
import type { AnyWords } from '../i18n/settingWords';
import { ofKind, switchedOn } from '../state/settings';
import { CheckField } from '../widgets/fields/CheckField';
import { SegmentedField } from '../widgets/fields/SegmentedField';
import { SelectField } from '../widgets/fields/SelectField';
import { useNoDraft } from '../widgets/fields/useDraft';
import { DeclaredChoice, DeclaredNumber, DeclaredText } from './DeclaredFields';
import { type Adjustments, fieldTexts, type SettingFieldProps } from './settingAdjustment';

export interface SettingFieldsProps {
  /** Where they are among the settings: `train`, `train.protocol`. */
  path: string;
  fields: Fields;
  words: Readonly<Record<string, AnyWords>>;
  values: Readonly<Record<string, unknown>>;
  onChange(change: Record<string, unknown>): void;
  adjust?: Adjustments | undefined;
}

/** A field for each declared setting, in order of declaration. */
export function SettingFields({ path, fields, words, values, onChange, adjust = {} }: SettingFieldsProps) {
  return Object.entries(fields).map(([name, setting]: [string, Setting]) => {
    const adjustment = adjust[name] ?? {};
    const own = `${path}.${name}`;
    if (adjustment.hidden) return <NoField key={name} path={own} />;
    return (
      <Fragment key={name}>
        {adjustment.replace ?? (
          <SettingField
            path={own}
            setting={setting}
            words={words[name]!}
            value={adjustment.value ?? values[name]}
            onChange={
              (adjustment.onChange ?? ((value) => onChange({ [name]: value }))) as (value: unknown) => void
            }
            adjust={adjustment}
          />
        )}
      </Fragment>
    );
  });
}

/** In place of the fields of a setting that does not apply: what was refused in them is forgotten. */
export function NoField({ path }: { path: string }) {
  useNoDraft(path);
  return null;
}

/**
 * The field of a declared setting of any type. A list is a comma-separated text, unless a panel has its own field for
 * it (`replace`).
 */
function SettingField(props: SettingFieldProps<Setting>) {
  const { setting, value, onChange } = props;
  switch (setting.type) {
    case 'number':
      return <DeclaredNumber {...props} setting={setting} />;
    case 'flag':
      return <CheckField {...fieldTexts(props)} checked={value === true} onChange={onChange} />;
    case 'choice':
      return <DeclaredChoice {...props} setting={setting} />;
    case 'optional':
      return <DeclaredOptional {...props} setting={setting} />;
    case 'group':
      return <Within {...props} fields={setting.fields} words={props.words} />;
    case 'variants':
      return <DeclaredVariants {...props} setting={setting} />;
    case 'text':
    case 'list':
      return <DeclaredText {...props} setting={setting} />;
  }
}

/** The choice of the kind, and the settings of that kind. */
function DeclaredVariants(props: SettingFieldProps<VariantsSetting>) {
  const { setting, words, value, onChange } = props;
  const { kind } = value as { kind: string };
  const Chooser = setting.field === 'segments' ? SegmentedField : SelectField;
  const own = words.kinds?.[kind];
  const options = Object.keys(setting.variants).map((each) => ({
    value: each,
    label: words.kinds?.[each]?.label ?? each,
  }));
  return (
    <>
      <Chooser
        {...fieldTexts(props)}
        hint={own?.hint ?? words.hint}
        value={kind}
        options={options}
        onChange={(next: string) => onChange(ofKind(setting, next))}
      />
      <Within {...props} fields={setting.variants[kind] ?? {}} words={own ?? {}} />
    </>
  );
}

interface WithinProps extends Pick<SettingFieldProps<unknown>, 'value' | 'onChange' | 'adjust' | 'path'> {
  fields: Fields;
  words: Pick<AnyWords, 'fields'>;
}

/** The settings inside another one. */
function Within({ path, fields, words, value, onChange, adjust }: WithinProps) {
  return (
    <SettingFields
      path={path}
      fields={fields}
      words={words.fields ?? {}}
      values={value as Record<string, unknown>}
      onChange={(change) => onChange({ ...(value as object), ...change })}
      adjust={adjust.fields}
    />
  );
}

function DeclaredOptional(props: SettingFieldProps<OptionalSetting>) {
  const { setting, words, value, onChange, adjust } = props;
  return (
    <>
      <CheckField
        {...fieldTexts(props)}
        label={words.tick ?? words.label}
        checked={value !== null}
        onChange={(on) => onChange(on ? switchedOn(setting) : null)}
      />
      {value !== null && (
        <SettingField {...props} setting={setting.item} adjust={{ ...adjust, hint: undefined }} />
      )}
    </>
  );
}
