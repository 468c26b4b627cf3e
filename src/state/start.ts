import { upgradePrepareSettings, upgradeTrainSettings } from '../experiment/settings/upgradeExperiment';
import { prepareBeats } from './beats/prepareBeats';
import { goTo } from './page';
import { runDemo } from './records/demo';
import { inRecordOrder } from './records/recordOrder';
import { reportFailures } from './reportFailures';
import { chooseRun, restoreRuns } from './results/runs';
import { services } from './services';
import type { StoredRecord, StoredSettings } from './storage/storage';
import { withStorage } from './storage/withStorage';
import { labStore } from './store';
import { applyAddressSettings } from './train/addressSettings';
import { restoreUnfinished } from './train/unfinishedList';
import type { LabProblem, LabState } from './types';
import { current, report, update, withActivity } from './update';

/** Settings are written at once, and this long after the last change where changes follow each other. */
const SETTLE_MS = 300;

/**
 * Brings back what the last visit left, then keeps settings stored; `?demo` in the address runs the demo, `?recipe` and
 * `?set` put settings in place.
 * Never rejects: what goes wrong is told on the page.
 */
export const start = reportFailures(async (address: URL): Promise<void> => {
  if (globalThis.isSecureContext === false) report(insecure(address));
  const kept = await restore().finally(saveSettingsOnChange);
  applyAddressSettings(address.searchParams);
  if (address.searchParams.has('demo')) await runDemo();
  else if (kept?.prepared && current().records.some(({ ticked }) => ticked)) await prepareBeats();
});

/** Browsers give pages on plain http (other than localhost) neither hashes nor shared memory. */
const insecure = ({ origin }: URL): LabProblem => ({
  code: 'context-insecure',
  file: '',
  message: `This page came from ${origin} without encryption, so the browser withholds what the lab needs to read records. Open it over https, or from localhost.`,
  values: { origin },
});

async function restore(): Promise<Partial<StoredSettings> | undefined> {
  return withActivity('restoring', { canStop: false }, async () => {
    const kept = await withStorage((storage) => storage.loadSettings());
    if (kept) update(settingsFrom(kept));
    else update({ language: navigator.language.startsWith('zh') ? 'zh' : 'en' });
    await restoreRecords(kept?.ticked ?? {});
    await restoreRuns();
    await restoreUnfinished();
    const open = current().runs.find((run) => run.id === kept?.openRunId) ?? current().runs[0];
    if (open) await chooseRun(open.id);
    // Inspect lists beats as soon as one looks at it.
    if (current().step === 'inspect') goTo('inspect');
    return kept;
  });
}

/** Settings of an earlier version of the lab may lack some: those are as on a first visit. */
function settingsFrom(kept: Partial<StoredSettings>): Partial<LabState> {
  const { language, theme, step } = { ...settingsOf(current()), ...kept };
  return {
    language,
    theme,
    step,
    prepareSettings: upgradePrepareSettings(kept.prepareSettings),
    trainSettings: upgradeTrainSettings(kept.trainSettings),
    engineChoice: engineChoiceFrom(kept),
  };
}

function engineChoiceFrom({
  engineWish,
  engineComparison,
}: Partial<StoredSettings>): LabState['engineChoice'] {
  const isWhole = Array.isArray(engineComparison?.findings);
  return {
    ...current().engineChoice,
    wish: engineWish ?? 'auto',
    comparison: isWhole ? engineComparison : undefined,
  };
}

/** Stored records join those that were dropped meanwhile; a damaged one is named and taken out. */
async function restoreRecords(ticked: Record<string, boolean>): Promise<void> {
  const rows = (await withStorage((storage) => storage.loadRecords())) ?? [];
  const damaged = rows.filter(({ id, stored }) => !isWhole(id, stored)).map(({ id }) => id);
  const taken = new Set(current().records.map(({ id }) => id));
  const records = rows
    .filter(({ id }) => !damaged.includes(id) && !taken.has(id))
    .map(({ stored }) => upToDate(stored as StoredRecord));
  for (const { entry, source } of records) services.sources.set(entry.id, source);
  update((state) => ({
    records: inRecordOrder([
      ...state.records,
      ...records.map(({ entry }) => ({ ...entry, ticked: ticked[entry.id] ?? entry.ticked })),
    ]),
  }));
  if (damaged.length === 0) return;
  report(
    {
      code: 'storage-record-damaged',
      file: '',
      message: `What was stored of ${damaged.join(', ')} is damaged and was taken out. Drop the files again.`,
      values: { records: damaged.join(', ') },
    },
    'warning',
  );
  await withStorage((storage) => storage.deleteRecords(damaged));
}

/** Records of an earlier version of the lab know of one annotation file and of no segments. */
function upToDate({ entry, source }: StoredRecord): StoredRecord {
  const annotators = source.annotation ? [source.annotation] : [];
  const names = entry.annotator === undefined ? [] : [entry.annotator];
  return {
    entry: { ...entry, annotators: entry.annotators ?? names },
    source: { ...source, segments: source.segments ?? [], annotators: source.annotators ?? annotators },
  };
}

function isWhole(id: string, { entry, source }: Partial<StoredRecord>): boolean {
  return (
    entry?.id === id &&
    Array.isArray(entry.files) &&
    Array.isArray(entry.leads) &&
    Array.isArray(entry.classCounts) &&
    Array.isArray(entry.problems) &&
    Array.isArray(source?.signals) &&
    [
      source.header,
      ...source.signals,
      ...(source.segments ?? []),
      ...(source.annotators ?? []),
      ...(source.annotation ? [source.annotation] : []),
    ].every((file) => file?.blob instanceof Blob)
  );
}

const settingsOf = (state: LabState): StoredSettings => ({
  language: state.language,
  theme: state.theme,
  step: state.step,
  prepareSettings: state.prepareSettings,
  trainSettings: state.trainSettings,
  ticked: Object.fromEntries(state.records.map(({ id, ticked }) => [id, ticked])),
  prepared: state.prepared !== undefined,
  openRunId: state.openRun?.id,
  engineWish: state.engineChoice.wish,
  engineComparison: state.engineChoice.comparison,
});

/** Writes settings when they have changed, and at the latest when the page is left. */
function saveSettingsOnChange(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen = JSON.stringify(settingsOf(current()));
  let written = seen;
  const write = () => {
    if (written === seen) return;
    written = seen;
    void withStorage((storage) => storage.saveSettings(settingsOf(current())));
  };
  labStore.subscribe((state) => {
    const text = JSON.stringify(settingsOf(state));
    if (text === seen) return;
    seen = text;
    if (timer === undefined) write();
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      write();
    }, SETTLE_MS);
  });
  globalThis.addEventListener?.('pagehide', write);
}
