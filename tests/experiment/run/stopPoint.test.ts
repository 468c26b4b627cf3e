import { describe, expect, it } from 'vitest';
import { type StoppableRun, stopPointOf, stopSentence } from '../../../src/experiment/run/stopPoint';
import { en } from '../../../src/i18n/en';
import { zh } from '../../../src/i18n/zh';
import { stopWords } from '../../../src/panels/stopWords';

type Fold = StoppableRun['folds'][number];
const fold = (number: number, change: Partial<Fold> = {}): Fold => ({
  ...{ fold: number, ended: 'all', validationBeats: 10 },
  history: [{ validationLoss: 1 }, { validationLoss: 1 }, { validationLoss: 1 }],
  ...change,
});
const oneEpoch = (validationLoss?: number | null) =>
  ({ ended: 'person', history: [{ validationLoss }] }) as const;
const twoEpochs = { ended: 'person', history: [{ validationLoss: 2 }, { validationLoss: 1 }] } as const;
const run = (folds: Fold[], foldCount = folds.length): StoppableRun => ({
  ...{ state: 'stopped', folds, foldCount, epochs: 3 },
});

describe('how far a run came', () => {
  it('is told of stopped runs only', () => {
    expect(stopPointOf({ ...run([fold(0)]), state: 'finished' })).toBeUndefined();
    expect(stopPointOf(run([]))).toBeUndefined();
  });

  it.each<[string, StoppableRun, string]>([
    ['stopped after epoch 2 of 3', run([fold(0, twoEpochs)]), '第 2 / 3 轮后停止'],
    ['stopped after epoch 1 of 3', run([fold(0, oneEpoch(1))]), '第 1 / 3 轮后停止'],
    ['stopped within epoch 1 of 3', run([fold(0, oneEpoch())]), '第 1 / 3 轮中停止'],
    ['stopped within epoch 1 of 3', run([fold(0, oneEpoch(null))]), '第 1 / 3 轮中停止'],
    [
      'stopped within epoch 1 of 3',
      run([fold(0, { ...oneEpoch(), validationBeats: 0, isWithinEpoch: true })]),
      '第 1 / 3 轮中停止',
    ],
    [
      'stopped after epoch 2 of 3, in fold 2 of 5',
      run([fold(0), fold(1, twoEpochs)], 5),
      '第 2 / 5 折，第 2 / 3 轮后停止',
    ],
    ['stopped after fold 2 of 5', run([fold(0), fold(1)], 5), '第 2 / 5 折后停止'],
  ])('is said in files and on the page in the same words: %s', (sentence, stopped, chinese) => {
    const stop = stopPointOf(stopped)!;
    expect([stopSentence(stop), stopWords(stop, en), stopWords(stop, zh)]).toEqual([
      sentence,
      sentence,
      chinese,
    ]);
  });
});
