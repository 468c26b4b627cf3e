import { defaultPrepareSettings } from '../beats/defaults';
import { upgradeTrainSettings } from '../training/upgradeExperiment';
import { runDemo } from './commands/demo';
import { keep } from './commands/keep';
import { goTo } from './commands/page';
import { prepareBeats } from './commands/prepareBeats';
import { chooseRun, restoreRuns } from './commands/runs';
import { told } from './commands/told';
import { restoreUnfinished } from './commands/unfinishedList';
import { inRecordOrder } from './recordOrder';
import { services } from './services';
import type { KeptSettings, StoredRecord } from './storage/storage';
import { labStore } from './store';
import type { LabProblem, LabState } from './types';
import { current, report, update, withActivity } from './update';

/** Settings are written at once, and this long after the last change where changes follow each other. */
const SETTLE_MS = 300;

/**
 * Brings back what the last visit left, then keeps settings stored; `?demo` in the address runs the demo.
 * Never rejects: what goes wrong is told on the page.
 */
export const start = told(async (address: URL): Promise<void> => {
  if (globalThis.isSecureContext === false) report(insecure(address));
  const kept = await restore().finally(keepSettings);
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

async function restore(): Promise<Partial<KeptSettings> | undefined> {
  return withActivity('restoring', { canStop: false }, async () => {
    const kept = await keep((storage) => storage.loadSettings());
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
function settingsFrom(kept: Partial<KeptSettings>): Partial<LabState> {
  const { language, theme, step } = { ...settingsOf(current()), ...kept };
  return {
    language,
    theme,
    step,
    prepareSettings: { ...defaultPrepareSettings, ...kept.prepareSettings },
    trainSettings: upgradeTrainSettings(kept.trainSettings),
    engineChoice: engineChoiceFrom(kept),
  };
}

function engineChoiceFrom({ engineWish, engineComparison }: Partial<KeptSettings>): LabState['engineChoice'] {
  const isWhole = Array.isArray(engineComparison?.findings);
  return {
    ...current().engineChoice,
    wish: engineWish ?? 'auto',
    comparison: isWhole ? engineComparison : undefined,
  };
}

/** Stored records join those that were dropped meanwhile; a damaged one is named and taken out. */
async function restoreRecords(ticked: Record<string, boolean>): Promise<void> {
  const rows = (await keep((storage) => storage.loadRecords())) ?? [];
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
  await keep((storage) => storage.deleteRecords(damaged));
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

const settingsOf = (state: LabState): KeptSettings => ({
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
function keepSettings(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen = JSON.stringify(settingsOf(current()));
  let written = seen;
  const write = () => {
    if (written === seen) return;
    written = seen;
    void keep((storage) => storage.saveSettings(settingsOf(current())));
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
