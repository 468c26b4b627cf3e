import type { Setting } from '../base/settings/declare';
import type { Protocol } from '../experiment/settings/types';
import type { Words } from '../i18n';
import { protocolFields } from '../state/train/protocolChoices';
import { deChazal } from '../state/train/protocolSide';
import { formatCount } from '../widgets/format';
import { settingText } from './settingText';

/** `5-fold`, `hold-out, 20 % tested`, `DS1 → DS2`, `22 → 10 records`, … */
export function protocolWords(protocol: Protocol, { settings }: Pick<Words, 'settings'>): string {
  const published = protocol.kind === 'records' ? deChazal(protocol) : undefined;
  const { summary } = settings.train.protocol.kinds[protocol.kind] as {
    summary: (settings: Record<string, string>) => string;
  };
  const values: Readonly<Record<string, unknown>> = protocol;
  const texts = Object.entries(protocolFields(protocol.kind)).map(([name, field]: [string, Setting]) => {
    const value = values[name];
    if (field.type === 'list') return [name, formatCount((value as unknown[]).length)];
    return [name, settingText(field, value, { label: name }, { yes: 'yes', no: '' })];
  });
  return published ?? summary(Object.fromEntries(texts));
}
