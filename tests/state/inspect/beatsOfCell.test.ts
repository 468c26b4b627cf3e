import { describe, expect, it } from 'vitest';
import { beatsOfCell } from '../../../src/state/inspect/beatsOfCell';
import { runMetrics } from '../../../src/state/results/runMetrics';
import { smallRun } from '../results/smallRun';

describe('beatsOfCell', () => {
  it('lists every misclassified beat, the most confident first, equal ones in record order', () => {
    const list = beatsOfCell(smallRun(), undefined);
    expect(list.map(({ index, probability }) => [index, probability])).toEqual([
      [3, 0.875],
      [5, 0.875],
      [2, 0.75],
      [6, 0.625],
    ]);
  });

  it('has position and probabilities of each beat', () => {
    expect(beatsOfCell(smallRun(), { truth: 2, predicted: 0 })).toEqual([
      {
        index: 6,
        fold: 1,
        recordName: '200',
        timeSec: 3,
        sample: 750,
        symbol: 'V',
        truth: 2,
        predicted: 0,
        probability: 0.625,
        probabilities: [0.625, 0.125, 0.25],
      },
    ]);
  });

  it('lists as many beats of each cell as the matrix counts, including the diagonal', () => {
    const run = smallRun();
    const { counts } = runMetrics(run).pooled.matrix;
    for (let truth = 0; truth < 3; truth++) {
      for (let predicted = 0; predicted < 3; predicted++) {
        const list = beatsOfCell(run, { truth, predicted });
        expect(list).toHaveLength(counts[truth * 3 + predicted]!);
        for (const beat of list) expect([beat.truth, beat.predicted]).toEqual([truth, predicted]);
      }
    }
  });
});
