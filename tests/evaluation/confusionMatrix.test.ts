import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addConfusions, confusionMatrix, emptyConfusion } from '../../src/evaluation';

/** Truth and prediction of the same length over a number of classes. */
const labelled = fc.integer({ min: 1, max: 5 }).chain((classCount) =>
  fc.array(fc.tuple(fc.nat(classCount - 1), fc.nat(classCount - 1)), { maxLength: 200 }).map((pairs) => ({
    classCount,
    truth: Uint8Array.from(pairs, ([truth]) => truth),
    predicted: Uint8Array.from(pairs, ([, predicted]) => predicted),
  })),
);

describe('confusionMatrix', () => {
  it('has truth in rows and predictions in columns', () => {
    const matrix = confusionMatrix(Uint8Array.of(0, 0, 1, 2, 2), Uint8Array.of(0, 1, 1, 0, 2), 3);
    expect(matrix).toEqual({ classCount: 3, counts: [1, 1, 0, 0, 1, 0, 1, 0, 1] });
  });

  it('counts every beat once', () => {
    fc.assert(
      fc.property(labelled, ({ truth, predicted, classCount }) => {
        const { counts } = confusionMatrix(truth, predicted, classCount);
        expect(counts).toHaveLength(classCount ** 2);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(truth.length);
      }),
    );
  });

  it('is transposed when truth and prediction are swapped', () => {
    fc.assert(
      fc.property(labelled, ({ truth, predicted, classCount }) => {
        const matrix = confusionMatrix(truth, predicted, classCount).counts;
        const swapped = confusionMatrix(predicted, truth, classCount).counts;
        for (let row = 0; row < classCount; row++) {
          for (let column = 0; column < classCount; column++) {
            expect(swapped[column * classCount + row]).toBe(matrix[row * classCount + column]);
          }
        }
      }),
    );
  });

  it('of two halves adds up to the matrix of all', () => {
    fc.assert(
      fc.property(labelled, fc.nat(200), ({ truth, predicted, classCount }, cut) => {
        const halves = [
          confusionMatrix(truth.subarray(0, cut), predicted.subarray(0, cut), classCount),
          confusionMatrix(truth.subarray(cut), predicted.subarray(cut), classCount),
        ];
        expect(addConfusions(halves)).toEqual(confusionMatrix(truth, predicted, classCount));
      }),
    );
  });

  it('does not change the matrices it adds', () => {
    const one = confusionMatrix(Uint8Array.of(0), Uint8Array.of(0), 2);
    addConfusions([one, one]);
    expect(one.counts).toEqual([1, 0, 0, 0]);
  });

  it('refuses columns of different length, unknown classes and matrices of different sizes', () => {
    expect(() => confusionMatrix(Uint8Array.of(0, 1), Uint8Array.of(0), 2)).toThrow('2 true labels');
    expect(() => confusionMatrix(Uint8Array.of(0), Uint8Array.of(4), 4)).toThrow('outside 0…3');
    expect(() => confusionMatrix(Uint8Array.of(4), Uint8Array.of(0), 4)).toThrow('outside 0…3');
    expect(() => addConfusions([emptyConfusion(4), emptyConfusion(5)])).toThrow('4 and 5 classes');
    expect(() => addConfusions([])).toThrow('no confusion matrix');
  });
});
