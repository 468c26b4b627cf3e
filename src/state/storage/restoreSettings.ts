import { STEPS } from '../address/place';
import type { LabState } from '../types';
import { current, update } from '../update';
import type { SettingsPart } from './setAsideTypes';
import type { StoredSettings } from './types';
import { withStorage } from './withStorage';

/** The result of reading the settings of the last visit. */
export interface RestoredSettings {
  /** undefined on the first visit. */
  stored: Partial<StoredSettings> | undefined;
  /**
   * False if the stored settings could neither be read nor moved out of the way: saving new ones would overwrite
   * them.
   */
  maySave: boolean;
}

/**
 * Restores the settings of the last visit, part by part. A part that cannot be read gets its defaults, and its stored
 * value is moved to where nothing overwrites it.
 */
export async function restoreSettings(): Promise<RestoredSettings> {
  const found = await withStorage(async (storage) => ({ row: await storage.loadSettings() }));
  const row = found?.row;
  if (!isObject(row)) {
    update({ language: navigator.language.startsWith('zh') ? 'zh' : 'en' });
    const maySave = found !== undefined && (row === undefined || (await moveAside('all')));
    return { stored: undefined, maySave };
  }
  const stored = row as Partial<StoredSettings>;
  const { readMonitorChoices, readSettings, readViewSettings } = await import('./readSettings');
  const { unreadable, ...read } = readSettings(row);
  update({
    ...viewOf(stored),
    ...read,
    viewSettings: readViewSettings(stored.viewSettings),
    monitor: { ...current().monitor, ...readMonitorChoices(stored.monitor) },
    engineChoice: engineChoiceFrom(stored),
    edits: { ...current().edits, by: typeof stored.editor === 'string' ? stored.editor : '' },
  });
  let maySave = true;
  for (const part of unreadable) maySave = (await moveAside(part)) && maySave;
  return { stored, maySave };
}

async function moveAside(part: SettingsPart | 'all'): Promise<boolean> {
  const isMoved = await withStorage(async (storage) => {
    await storage.setSettingsAside(part);
    return true;
  });
  return isMoved === true;
}

/**
 * Settings that one click sets again need no notice: values that this version does not know are replaced by defaults.
 */
function viewOf({ language, theme, step }: Partial<StoredSettings>): Partial<LabState> {
  const before = current();
  return {
    language: language === 'zh' || language === 'en' ? language : before.language,
    theme: theme === 'light' || theme === 'dark' || theme === 'system' ? theme : before.theme,
    step: STEPS.find((known) => known === step) ?? before.step,
  };
}

function engineChoiceFrom(stored: Partial<StoredSettings>): LabState['engineChoice'] {
  const { engineWish, engineComparison } = stored;
  const isComplete = Array.isArray(engineComparison?.findings);
  return {
    ...current().engineChoice,
    wish: engineWish ?? 'auto',
    comparison: isComplete ? engineComparison : undefined,
  };
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
