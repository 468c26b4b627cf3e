import { describe, expect, it } from 'vitest';
import type { EpochPoint } from '../../src/experiment/run/types';
import { type CurveOptions, curveFigure } from '../../src/panels/curveFigures';

function point(epoch: number, validation = true): EpochPoint {
  return {
    epoch,
    trainLoss: 1 / epoch,
    trainAccuracy: 1 - 0.5 / epoch,
    validationLoss: validation ? 2 / epoch : undefined,
    validationAccuracy: validation ? 0.75 : undefined,
    learningRate: 0.001,
    durationSec: 1,
  };
}

const options: CurveOptions = {
  histories: [[point(1), point(2)], [point(1)]],
  measure: 'loss',
  fold: undefined,
  bestEpochs: [],
  plannedEpochs: 8,
  mark: undefined,
  words: {
    training: 'training',
    validation: 'validation',
    epochAxis: 'Epoch',
    foldName: (fold) => `Fold ${fold}`,
  },
};

describe('curveFigure', () => {
  it('draws training and validation of every fold', () => {
    const { data } = curveFigure(options);
    expect(data.map(({ x, y }) => [x, y])).toEqual([
      [
        [1, 2],
        [1, 0.5],
      ],
      [
        [1, 2],
        [2, 1],
      ],
      [[1], [1]],
      [[1], [2]],
    ]);
  });

  it('draws only the chosen fold, accuracy in percent', () => {
    const { data } = curveFigure({ ...options, measure: 'accuracy', fold: 1 });
    expect(data.map(({ y }) => y)).toEqual([[50], [75]]);
  });

  it('rings the best epoch on the validation curve, or on the training curve if there is no other', () => {
    const rings = (history: EpochPoint[]) =>
      curveFigure({ ...options, histories: [history], bestEpochs: [2] }).data.slice(2);
    expect(rings([point(1), point(2)]).map(({ x, y }) => [x, y])).toEqual([[[2], [1]]]);
    expect(rings([point(1, false), point(2, false)]).map(({ x, y }) => [x, y])).toEqual([[[2], [0.5]]]);
  });

  it('marks the current epoch by its running values, only if its fold is shown', () => {
    const mark = { fold: 1, epoch: 1.5, loss: 0.4, accuracy: 0.75 };
    const loss = { x: [1.5], y: [0.4] };
    expect(curveFigure({ ...options, mark }).data.at(-1)).toMatchObject(loss);
    expect(curveFigure({ ...options, mark, fold: 1 }).data.at(-1)).toMatchObject(loss);
    expect(curveFigure({ ...options, mark, fold: 0 }).data).toHaveLength(2);
    const accuracy = curveFigure({ ...options, mark, measure: 'accuracy' }).data.at(-1);
    expect(accuracy).toMatchObject({ x: [1.5], y: [75] });
  });
});
