import { describe, expect, it } from 'vitest';
import { neighboursOf } from '../../src/embedding/createSearch';
import { principalComponents, project } from '../../src/embedding/pca';
import { neighbourAccuracy, trustworthiness } from '../../src/embedding/quality';
import reference from './reference.json';
import { labels, rows } from './rows';

const plane = project(rows, principalComponents(rows, 2));
const near = (points: Float32Array, k: number) => neighboursOf({ values: points, width: 2 }, k);

describe('trustworthiness', () => {
  it.each([1, 5, 12] as const)('of %i neighbours is that of scikit-learn', (k) => {
    expect(trustworthiness(rows, near(plane, k))).toBeCloseTo(reference.trustworthiness[k], 10);
  });

  it('is 1 for a picture that is the rows themselves', () => {
    expect(trustworthiness({ values: plane, width: 2 }, near(plane, 5))).toBe(1);
  });

  it('over parts of the rows has their mean as its value over all', () => {
    const half = Int32Array.from({ length: 30 }, (_, i) => 2 * i);
    const other = half.map((row) => row + 1);
    const [a, b] = [half, other].map((asked) => trustworthiness(rows, near(plane, 5), asked));
    expect((a! + b!) / 2).toBeCloseTo(trustworthiness(rows, near(plane, 5)), 12);
  });
});

describe('the share of points among their own', () => {
  it('with one neighbour is that of scikit-learn', () => {
    const { accuracy, mean } = neighbourAccuracy(near(plane, 1), labels);
    expect(accuracy).toBeCloseTo(reference.nearestAccuracy, 12);
    expect(mean).toBeCloseTo(reference.nearestMean, 12);
  });

  it('goes by the majority, and where votes are equal by the nearest', () => {
    // On a line. Of the first, 5 and 6 outvote 1; of two neighbours of the first, 1 and 5, the nearer one decides.
    const points = Float32Array.of(0, 0, 1, 0, 5, 0, 6, 0);
    const own = Int32Array.of(2, 1, 2, 2);
    expect(neighbourAccuracy(near(points, 3), own)).toEqual({ accuracy: 0.75, mean: 0.5 });
    expect(neighbourAccuracy(near(points, 2), own).accuracy).toBe(0.5);
  });
});
