import type {
  ChoiceSetting,
  ListSetting,
  NumberSetting,
  OptionalSetting,
  Setting,
  TextSetting,
} from '../base/settings/declare';
import { problemSentence } from '../i18n';
import type { AnyWords } from '../i18n/settingWords';
import { ofKind, readText, switchedOn } from '../state/settings';
import { CheckField } from '../widgets/fields/CheckField';
import { NumberField } from '../widgets/fields/NumberField';
import { SegmentedField } from '../widgets/fields/SegmentedField';
import { SelectField } from '../widgets/fields/SelectField';
import { TextField } from '../widgets/fields/TextField';
// circle: a group is a setting too, so a field holds fields and fields hold fields.
import { type Adjustment, SettingFields } from './SettingFields';
import { shownNumber, storedNumber } from './shownNumber';
import { useWords } from './useWords';

interface SettingFieldProps<S> {
  setting: S;
  words: AnyWords;
  value: unknown;
  onChange: (value: unknown) => void;
  adjust: Adjustment;
}

/** The field of a declared setting, whatever it is. A list is a text with commas, unless a panel has a field for it (`replace`). */
export function SettingField(props: SettingFieldProps<Setting>) {
  const { setting, words, value, onChange, adjust } = props;
  const shown = { label: adjust.label ?? words.label, disabled: adjust.disabled ?? false };
  const hint = 'hint' in adjust ? adjust.hint : words.hint;
  switch (setting.type) {
    case 'number':
      return <DeclaredNumber {...props} setting={setting} />;
    case 'flag':
      return <CheckField {...shown} hint={hint} checked={value === true} onChange={onChange} />;
    case 'choice':
      return <DeclaredChoice {...props} setting={setting} />;
    case 'optional':
      return <DeclaredOptional {...props} setting={setting} />;
    case 'group':
      return (
        <SettingFields
          fields={setting.fields}
          words={words.fields ?? {}}
          values={value as Record<string, unknown>}
          onChange={(change) => onChange({ ...(value as object), ...change })}
          adjust={adjust.fields}
        />
      );
    case 'variants': {
      const { kind } = value as { kind: string };
      const Chooser = setting.field === 'segments' ? SegmentedField : SelectField;
      return (
        <>
          <Chooser
            {...shown}
            hint={words.kinds?.[kind]?.hint ?? hint}
            value={kind}
            options={Object.keys(setting.variants).map((each) => ({
              value: each,
              label: words.kinds?.[each]?.label ?? each,
            }))}
            onChange={(next: string) => onChange(ofKind(setting, next))}
          />
          <SettingFields
            fields={setting.variants[kind] ?? {}}
            words={words.kinds?.[kind]?.fields ?? {}}
            values={value as Record<string, unknown>}
            onChange={(change) => onChange({ ...(value as object), ...change })}
            adjust={adjust.fields}
          />
        </>
      );
    }
    case 'text':
    case 'list':
      return <DeclaredText {...props} setting={setting} />;
  }
}

function DeclaredText({
  setting,
  words,
  value,
  onChange,
  adjust,
}: SettingFieldProps<TextSetting | ListSetting>) {
  const { problems } = useWords();
  const label = adjust.label ?? words.label;
  return (
    <TextField
      label={label}
      hint={'hint' in adjust ? adjust.hint : words.hint}
      disabled={adjust.disabled ?? false}
      value={Array.isArray(value) ? value.join(', ') : String(value)}
      onCommit={(text) => {
        const { value: next, problem } = readText(setting, text, label);
        if (problem) return problemSentence(problems, { ...problem, file: '' });
        onChange(next);
        return undefined;
      }}
    />
  );
}

function DeclaredNumber({ setting, words, value, onChange, adjust }: SettingFieldProps<NumberSetting>) {
  const { min, max, step, integer, display } = setting;
  const unit = adjust.unit ?? words.unit;
  return (
    <NumberField
      label={adjust.label ?? words.label}
      hint={'hint' in adjust ? adjust.hint : words.hint}
      {...(unit === undefined ? {} : { unit })}
      value={shownNumber(value as number, display)}
      min={shownNumber(min, display)}
      max={shownNumber(max, display)}
      step={step}
      whole={integer}
      disabled={adjust.disabled ?? false}
      onChange={(next) => onChange(storedNumber(next, display))}
    />
  );
}

function DeclaredChoice(props: SettingFieldProps<ChoiceSetting<string> | ChoiceSetting<number>>) {
  const { setting, words, value, onChange, adjust } = props;
  const Chooser = setting.field === 'segments' ? SegmentedField : SelectField;
  const options = (setting.options as readonly (string | number)[]).map((option) => ({
    value: option,
    label: words.options?.[option] ?? String(option),
  }));
  return (
    <Chooser
      label={adjust.label ?? words.label}
      hint={'hint' in adjust ? adjust.hint : (words.hints?.[value as string] ?? words.hint)}
      disabled={adjust.disabled ?? false}
      value={value as string | number}
      options={options}
      onChange={onChange}
    />
  );
}

function DeclaredOptional(props: SettingFieldProps<OptionalSetting>) {
  const { setting, words, value, onChange, adjust } = props;
  return (
    <>
      <CheckField
        label={words.tick ?? words.label}
        hint={words.hint}
        disabled={adjust.disabled ?? false}
        checked={value !== null}
        onChange={(on) => onChange(on ? switchedOn(setting) : null)}
      />
      {value !== null && (
        <SettingField {...props} setting={setting.item} adjust={{ ...adjust, hint: undefined }} />
      )}
    </>
  );
}
