import type { Setting } from '../base/settings/declare';
import type { DivisionPart } from '../beats/publishedSplit';
import type { Protocol } from '../experiment/settings/types';
import type { Words } from '../i18n';
import { protocolFields } from '../state/train/protocolChoices';
import { deChazal, namesItems } from '../state/train/protocolSide';
import { formatCount } from '../widgets/format';
import { settingText } from './settingText';

/**
 * `5-fold`, `hold-out, 20 % tested`, `DS1 → DS2`, `22 → 10 records`, …
 *
 * @param part how much of the published division there was, if not all of it
 */
export function protocolWords(
  protocol: Protocol,
  { settings, compare }: Pick<Words, 'settings' | 'compare'>,
  part?: DivisionPart,
): string {
  const published = protocol.kind === 'records' ? deChazal(protocol) : undefined;
  if (published) return part ? compare.publishedPart({ name: published, ...partWords(part) }) : published;
  const { summary } = settings.train.protocol.kinds[protocol.kind] as {
    summary: (settings: Record<string, string>) => string;
  };
  const hasItems = namesItems(protocol);
  const values: Readonly<Record<string, unknown>> = protocol;
  const texts = Object.entries(protocolFields(protocol.kind)).map(([name, field]: [string, Setting]) => {
    const value = values[name];
    if (field.type === 'list' && hasItems) return [name, (value as string[]).join(' + ')];
    if (field.type === 'list') return [name, formatCount((value as unknown[]).length)];
    return [name, settingText(field, value, { label: name }, { yes: 'yes', no: '' })];
  });
  return summary(Object.fromEntries(texts));
}

/** The numbers of records, formatted. */
export function partWords(part: DivisionPart): Record<keyof DivisionPart, string> {
  return {
    ...{ training: formatCount(part.training), trainingOf: formatCount(part.trainingOf) },
    ...{ test: formatCount(part.test), testOf: formatCount(part.testOf) },
  };
}
