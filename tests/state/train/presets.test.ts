import { describe, expect, it } from 'vitest';
import { PRESETS, type PresetId } from '../../../src/experiment/settings/presets';
import { setPrepareSettings } from '../../../src/state/beats/prepareSettings';
import { readSettings } from '../../../src/state/storage/readSettings';
import { settingsSelector } from '../../../src/state/storage/saveSettings';
import { labStore } from '../../../src/state/store';
import { presetOf } from '../../../src/state/train/presetOf';
import { choosePreset, setTrainSettings } from '../../../src/state/train/training';
import { freshLab } from '../labInNode';

const ids = Object.keys(PRESETS) as PresetId[];
const settings = () => {
  const { prepareSettings, trainSettings } = labStore.getState();
  return { prepareSettings, trainSettings };
};
const named = () => presetOf(settings().prepareSettings, settings().trainSettings);

/** The same value with the keys of every object in reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

describe('a recipe that is chosen', () => {
  freshLab();

  it.each(ids)('%s is the same after any other recipe', (id) => {
    choosePreset(id);
    const alone = settings();
    for (const before of ids) {
      choosePreset(before);
      choosePreset(id);
      expect(settings(), `${before}, then ${id}`).toEqual(alone);
      expect(named()).toBe(id);
    }
  });

  it('is the same after changes of any kind, apart from the seed', () => {
    choosePreset('lab');
    const alone = settings();
    setPrepareSettings({
      classCount: 4,
      lead: { kind: 'mlii' },
      denoise: { ...alone.prepareSettings.denoise, wavelet: 'none' },
    });
    setTrainSettings({ seed: 7, epochs: 2 });
    expect(named()).toBeUndefined();
    choosePreset('lab');
    expect(settings()).toEqual({ ...alone, trainSettings: { ...alone.trainSettings, seed: 7 } });
  });

  it.each(ids)('%s has its name again after a reload, in whatever order the keys are stored', (id) => {
    choosePreset(id);
    const { prepareSettings, trainSettings } = settingsSelector()(labStore.getState());
    for (const stored of [
      structuredClone({ prepareSettings, trainSettings }),
      reversed({ prepareSettings, trainSettings }) as object,
    ]) {
      const read = readSettings(stored);
      expect(read.unreadable).toEqual([]);
      expect(presetOf(read.prepareSettings!, read.trainSettings!)).toBe(id);
      expect(presetOf({ ...read.prepareSettings! }, { ...read.trainSettings!, seed: 9 })).toBe(id);
    }
  });
});
