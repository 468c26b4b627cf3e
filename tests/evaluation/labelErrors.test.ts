import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import {
  agreedDoubts,
  findLabelErrors,
  type LabelErrors,
  normalisedMargin,
  selfConfidence,
} from '../../src/evaluation/labelErrors';
import reference from './label-errors-numpy.json';

const input = {
  classCount: reference.classCount,
  labels: Uint8Array.from(reference.labels),
  probabilities: Float32Array.from(reference.probabilities),
};
const indices = (mask: Uint8Array) => [...mask.keys()].filter((beat) => mask[beat] === 1);
const MASKS = ['byNoiseRate', 'byClass', 'both', 'offDiagonal'] as const;

function expectEqual(found: LabelErrors, expected: typeof reference.all): void {
  expect([...found.joint]).toEqual(expected.joint);
  expected.calibrated.forEach((beats, i) => {
    expect(found.calibrated[i]).toBeCloseTo(beats, 9);
  });
  for (const mask of MASKS) expect(indices(found[mask])).toEqual(expected[mask]);
}

describe('confident learning', () => {
  it('equals its formulas in NumPy', () => {
    const found = findLabelErrors(input);
    reference.thresholds.forEach((threshold, i) => {
      expect(found.thresholds[i]).toBeCloseTo(threshold, 12);
    });
    expectEqual(found, reference.all);
    expect(indices(found.both).length).toBeGreaterThan(10);
    reference.margin.forEach((margin, i) => {
      expect(normalisedMargin(input)[i]).toBeCloseTo(margin, 12);
    });
  });

  it('equals them with thresholds of each record where it has 30 beats of a class', () => {
    const groups = { of: Int32Array.from(reference.records), minBeats: 30 };
    expectEqual(findLabelErrors({ ...input, groups }), reference.byRecord);
    expect(reference.byRecord.offDiagonal).not.toEqual(reference.all.offDiagonal);
  });

  it('finds two per cent of flipped labels, and doubts no spared class', () => {
    const random = createRandom(3);
    const count = 5000;
    const truth = Uint8Array.from({ length: count }, () => (random.uniform() < 0.8 ? 0 : 1));
    const flipped = truth.map(() => (random.uniform() < 0.02 ? 1 : 0));
    const labels = truth.map((label, i) => label ^ flipped[i]!);
    const probabilities = new Float32Array(count * 2);
    truth.forEach((label, i) => {
      const believed = 0.7 + 0.3 * random.uniform();
      probabilities[2 * i + label] = believed;
      probabilities[2 * i + 1 - label] = 1 - believed;
    });
    const found = findLabelErrors({ classCount: 2, labels, probabilities });
    const right = indices(found.both).filter((i) => flipped[i] === 1).length;
    expect(right / indices(found.both).length).toBeGreaterThan(0.9);
    expect(right / indices(flipped).length).toBeGreaterThan(0.8);
    const spared = findLabelErrors({ classCount: 2, labels, probabilities, spared: [0] });
    expect(indices(spared.both)).toEqual(indices(found.both).filter((i) => labels[i] === 1));
    for (const mask of MASKS) expect(indices(spared[mask]).some((i) => labels[i] === 0)).toBe(false);
  });

  it('doubts nothing where there is nothing to doubt', () => {
    const sure = findLabelErrors({
      ...{ classCount: 3, labels: Uint8Array.of(0, 1, 0) },
      probabilities: Float32Array.of(1, 0, 0, 0, 1, 0, 1, 0, 0),
    });
    expect([...sure.joint]).toEqual([2, 0, 0, 0, 1, 0, 0, 0, 0]);
    expect(sure.thresholds[2]).toBeNaN();
    for (const mask of MASKS) expect(indices(sure[mask])).toEqual([]);
    const none = { classCount: 2, labels: new Uint8Array(0), probabilities: new Float32Array(0) };
    expect(findLabelErrors(none).both).toHaveLength(0);
    expect(() => findLabelErrors({ ...none, labels: Uint8Array.of(1) })).toThrow();
  });
});

it('what folds by patient and by beats doubt together comes first, the least believed label first', () => {
  const confidence = selfConfidence({
    ...{ classCount: 2, labels: Uint8Array.of(0, 1, 0, 0, 1) },
    probabilities: Float32Array.of(0.5, 0.5, 0.75, 0.25, 0.125, 0.875, 1, 0, 0.5, 0.5),
  });
  expect([...confidence]).toEqual([0.5, 0.25, 0.125, 1, 0.5]);
  expect(agreedDoubts(Uint8Array.of(1, 1, 1, 0, 0), Uint8Array.of(1, 0, 1, 0, 1), confidence)).toEqual({
    both: Int32Array.of(2, 0),
    onlyPatients: Int32Array.of(1),
    onlyBeats: Int32Array.of(4),
  });
});
