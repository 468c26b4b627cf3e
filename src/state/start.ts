import { prepareBeats } from './beats/prepareBeats';
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
import { applyAddressSettings } from './train/addressSettings';
import { restoreUnfinished } from './train/unfinishedList';
import type { LabProblem } from './types';
import { current, report, withActivity } from './update';

/**
 * Restores the last visit, then keeps settings stored; `?demo` in the address runs the demo, `?recipe` and `?set`
 * apply settings.
 * Never rejects: failures are reported on the page.
 */
export const start = reportFailures(async (address: URL): Promise<void> => {
  if (globalThis.isSecureContext === false) report(insecure(address));
  reportBlocked();
  hearTabs();
  const settings = await withActivity('restoring', { canStop: false }, restore);
  if (settings?.maySave) saveSettingsOnChange();
  applyAddressSettings(address.searchParams);
  if (address.searchParams.has('demo')) await runDemo();
  else if (settings?.stored?.prepared && current().records.some(({ ticked }) => ticked)) await prepareBeats();
});

/** Browsers offer pages on plain http (other than localhost) neither hashes nor shared memory. */
const insecure = ({ origin }: URL): LabProblem => ({
  code: 'context-insecure',
  file: '',
  message: `This page came from ${origin} without encryption, so the browser withholds what the lab needs to read records. Open it over https, or from localhost.`,
  values: { origin },
});

async function restore(): Promise<RestoredSettings> {
  const settings = await restoreSettings();
  const { stored } = settings;
  const records = await restoreRecords(stored?.ticked ?? {});
  const runs = await restoreRuns();
  const moved = await restoreSetAside();
  await restoreUnfinished();
  await restoreRemovals();
  const unreadable = [...records, ...runs, ...moved];
  if (unreadable.length > 0) await (await import('./storage/setAside')).setAside(unreadable);
  await openLastRun(stored?.openRunId);
  // The list of Inspect is filled when the step is opened.
  if (current().step === 'inspect') goTo('inspect');
  return settings;
}

/** @returns the rows moved out of the way at earlier starts that stay set aside */
async function restoreSetAside(): Promise<Unreadable[]> {
  const rows = await withStorage((storage) => storage.loadSetAside());
  if (!rows || rows.length === 0) return [];
  const { retrySetAside } = await import('./storage/retrySetAside');
  return retrySetAside(rows);
}

/** Opens the run that was open before, or the newest that can be opened. */
async function openLastRun(lastId: string | undefined): Promise<void> {
  const ids = current().runs.map(({ id }) => id);
  for (const id of ids.sort((a, b) => Number(b === lastId) - Number(a === lastId))) {
    if (current().openRun) return;
    await chooseRun(id, false);
  }
}
