import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fourWay, type JudgedBeats } from '../../src/evaluation/fourWay';

const beats = (rows: readonly [record: number, sample: number, label: number, predicted: number][]) =>
  ({
    record: rows.map(([record]) => record),
    sample: rows.map(([, sample]) => sample),
    label: rows.map(([, , label]) => label),
    predicted: rows.map(([, , , predicted]) => predicted),
  }) satisfies JudgedBeats;

const first = beats([
  [0, 10, 0, 0],
  [0, 20, 1, 0],
  [0, 30, 0, 1],
  [0, 40, 1, 1],
  [1, 10, 0, 0],
]);
// At 20 the label is another one, at 30 the answer, at 40 both; record 1 has a beat at 11 in place of 10.
const second = beats([
  [0, 10, 0, 0],
  [0, 20, 0, 0],
  [0, 30, 0, 0],
  [0, 40, 0, 0],
  [1, 11, 1, 0],
]);

describe('two networks judged by two sets of labels', () => {
  it('are told apart exactly, over the beats that both runs tested', () => {
    const { judged, rows, changed, ...counts } = fourWay(first, second, 2);
    expect(rows).toEqual([0, 1, 2, 3].map((row) => [row, row]));
    expect(changed).toEqual([1, 2, 3].map((row) => [row, row]));
    expect(counts).toEqual({ relabelled: 2, predictedOtherwise: 2, onlyFirst: 1, onlySecond: 1 });
    const matrices = judged.map((network) => network.map(({ matrix }) => matrix.counts));
    expect(matrices).toEqual([
      [
        [1, 1, 1, 1],
        [2, 2, 0, 0],
      ],
      [
        [2, 0, 2, 0],
        [4, 0, 0, 0],
      ],
    ]);
    const accuracies = judged.map((network) =>
      network.map(({ metrics }) => metrics.accuracy.defined && metrics.accuracy.value),
    );
    expect(accuracies).toEqual([
      [0.5, 0.5],
      [0.5, 1],
    ]);
    const [[, oldByNew]] = judged;
    expect(oldByNew.metrics.perClass[0]!.f1).toEqual({ defined: true, value: 2 / 3 });
    expect(oldByNew.metrics.perClass[1]!.f1).toEqual({ defined: true, value: 0 });
  });

  it('pair beats at one sample in their order', () => {
    const twice = beats([
      [0, 5, 0, 0],
      [0, 5, 1, 1],
    ]);
    expect(fourWay(twice, twice, 2).rows).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(fourWay(twice, beats([[0, 5, 1, 1]]), 2)).toMatchObject({ rows: [[0, 0]], onlyFirst: 1 });
  });

  const row = fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 30 }), fc.nat({ max: 2 }), fc.nat({ max: 2 }));
  const anyBeats = fc.uniqueArray(row, {
    selector: ([record, sample]) => record * 100 + sample,
    maxLength: 30,
  });

  it('have equal columns if the labels are equal, equal rows if the answers are, and mirror each other', () => {
    fc.assert(
      fc.property(anyBeats, fc.array(fc.nat({ max: 2 }), { minLength: 30, maxLength: 30 }), (rows, other) => {
        const one = beats(rows);
        const size = rows.length;
        const answers = fourWay(one, { ...one, predicted: other.slice(0, size) }, 3);
        for (const [byFirst, bySecond] of answers.judged) expect(byFirst).toEqual(bySecond);
        expect(answers.relabelled).toBe(0);
        const labels = fourWay(one, { ...one, label: other.slice(0, size) }, 3);
        expect(labels.judged[0]).toEqual(labels.judged[1]);
        expect(labels.predictedOtherwise).toBe(0);
        const both = { ...one, label: other.slice(0, size), predicted: other.slice(0, size).reverse() };
        const [[a, b], [c, d]] = fourWay(one, both, 3).judged;
        expect(fourWay(both, one, 3).judged).toEqual([
          [d, c],
          [b, a],
        ]);
      }),
      { numRuns: 40 },
    );
  });
});
