import type { ListSetting, Setting, TextSetting } from '../base/settings/declare';
import { problemSentence, type Words } from '../i18n';
import { wordsOnPath } from '../i18n/settingName';
import type { RefusedText } from '../state/refusedTexts';
import { readText } from '../state/settings';
import { parseNumber } from '../widgets/fields/parseNumber';
import type { Parsed } from '../widgets/fields/useDraft';
import { shownNumber } from './shownNumber';

/** The meaning of the text of a field for a text or a list. @param name of the setting, for the sentence */
export function parsedText(
  setting: TextSetting | ListSetting,
  text: string,
  name: string,
  problems: Words['problems'],
): Parsed<unknown> {
  const { value, problem } = readText(setting, text, name);
  return problem
    ? { ok: false, error: problemSentence(problems, { ...problem, file: '' }) }
    : { ok: true, value };
}

/** What is wrong with the text in a field, as its field says it, with the name of the setting. */
export function refusedSentence({ setting, name, text }: RefusedText, words: Words): string {
  const { label = name, unit } = wordsOnPath(name, words.settings) ?? {};
  const parsed = parsedAs(setting, text, { label, unit }, words);
  const reason = parsed.ok ? '' : parsed.error;
  return words.train.refusedText({ name: label, text, reason });
}

function parsedAs(
  setting: Setting,
  text: string,
  { label, unit }: { label: string; unit?: string | undefined },
  words: Words,
): Parsed<unknown> {
  if (setting.type === 'text' || setting.type === 'list') {
    return parsedText(setting, text, label, words.problems);
  }
  if (setting.type !== 'number') return { ok: true, value: text };
  const { min, max, integer, display } = setting;
  const bounds = { min: shownNumber(min, display), max: shownNumber(max, display), integer, unit };
  return parseNumber(text, bounds, words.common.widgets);
}
