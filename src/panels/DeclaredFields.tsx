import type { ChoiceSetting, ListSetting, NumberSetting, TextSetting } from '../base/settings/declare';
import { NumberField } from '../widgets/fields/NumberField';
import { SegmentedField } from '../widgets/fields/SegmentedField';
import { SelectField } from '../widgets/fields/SelectField';
import { TextField } from '../widgets/fields/TextField';
import { parsedText } from './refusedTexts';
import { fieldTexts, type SettingFieldProps } from './settingAdjustment';
import { shownNumber, storedNumber } from './shownNumber';
import { useWords } from './useWords';

/** A number in the display unit of its declaration. */
export function DeclaredNumber(props: SettingFieldProps<NumberSetting>) {
  const { setting, words, value, onChange, adjust, path } = props;
  const { min, max, step, integer, display } = setting;
  const unit = adjust.unit ?? words.unit;
  return (
    <NumberField
      {...fieldTexts(props)}
      {...(unit === undefined ? {} : { unit })}
      value={shownNumber(value as number, display)}
      min={shownNumber(min, display)}
      max={shownNumber(max, display)}
      step={step}
      integer={integer}
      name={path}
      onChange={(next) => onChange(storedNumber(next, display))}
    />
  );
}

/** A choice; the hint is that of the chosen option. */
export function DeclaredChoice(props: SettingFieldProps<ChoiceSetting<string> | ChoiceSetting<number>>) {
  const { setting, words, value, onChange, adjust } = props;
  const Chooser = setting.field === 'segments' ? SegmentedField : SelectField;
  const options = (setting.options as readonly (string | number)[]).map((option) => ({
    value: option,
    label: words.options?.[option] ?? String(option),
  }));
  return (
    <Chooser
      {...fieldTexts(props)}
      {...('hint' in adjust ? {} : { hint: words.hints?.[value as string] ?? words.hint })}
      value={value as string | number}
      options={options}
      onChange={onChange}
    />
  );
}

/** A text, or a comma-separated list. */
export function DeclaredText(props: SettingFieldProps<TextSetting | ListSetting>) {
  const { setting, value, onChange, path } = props;
  const { problems } = useWords();
  const texts = fieldTexts(props);
  return (
    <TextField
      {...texts}
      name={path}
      value={Array.isArray(value) ? value.join(', ') : String(value)}
      parse={(text) => parsedText(setting, text, texts.label, problems)}
      onChange={onChange}
    />
  );
}
