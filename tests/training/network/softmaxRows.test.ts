import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lossOfRows, softmaxRows } from '../../../src/training/network/softmaxRows';

describe('softmax, row by row', () => {
  it('equals SciPy', () => {
    // scipy.special.softmax([[1, 2, 3], [1000, 1000, -1000]], axis=1)
    const probabilities = softmaxRows(Float32Array.from([1, 2, 3, 1000, 1000, -1000]), 3);
    const expected = [0.09003057, 0.24472847, 0.66524096, 0.5, 0.5, 0];
    probabilities.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i]!, 7);
    });
  });

  it('adds up to 1 and keeps the order', () => {
    const logits = fc.array(fc.float({ min: -80, max: 80, noNaN: true }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(logits, (row) => {
        const probabilities = softmaxRows(Float32Array.from(row), 4);
        expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
        const most = row.indexOf(Math.max(...row));
        expect(probabilities[most]).toBe(Math.max(...probabilities));
      }),
    );
  });
});

describe('loss and accuracy of rows', () => {
  it('are means over the beats', () => {
    const logits = Float32Array.from([1, 2, 3, 0, 0, 0, 9, 0, 0]);
    const { loss, accuracy } = lossOfRows(logits, Uint8Array.from([0, 1, 0]), 3);
    const expected = (2.40760596 + Math.log(3) + Math.log(1 + 2 * Math.exp(-9))) / 3;
    expect(loss).toBeCloseTo(expected, 7);
    // Of equal numbers the first counts as the prediction: beat 2 is taken for class 0.
    expect(accuracy).toBeCloseTo(1 / 3, 12);
  });

  it('stay finite where a probability would round to 0', () => {
    expect(lossOfRows(Float32Array.from([0, 2000]), Uint8Array.from([0]), 2).loss).toBe(2000);
  });
});
