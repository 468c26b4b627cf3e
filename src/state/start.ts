import type { Place } from './address/place';
import { hearTabs } from './hearTabs';
import { goTo } from './page';
import { runDemo } from './records/demo';
import { restoreRecords } from './records/restoreRecords';
import { restoreRemovals } from './removal/restoreRemovals';
import { reportFailures } from './reportFailures';
import { chooseRun, restoreRuns } from './results/runs';
import { reportBlocked } from './storage/reportBlocked';
import { type RestoredSettings, restoreSettings } from './storage/restoreSettings';
import { saveSettingsOnChange } from './storage/saveSettings';
import type { Unreadable } from './storage/setAsideTypes';
import { withStorage } from './storage/withStorage';
import { askBeforeLeaving } from './train/askBeforeLeaving';
import { restoreUnfinished } from './train/unfinishedList';
import type { LabProblem } from './types';
import { current, report, update, withActivity } from './update';

/**
 * Restores the last visit, shows the place that the address names behind `#`, then keeps settings stored and the address up to
 * date; `?demo` in the address runs the demo, `?recipe` and `?set` apply settings, `?v` opens a link.
 * Never rejects: failures are reported on the page.
 */
export const start = reportFailures(async (address: URL): Promise<void> => {
  if (globalThis.isSecureContext === false) report(insecure(address));
  reportBlocked();
  hearTabs();
  askBeforeLeaving();
  // Loaded meanwhile.
  const following = import('./address/followAddress');
  const isDemo = address.searchParams.has('demo');
  let preparing: Promise<void> | undefined;
  await withActivity('restoring', { canStop: false }, async () => {
    const { followAddress, placeInAddress } = await following;
    const asked = placeInAddress(address.hash);
    const restored = await restore(asked?.place);
    if (restored.maySave) saveSettingsOnChange();
    await takeSettings(address.searchParams);
    // Whoever has gone to another step meanwhile stays there.
    const first = current().step === asked?.place.step ? asked : undefined;
    // Without a browser there is no history.
    if (globalThis.history) await followAddress(first);
    if (restored.earlier.length > 0) {
      await (await import('./records/describeAnew')).describeAnew(restored.earlier);
    }
    if (!isDemo && restored.stored?.prepared && current().records.some(({ ticked }) => ticked)) {
      const { prepareBeats } = await import('./beats/prepareBeats');
      // Begins before the restoring ends: Start and Prepare, which wait for either, are not offered in between.
      preparing = prepareBeats();
    }
  });
  if (isDemo) await runDemo(address.hash === '');
  await preparing;
});

/** Browsers offer pages on plain http (other than localhost) neither hashes nor shared memory. */
const insecure = ({ origin }: URL): LabProblem => ({
  code: 'context-insecure',
  file: '',
  message: `This page came from ${origin} without encryption, so the browser withholds what the lab needs to read records. Open it over https, or from localhost.`,
  values: { origin },
});

/** Settings in the address are applied; those of a link, which has a version, once the user has looked at them. */
async function takeSettings(search: URLSearchParams): Promise<void> {
  if (search.has('v')) (await import('./share/openLink')).openLink(search);
  else if (search.has('recipe') || search.has('set')) {
    (await import('./train/addressSettings')).applyAddressSettings(search);
  }
}

/** @param place that the address names */
async function restore(place: Place | undefined): Promise<RestoredSettings & { earlier: string[] }> {
  const settings = await restoreSettings();
  if (place) update({ step: place.step });
  const { stored } = settings;
  const { unreadable: records, earlier } = await restoreRecords(stored?.ticked ?? {});
  await restoreEditsOf();
  const runs = await restoreRuns();
  const moved = await restoreSetAside();
  await restoreUnfinished();
  await restoreRemovals();
  const unreadable = [...records, ...runs, ...moved];
  if (unreadable.length > 0) await (await import('./storage/setAside')).setAside(unreadable);
  const asked = place && 'runId' in place ? place.runId : undefined;
  await openLastRun([asked, stored?.openRunId]);
  // The list of Inspect is filled when the step is opened.
  if (current().step === 'inspect') goTo('inspect');
  return { ...settings, earlier };
}

/** Edits come before everything that reads annotations. */
async function restoreEditsOf(): Promise<void> {
  const rows = await withStorage((storage) => storage.loadEdits());
  if (!rows || rows.length === 0) return;
  const { restoreEdits, syncEdits } = await import('./edits/restoreEdits');
  restoreEdits(rows);
  await syncEdits({ isUsed: true });
}

/** @returns the rows moved out of the way at earlier starts that stay set aside */
async function restoreSetAside(): Promise<Unreadable[]> {
  const rows = await withStorage((storage) => storage.loadSetAside());
  if (!rows || rows.length === 0) return [];
  const { retrySetAside } = await import('./storage/retrySetAside');
  return retrySetAside(rows);
}

/** Opens the first of the wanted runs that is there, or the newest that can be opened. */
async function openLastRun(wanted: (string | undefined)[]): Promise<void> {
  const ids = current().runs.map(({ id }) => id);
  const known = wanted.filter((id) => id !== undefined && ids.includes(id)) as string[];
  for (const id of new Set([...known, ...ids])) {
    if (current().openRun) return;
    await chooseRun(id, false);
  }
}
