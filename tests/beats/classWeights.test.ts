import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClassWeighting, countLabels, weightsOfCounts } from '../../src/beats/classWeights';

const classWeights = (labels: Uint8Array, classCount: number, kind: ClassWeighting) =>
  weightsOfCounts(countLabels(labels, classCount), kind);

const someLabels = fc
  .array(fc.nat(4), { minLength: 1, maxLength: 300 })
  .map((labels) => Uint8Array.from(labels));
const meanWeight = (labels: Uint8Array, weights: Float32Array) =>
  labels.reduce((sum, label) => sum + weights[label]!, 0) / labels.length;

describe('weightsOfCounts', () => {
  it('equals n / (k · n_c) of the classes present, and its root scaled to mean one', () => {
    const labels = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 2);
    expect([...classWeights(labels, 4, 'balanced')]).toEqual([Math.fround(10 / 18), 0, 5, 0]);
    const [first, , third] = classWeights(labels, 4, 'sqrt');
    expect(third! / first!).toBeCloseTo(3, 6);
    expect([...classWeights(labels, 4, 'none')]).toEqual([1, 1, 1, 1]);
  });

  it('has mean one over the beats', () => {
    fc.assert(
      fc.property(someLabels, fc.constantFrom('none', 'balanced', 'sqrt'), (labels, kind) => {
        expect(meanWeight(labels, classWeights(labels, 5, kind))).toBeCloseTo(1, 5);
      }),
    );
  });

  it('gives each class the same sum with balanced, the rarer class the larger weight with both', () => {
    fc.assert(
      fc.property(someLabels, (labels) => {
        const counts = countLabels(labels, 5);
        const present = counts.flatMap((count, label) => (count > 0 ? [label] : []));
        const balanced = classWeights(labels, 5, 'balanced');
        const roots = classWeights(labels, 5, 'sqrt');
        for (const a of present) {
          expect(balanced[a]! * counts[a]!).toBeCloseTo(labels.length / present.length, 3);
          for (const b of present) {
            if (counts[a]! < counts[b]!) {
              expect(balanced[a]!).toBeGreaterThan(balanced[b]!);
              expect(roots[a]!).toBeGreaterThan(roots[b]!);
            }
          }
        }
      }),
    );
  });

  it('has zeros where there are no beats', () => {
    expect([...classWeights(new Uint8Array(0), 3, 'balanced')]).toEqual([0, 0, 0]);
    expect([...classWeights(new Uint8Array(0), 3, 'sqrt')]).toEqual([0, 0, 0]);
    expect(() => classWeights(Uint8Array.of(4), 4, 'balanced')).toThrow('outside of 0…3');
  });
});
