import { describe, expect, it } from 'vitest';
import { defaultPrepareSettings } from '../../src/beats/defaults';
import { DE_CHAZAL } from '../../src/beats/recordSets';
import type { Leak } from '../../src/experiment/plan/types';
import {
  defaultContextChoice,
  defaultScalogramChoice,
  defaultTrainSettings,
} from '../../src/experiment/settings/defaults';
import type { Protocol } from '../../src/experiment/settings/types';
import {
  bestEpochWords,
  denoiseWords,
  networkWords,
  preparingWords,
  trainingWords,
  validationWords,
} from '../../src/panels/describeRun';
import { protocolWords } from '../../src/panels/protocolWords';
import { curvesPicture } from '../../src/panels/results/curvesPicture';
import { matrixFigure } from '../../src/panels/results/matrixFigure';
import { stampLine } from '../../src/panels/results/stampLine';
import { stampedIn, stampsOf } from '../../src/state/results/stampOf';
import type { Figure } from '../../src/widgets/plot/plotly';
import { recordRun } from '../state/results/recordRun';
import { words } from '../words';

const { results, train, compare } = words.en;
const plain = (text: string) => text.replace(/\u202f/g, ' ');
const lists = { training: [...DE_CHAZAL.training], test: [...DE_CHAZAL.test] };

describe('a protocol in words', () => {
  it.each([
    [{ kind: 'kfold', folds: 5, stratified: true }, '5-fold'],
    [{ kind: 'kfold', folds: 10, stratified: false }, '10-fold, not stratified'],
    [{ kind: 'holdout', testFraction: 0.2, stratified: true }, 'hold-out, 20 % tested'],
    [{ kind: 'records', ...lists }, 'DS1 → DS2'],
    [{ kind: 'records', training: lists.training, test: ['100', '103'] }, '22 → 2 records'],
    [{ kind: 'leaveOneOut' }, 'leave one record out'],
    [{ kind: 'groupkfold', folds: 5 }, 'group 5-fold by patient'],
    [
      { kind: 'patientSpecific', pool: [], test: [], ownSec: 300, poolPerClass: null, ownTimes: 1 },
      'patient-specific, own 5 min',
    ],
  ] satisfies [Protocol, string][])('%o', (protocol, expected) => {
    expect(plain(protocolWords(protocol, words.en))).toBe(expected);
  });

  it('has words in the other language for every kind', () => {
    const kinds: Protocol[] = [{ kind: 'leaveOneOut' }, { kind: 'groupkfold', folds: 5 }];
    expect(kinds.map((kind) => protocolWords(kind, words.zh))).toEqual(['留一记录法', '按患者分组 5 折']);
  });
});

describe('settings in words', () => {
  it('describe the differences from the reference beat', () => {
    const prepare = { ...defaultPrepareSettings, secondLead: true, windowRule: 'tutorial' as const };
    expect(plain(preparingWords(prepare, results))).toBe(
      'first ECG · both leads · db6, 0.35–45 Hz · R − 0.4 s … R + 0.5 s · class F cut to the next beat · 251 samples · not normalised · 5 classes',
    );
  });

  it('describe the network over stretches of beats', () => {
    const network = { ...defaultContextChoice, lookAheadBeats: 5 };
    expect(networkWords(network, results)).toBe(
      'context over stretches of 128 beats, encoder 96, 64, 64 units, dilations 1, 2, 4, 8, look-ahead 3 · dropout 0.4 in the encoder',
    );
    expect(networkWords({ ...network, dense: [], beatDropout: 0 }, words.zh.results)).toBe(
      '128 个心搏片段的上下文网络，编码器 无，64 个单元，膨胀率 1, 2, 4, 8，前瞻 3',
    );
  });

  it('describe denoising by levels as it was chosen', () => {
    const levels = { kind: 'levels', wavelet: 'db6', levels: 9, zeroApproximation: true } as const;
    expect(denoiseWords({ ...levels, zeroDetails: [1, 2] }, results)).toBe(
      'db6, 9 levels, cA9 cD2 cD1 zeroed',
    );
  });

  it('describe both networks, and dense layers only of the one that has its own', () => {
    expect(networkWords(defaultScalogramChoice, results)).toBe('2-D CNN on scalograms, 32 filters of 5 × 5');
    expect(
      trainingWords({ ...defaultTrainSettings, network: defaultScalogramChoice }, results, words.en),
    ).not.toContain('dropout');
    expect(trainingWords(defaultTrainSettings, results, words.en)).toContain('dropout 0.3');
  });

  it('describe the criterion of the best epoch', () => {
    const settings = { bestEpochBy: 'validationAccuracy', validationFraction: 0.1 } as const;
    expect(bestEpochWords({ ...settings, bestEpochOn: 'test' }, results)).toBe(
      'highest accuracy on the test beats',
    );
    expect(bestEpochWords({ ...settings, bestEpochOn: 'validation', validationFraction: 0 }, results)).toBe(
      'the last one',
    );
    expect(validationWords({ validationFraction: 0, validationBy: 'beats' }, results)).toBe('none');
  });
});

describe('pictures of a stamped run', () => {
  const leaks: Leak[] = [
    { code: 'same-patient', level: 'protocol', message: '', values: {} },
    { code: 'whole-record', level: 'note', message: '', values: {} },
  ];
  const titleOf = (figure: Figure) => (figure.layout!.title as { text: string }).text;

  it('have the stamp under their title', () => {
    const run = recordRun({ records: { '100': [1, 0, 0, 0, 1, 0, 0, 0, 1] }, leaks });
    const stamp = stampLine(stampsOf(stampedIn(run)), compare);
    expect(stamp).toBe('Stamp: same patients');
    const matrix = { classCount: 2, counts: [1, 0, 0, 1] };
    expect(
      titleOf(
        matrixFigure({ matrix, names: ['N', 'SVEB'], view: 'counts', title: 'T', stamp, words: results }),
      ),
    ).toBe('T<br><sub>Stamp: same patients</sub>');
    expect(titleOf(curvesPicture(run, train, stamp))).toMatch(/Stamp: same patients<\/sub>$/);
    expect(titleOf(curvesPicture(run, train))).not.toContain('Stamp');
    const unstamped = stampsOf({ leaks: [leaks[1]!], part: undefined });
    expect(stampLine(unstamped, compare)).toBeUndefined();
    expect(stampLine(unstamped, compare, 'stopped after epoch 2 of 3')).toBe(
      'Stamp: stopped after epoch 2 of 3',
    );
  });
});
