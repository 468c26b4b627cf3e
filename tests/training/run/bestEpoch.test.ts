import { describe, expect, it } from 'vitest';
import type { EpochPoint } from '../../../src/experiment/run/types';
import { BestEpoch } from '../../../src/training/run/bestEpoch';

const point = (epoch: number, loss?: number, accuracy?: number): EpochPoint => ({
  epoch,
  trainLoss: 1,
  trainAccuracy: 0.5,
  validationLoss: loss,
  validationAccuracy: accuracy,
  learningRate: 1,
  durationSec: 1,
});

describe('the best epoch', () => {
  it('is the one of the lowest validation loss, of equal ones the first', () => {
    const best = new BestEpoch('validationLoss');
    expect(best.epoch).toBeUndefined();
    const offers = [0.5, 0.3, 0.4, 0.3, 0.31].map((loss, i) => best.offer(point(i + 1, loss, 0)));
    expect(offers).toEqual([true, true, false, false, false]);
    expect([best.epoch, best.epochsWithoutProgress]).toEqual([2, 3]);
  });

  it('is the one of the highest validation accuracy where that is asked for', () => {
    const best = new BestEpoch('validationAccuracy');
    [0.8, 0.9, 0.9, 0.85].forEach((accuracy, i) => {
      best.offer(point(i + 1, 0.1 * (4 - i), accuracy));
    });
    expect([best.epoch, best.epochsWithoutProgress]).toEqual([2, 2]);
  });

  it('is the last one where there are no validation beats', () => {
    const best = new BestEpoch('validationLoss');
    for (let epoch = 1; epoch <= 4; epoch++) expect(best.offer(point(epoch))).toBe(true);
    expect([best.epoch, best.epochsWithoutProgress]).toEqual([4, 0]);
  });

  it('goes on from the epochs of before as if it had seen them', () => {
    const points = [0.5, 0.3, 0.4, 0.3, 0.2].map((loss, i) => point(i + 1, loss, 0));
    const best = new BestEpoch('validationLoss', points.slice(0, 4));
    expect([best.epoch, best.epochsWithoutProgress]).toEqual([2, 2]);
    expect(best.offer(points[4]!)).toBe(true);
    expect([best.epoch, best.epochsWithoutProgress]).toEqual([5, 0]);
  });
});
