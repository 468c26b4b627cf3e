import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../../src/base/settings/faults';
import { defaultPrepareSettings } from '../../../src/beats/defaults';
import { PREPARE } from '../../../src/beats/settings';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { PRESETS, type PresetId, presetSettings } from '../../../src/experiment/settings/presets';
import { TRAIN } from '../../../src/experiment/settings/trainSettings';
import { trainSettingsProblems } from '../../../src/experiment/settings/trainSettingsProblems';

const ids = Object.keys(PRESETS) as PresetId[];

describe('a recipe', () => {
  it.each(ids)('%s names every setting, with values that it may have', (id) => {
    const { prepare, train } = presetSettings(id, 1);
    expect(Object.keys(prepare).sort()).toEqual(Object.keys(PREPARE.fields).sort());
    expect(Object.keys(train).sort()).toEqual(Object.keys(TRAIN.fields).sort());
    expect(faultsOf(PREPARE, prepare, '')).toEqual([]);
    expect(trainSettingsProblems(train)).toEqual([]);
  });

  it('keeps the seed and nothing else', () => {
    expect(presetSettings('quick', 77)).toEqual({
      prepare: PRESETS.quick.prepare,
      train: { ...PRESETS.quick.train, seed: 77 },
    });
  });

  it('of the lab is what a first visit begins with', () => {
    expect(presetSettings('lab', 1)).toEqual({
      prepare: defaultPrepareSettings,
      train: defaultTrainSettings,
    });
  });
});
