import { runDemo } from './commands/demo';
import { keep } from './commands/keep';
import { prepareBeats } from './commands/prepareBeats';
import { chooseRun, restoreRuns } from './commands/runs';
import { services } from './services';
import type { KeptSettings } from './storage/storage';
import { labStore } from './store';
import type { LabState } from './types';
import { current, update, withActivity } from './update';

/** Brings back what the last visit left, then keeps settings stored; `?demo` in the address runs the demo. */
export async function start(address: URL): Promise<void> {
  const kept = await restore();
  keepSettings();
  if (address.searchParams.has('demo')) await runDemo();
  else if (kept?.prepared) await prepareBeats();
}

async function restore(): Promise<KeptSettings | undefined> {
  return withActivity('restoring', { canStop: false }, async () => {
    const kept = await keep((storage) => storage.loadSettings());
    const records = (await keep((storage) => storage.loadRecords())) ?? [];
    for (const { entry, source } of records) services.sources.set(entry.id, source);
    update({ records: records.map(({ entry }) => entry) });
    if (kept) {
      const { language, theme, step, prepareSettings, trainSettings } = kept;
      update({ language, theme, step, prepareSettings, trainSettings });
    } else {
      update({ language: navigator.language.startsWith('zh') ? 'zh' : 'en' });
    }
    await restoreRuns();
    const open = current().runs.find((run) => run.id === kept?.openRunId) ?? current().runs[0];
    if (open) await chooseRun(open.id);
    return kept;
  });
}

const settingsOf = (state: LabState): KeptSettings => ({
  language: state.language,
  theme: state.theme,
  step: state.step,
  prepareSettings: state.prepareSettings,
  trainSettings: state.trainSettings,
  prepared: state.prepared !== undefined,
  openRunId: state.openRun?.id,
});

/** Writes settings at every change; changes during a write are written together after it. */
function keepSettings(): void {
  let written = JSON.stringify(settingsOf(current()));
  let writing = false;
  const write = async () => {
    if (writing) return;
    writing = true;
    for (
      let settings = settingsOf(current());
      JSON.stringify(settings) !== written;
      settings = settingsOf(current())
    ) {
      written = JSON.stringify(settings);
      await keep((storage) => storage.saveSettings(settings));
    }
    writing = false;
  };
  labStore.subscribe(() => void write());
}
