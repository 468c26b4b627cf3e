import { describe, expect, it } from 'vitest';
import { defaultPrepareSettings } from '../../../src/beats/defaults';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { PRESETS } from '../../../src/experiment/settings/presets';
import { settingsWith } from '../../../src/experiment/settings/settingsWith';

const settings = { prepare: defaultPrepareSettings, train: { ...defaultTrainSettings, seed: 7 } };
const changed = (...changes: string[]) => settingsWith(settings, undefined, changes);

describe('settings as an address or the command names them', () => {
  it('begin with a recipe, whatever was set before; only the seed stays', () => {
    const before = { ...settings, prepare: { ...defaultPrepareSettings, classCount: 4 as const } };
    const { prepare, train } = settingsWith(before, 'tutorial-faults', ['epochs=3']);
    const recipe = PRESETS.tutorialFaults;
    expect(prepare).toEqual(recipe.prepare);
    expect(train).toEqual({ ...recipe.train, epochs: 3, seed: 7 });
    expect(settingsWith(settings, undefined, [])).toEqual(settings);
  });

  it('are changed one after the other, of every kind', () => {
    const { prepare, train } = changed(
      ...['protocol=groupkfold', 'protocol.folds=4', 'validationBy=patients', 'network.dense=64, 32'],
      ...['train.maxBeats=2000', 'earlyStoppingEpochs=none', 'augmentation.flip=yes', 'classCount=4'],
      ...[
        'prepare.window.beforeSec=0.2',
        'lead=named',
        'lead.name=V5',
        'denoise=levels',
        'denoise.zeroDetails=',
      ],
    );
    expect(train).toEqual({
      ...settings.train,
      protocol: { kind: 'groupkfold', folds: 4 },
      validationBy: 'patients',
      network: { ...settings.train.network, dense: [64, 32] },
      maxBeats: 2000,
      earlyStoppingEpochs: null,
      augmentation: { ...settings.train.augmentation, flip: true },
    });
    expect(prepare).toEqual({
      ...defaultPrepareSettings,
      classCount: 4,
      window: { beforeSec: 0.2, afterSec: 0.5 },
      lead: { kind: 'named', name: 'V5' },
      denoise: { kind: 'levels', wavelet: 'db6', levels: 9, zeroApproximation: true, zeroDetails: [] },
    });
    expect(settings.train.protocol.kind).toBe('kfold');
  });

  it.each<[string[], RegExp]>([
    [['epochs'], /epochs changes nothing. Write it as setting=value/],
    [['epochs='], /train\.epochs: {2}is not possible\. Choose a whole number/],
    [['epochs=0'], /train\.epochs: 0 is not possible\. Choose a whole number from 1 to 10000\./],
    [['warp=9'], /There is no setting train\.warp\. Choose one of protocol, epochs/],
    [['epochs.more=1'], /There is no setting train\.epochs\.more\.$/],
    [
      ['protocol.testFraction=0.5'],
      /There is no setting train\.protocol\.testFraction\. .*folds, stratified/,
    ],
    [['protocol=future'], /train\.protocol: future is not possible\. Choose one of kfold, /],
    [['window=0.2'], /prepare\.window holds several settings\. Choose one: beforeSec, afterSec\./],
    [['network.dense=64,x'], /train\.network\.dense\[1\]: NaN is not possible/],
    [['augmentation.flip=1'], /Choose yes or no/],
  ])('%j are refused in a sentence', (changes, sentence) => {
    expect(() => changed(...changes)).toThrow(sentence);
  });

  it('know the recipes that there are', () => {
    expect(() => settingsWith(settings, 'nothing', [])).toThrow(
      /no recipe nothing\. Choose one of lab, quick/,
    );
  });
});
