import { isSameJson } from '../../base/canonicalJson';
import { AssignmentError } from '../../base/settings/assign';
import { escapeItem, splitItems, unescapeItem } from '../../base/settings/listText';
import { defaultPrepareSettings } from '../../beats/defaults';
import { settingsProblems } from '../../beats/settingsProblems';
import { defaultTrainSettings } from '../../experiment/settings/defaults';
import { commandName, PRESETS, type PresetId, presetSettings } from '../../experiment/settings/presets';
import { settingsChanges, settingsWith } from '../../experiment/settings/settingsWith';
import { trainSettingsProblems } from '../../experiment/settings/trainSettingsProblems';
import type { LabProblem } from '../types';
import { parseRecords, recordListText, recordsText } from './recordNames';
import type { SharedSettings } from './types';

/** Raised when a link of this version would be read otherwise by an older lab. */
const VERSION = '1';

/** Parts of an address that belong to a link. */
export const LINK_PARTS = ['v', 'recipe', 'set', 'records', 'seed'] as const;

/**
 * Settings as the query of an address: the recipe from which the fewest characters lead to them, the changes, the records and the
 * seed.
 */
function formatLink({ prepare, train, records }: SharedSettings): string {
  const all = (Object.keys(PRESETS) as PresetId[]).map((id) => {
    const changes = settingsChanges(presetSettings(id, train.seed), { prepare, train }).map(shortened);
    return [`recipe=${commandName(id)}`, ...changes.map((change) => `set=${encoded(change)}`)].join('&');
  });
  const shortest = all.reduce((best, each) => (each.length < best.length ? each : best));
  const names =
    records === undefined ? [] : [`records=${encoded(records === 'all' ? records : recordsText(records))}`];
  return [`v=${VERSION}`, shortest, ...names, `seed=${train.seed}`].join('&');
}

/** Lists of records in a protocol, which are long. */
const RECORD_LIST = /^((?:train\.)?protocol\.(?:training|test|pool))=(.*)$/s;

/** Writes a list of records shorter, or, as `write` says, in full. */
function withRecordList(change: string, write: (text: string) => string): string {
  const [, path, text] = RECORD_LIST.exec(change) ?? [];
  return path === undefined || text === undefined ? change : `${path}=${write(text)}`;
}

const shortened = (change: string) =>
  withRecordList(change, (text) => recordListText(splitItems(text).map(unescapeItem)));

const expanded = (change: string) =>
  withRecordList(change, (text) => {
    const names = parseRecords(text);
    return Array.isArray(names) ? names.map(escapeItem).join(',') : text;
  });

/** Percent-encoded, except what a query may have as it is: links are looked at. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/%(?:2C|2F|3A|3D|40)/g, (escaped) => decodeURIComponent(escaped));

/**
 * Reads a link. Nothing of it is used if a part of it is not possible.
 *
 * @param seed for a link without one
 */
export function parseLink(
  search: URLSearchParams,
  seed: number,
): { shared: SharedSettings; problem?: undefined } | { shared?: undefined; problem: LabProblem } {
  const version = search.get('v') ?? '';
  if (version !== VERSION) return { problem: otherVersion(version) };
  const reasons: string[] = [];
  const begun = { prepare: defaultPrepareSettings, train: { ...defaultTrainSettings, seed } };
  const recipe = search.get('recipe') ?? undefined;
  const changes = search.getAll('set').map(expanded);
  if (search.has('seed')) changes.push(`seed=${search.get('seed')}`);
  const steps = [{ recipe, changes: [] as string[] }, ...changes.map((each) => ({ changes: [each] }))];
  const settings = steps.reduce((before, step: { recipe?: string | undefined; changes: string[] }) => {
    try {
      return settingsWith(before, step.recipe, step.changes);
    } catch (error) {
      if (!(error instanceof AssignmentError)) throw error;
      reasons.push(error.message);
      return before;
    }
  }, begun);
  const text = search.get('records');
  const records = text === null ? undefined : parseRecords(text);
  if (text !== null && !records) reasons.push(`records: ${text} is a range of too many records.`);
  if (reasons.length === 0) reasons.push(...problemsOf(settings));
  if (reasons.length > 0) return { problem: impossible(reasons.join(' ')) };
  return { shared: { ...settings, records } };
}

/** What keeps settings from being used, in sentences. */
function problemsOf({ prepare, train }: Pick<SharedSettings, 'prepare' | 'train'>): string[] {
  return [...settingsProblems(prepare), ...trainSettingsProblems(train)].map(({ message }) => message);
}

/**
 * The link to settings, if it gives back just these.
 *
 * @returns `reason`: why there can be none
 */
export function linkTo(
  shared: SharedSettings,
): { query: string; reason?: undefined } | { query?: undefined; reason: string } {
  const query = formatLink(shared);
  const read = parseLink(new URLSearchParams(query), shared.train.seed);
  if (read.problem) return { reason: problemsOf(shared).join(' ') || read.problem.message };
  if (!isSameJson(inOrder(read.shared), inOrder(shared)))
    return { reason: 'Some of them cannot be written in an address.' };
  return { query };
}

/** Which records are ticked has no order. */
const inOrder = (shared: SharedSettings) => ({
  ...shared,
  records: Array.isArray(shared.records) ? shared.records.toSorted() : (shared.records ?? null),
});

const otherVersion = (version: string): LabProblem => ({
  code: 'link-version',
  file: '',
  message: `This link is of version ${version || '–'}, and this lab knows version ${VERSION} alone. Update the lab, or ask for the settings in another way. Nothing was changed.`,
  values: { version: version || '–', known: VERSION },
});

const impossible = (reason: string): LabProblem => ({
  code: 'link-settings',
  file: '',
  message: `This link asks for settings that cannot be: ${reason} Nothing was changed.`,
  values: { reason },
});
