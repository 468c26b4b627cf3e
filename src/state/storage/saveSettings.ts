import { choicesOf } from '../monitor/types';
import { labStore } from '../store';
import type { LabState } from '../types';
import { current } from '../update';
import type { StoredSettings } from './types';
import { withStorage } from './withStorage';

/** A first change is written at once; in a series of changes, this long after the last one. */
const SETTLE_MS = 300;

/** Saves the settings from now on whenever they have changed, and at the latest when the page is closed. */
export function saveSettingsOnChange(): void {
  const select = settingsSelector();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen = select(current());
  let written = seen;
  const write = () => {
    if (written === seen) return;
    const settings = seen;
    written = settings;
    void withStorage((storage) => storage.saveSettings(settings));
  };
  labStore.subscribe((state) => {
    const settings = select(state);
    if (settings === seen) return;
    seen = settings;
    if (timer === undefined) write();
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      write();
    }, SETTLE_MS);
  });
  globalThis.addEventListener?.('pagehide', write);
}

/**
 * The part of the state that is stored: the same object as long as nothing in it has changed. The store changes
 * several times a second while something runs, so all but a few of the comparisons are by reference.
 */
export function settingsSelector(): (state: LabState) => StoredSettings {
  let records: LabState['records'] | undefined;
  let ticked: StoredSettings['ticked'] = {};
  let monitor: StoredSettings['monitor'] | undefined;
  let last: StoredSettings | undefined;
  return (state) => {
    // Monitor changes in other fields all the time.
    const choices = choicesOf(state.monitor);
    if (!monitor || !isSame(choices, monitor)) monitor = choices;
    if (records !== state.records) {
      records = state.records;
      const ticks = Object.fromEntries(records.map((record) => [record.id, record.ticked]));
      // Records also change in other fields.
      if (!isSame(ticks, ticked)) ticked = ticks;
    }
    const settings = settingsOf(state, ticked, monitor);
    if (last === undefined || !isSame(settings, last)) last = settings;
    return last;
  };
}

const settingsOf = (
  state: LabState,
  ticked: StoredSettings['ticked'],
  monitor: StoredSettings['monitor'],
): StoredSettings => ({
  language: state.language,
  theme: state.theme,
  step: state.step,
  viewSettings: state.viewSettings,
  prepareSettings: state.prepareSettings,
  trainSettings: state.trainSettings,
  ticked,
  prepared: state.prepared !== undefined,
  openRunId: state.openRun?.id,
  engineWish: state.engineChoice.wish,
  engineComparison: state.engineChoice.comparison,
  editor: state.edits.by,
  monitor,
});

/** Equal keys with identical values. */
function isSame<T extends object>(a: T, b: T): boolean {
  const keys = Object.keys(a) as (keyof T)[];
  return keys.length === Object.keys(b).length && keys.every((key) => Object.is(a[key], b[key]));
}
