import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { group } from '../../../src/base/settings/declare';
import { PREPARE } from '../../../src/beats/settings';
import { PRESETS, type PresetId, presetSettings } from '../../../src/experiment/settings/presets';
import { settingsChanges, settingsWith } from '../../../src/experiment/settings/settingsWith';
import { TRAIN } from '../../../src/experiment/settings/trainSettings';
import type { Experiment } from '../../../src/experiment/settings/types';
import { arbitrarySetting } from '../../base/settings/arbitrarySetting';

type Settings = Pick<Experiment, 'prepare' | 'train'>;

const ids = Object.keys(PRESETS) as PresetId[];
const anySettings = arbitrarySetting(group({ prepare: PREPARE, train: TRAIN })) as fc.Arbitrary<Settings>;

describe('the changes from one experiment to another', () => {
  it('are none between equal ones, and single where one setting differs', () => {
    const lab = presetSettings('lab', 1);
    expect(settingsChanges(lab, structuredClone(lab))).toEqual([]);
    const { prepare, train } = lab;
    expect(settingsChanges(lab, { prepare, train: { ...train, epochs: 3 } })).toEqual(['epochs=3']);
    const heads = [{ firstKernel: 4, secondKernel: 6 }];
    const network = { ...train.network, heads } as typeof train.network;
    expect(
      settingsChanges(lab, {
        prepare: { ...prepare, lead: { kind: 'named', name: 'V5' } },
        train: { ...train, protocol: { kind: 'groupkfold', folds: 4 }, network, maxBeats: null },
      }),
    ).toEqual(['lead=named', 'lead.name=V5', 'protocol=groupkfold', 'protocol.folds=4', 'network.heads=4/6']);
  });

  it('lead from any recipe to any settings', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), anySettings, (id, settings) => {
        const from = presetSettings(id, 1);
        expect(settingsWith(from, undefined, settingsChanges(from, settings))).toEqual(settings);
      }),
    );
  });

  it('say how an item of several values is written', () => {
    const lab = presetSettings('lab', 1);
    expect(() => settingsWith(lab, undefined, ['network.heads=4'])).toThrow(
      'network.heads: 4 is not possible. Write firstKernel/secondKernel.',
    );
    expect(() => settingsWith(lab, undefined, ['network.heads=4/x'])).toThrow(
      /heads\[0\]\.secondKernel: .* is not possible/,
    );
  });
});
