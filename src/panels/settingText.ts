import type { NumberSetting, Setting } from '../base/settings/declare';
import type { AnyWords } from '../i18n/settingWords';
import { formatCount, formatPercent, formatQuantity } from '../widgets/format';

/** The value of a setting as one line of text. */
export function settingText(setting: Setting, value: unknown, words: AnyWords, yesNo: YesNo): string {
  switch (setting.type) {
    case 'number':
      return numberText(setting, value as number);
    case 'flag':
      return value ? yesNo.yes : yesNo.no;
    case 'choice':
      return words.options?.[value as string] ?? String(value);
    case 'text':
      return String(value);
    case 'list':
      return (value as unknown[]).map((item) => settingText(setting.item, item, words, yesNo)).join(', ');
    case 'optional':
      return value === null ? (words.none ?? yesNo.no) : settingText(setting.item, value, words, yesNo);
    case 'group':
      return fieldsText(setting.fields, value, words, yesNo);
    case 'variants': {
      const { kind } = value as { kind: string };
      const own = words.kinds?.[kind];
      const fields = fieldsText(setting.variants[kind] ?? {}, value, own, yesNo);
      return [own?.label ?? kind, ...(fields ? [fields] : [])].join(' · ');
    }
  }
}

export interface YesNo {
  yes: string;
  no: string;
}

function fieldsText(
  fields: Readonly<Record<string, Setting>>,
  value: unknown,
  words: Pick<AnyWords, 'fields'> | undefined,
  yesNo: YesNo,
): string {
  const values = value as Record<string, unknown>;
  return Object.entries(fields)
    .map(([name, field]) => {
      const own = words?.fields?.[name] ?? { label: name };
      return `${own.label}: ${settingText(field, values[name], own, yesNo)}`;
    })
    .join(' · ');
}

function numberText({ display, integer }: NumberSetting, value: number): string {
  if (display === 'percent') return formatPercent(value, 0);
  if (display === 'minutes') return formatQuantity(value / 60, 'min');
  return integer ? formatCount(value) : String(value);
}
