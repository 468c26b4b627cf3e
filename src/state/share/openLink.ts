import { dropFromQuery } from '../address/addressBar';
import { setTicked } from '../records/tickRecords';
import { replaceSettings } from '../train/replaceSettings';
import { current, report, update } from '../update';
import { LINK_PARTS, linkTo, parseLink } from './link';
import { missingRecords, wantedRecords } from './linkChanges';
import { recordsText } from './recordNames';

/** Shows what the link in the address would change, or says why it cannot be used. */
export function openLink(search: URLSearchParams): void {
  const { shared, problem } = parseLink(search, current().trainSettings.seed);
  // The address keeps a link that this version cannot read: another version may.
  if (problem) report(problem);
  else update({ link: shared });
}

export function closeLink(): void {
  update({ link: undefined });
  dropFromQuery(LINK_PARTS);
}

export function applyLink(): void {
  const { link, records } = current();
  if (!link) return;
  const wanted = wantedRecords(link, records);
  const missing = missingRecords(link, records);
  replaceSettings(link);
  if (link.records !== undefined) {
    setTicked(
      records.map(({ id }) => id),
      false,
    );
    setTicked(wanted, true);
  }
  update({ step: 'train' });
  closeLink();
  const names = recordsText(Object.values(missing).flat()).replaceAll(',', ', ');
  if (names === '') return;
  report(
    {
      code: 'link-records',
      file: '',
      message: `The link names records that are not in the lab: ${names}. They are used as soon as they are loaded and ticked.`,
      values: { names },
    },
    'note',
  );
}

export async function settingsLink(of: 'page' | 'run'): Promise<string | undefined> {
  const { prepareSettings, trainSettings, records, openRun } = current();
  if (of === 'run' && !openRun) return undefined;
  const ticked = records.filter((record) => record.ticked).map(({ id }) => id);
  const shared =
    of === 'run' && openRun
      ? { ...openRun.experiment, records: openRun.experiment.records.map(({ name }) => name) }
      : { prepare: prepareSettings, train: trainSettings, records: ticked };
  const { prepare, train, records: names } = shared;
  // Without a record the link says nothing about records.
  const { query, reason } = linkTo({ prepare, train, records: names.length > 0 ? names : undefined });
  if (query !== undefined) {
    const { origin, pathname } = globalThis.location;
    return `${origin}${pathname}?${query}`;
  }
  report({
    code: 'link-impossible',
    file: '',
    message: `There can be no link to these settings: ${reason} Correct them first.`,
    values: { reason },
  });
  return undefined;
}
