import type { ChoiceSetting, ListSetting, NumberSetting, TextSetting } from '../base/settings/declare';
import { problemSentence } from '../i18n';
import { readText } from '../state/settings';
import { NumberField } from '../widgets/fields/NumberField';
import { SegmentedField } from '../widgets/fields/SegmentedField';
import { SelectField } from '../widgets/fields/SelectField';
import { TextField } from '../widgets/fields/TextField';
import { fieldTexts, type SettingFieldProps } from './settingAdjustment';
import { shownNumber, storedNumber } from './shownNumber';
import { useWords } from './useWords';

/** A number in the display unit of its declaration. */
export function DeclaredNumber(props: SettingFieldProps<NumberSetting>) {
  const { setting, words, value, onChange, adjust } = props;
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
  const { setting, value, onChange } = props;
  const { problems } = useWords();
  const texts = fieldTexts(props);
  return (
    <TextField
      {...texts}
      value={Array.isArray(value) ? value.join(', ') : String(value)}
      onCommit={(text) => {
        const { value: next, problem } = readText(setting, text, texts.label);
        if (problem) return problemSentence(problems, { ...problem, file: '' });
        onChange(next);
        return undefined;
      }}
    />
  );
}
