import { createRandom } from '../../src/base/random';
import type { ExplainedInput, PartName, Probe } from '../../src/explain/types';

/** The input of a beat of so many samples, 10 ms apart, R in the middle; nothing else is fed. */
export function beatInput(count: number, { places = 1, seed = 3 } = {}): ExplainedInput {
  const random = createRandom(seed);
  const noise = () => Float32Array.from({ length: count * places }, () => random.normal());
  const third = Math.ceil((count * places) / 3);
  const range = (from: number, to: number) => Int32Array.from({ length: to - from }, (_, i) => from + i);
  const names: PartName[] = ['p', 'qrs', 'stT'];
  return {
    values: noise(),
    base: noise().map((value) => 0.2 * value),
    samples: range(0, count * places),
    places,
    stepMs: 10,
    startMs: -5 * count,
    parts: names.map((name, i) => ({
      name,
      places: range(i * third, Math.min(count * places, (i + 1) * third)),
    })),
  };
}

export type FormulaProbe = Probe & Required<Pick<Probe, 'gradients'>>;

/**
 * A network of one formula: outer(Σ weight · value), with its derivative by differences of the outer function. Its weights can be shuffled like those
 * of a network of one layer.
 */
export function formulaProbe(
  given: Float32Array,
  outer: (sum: number) => number = (sum) => sum,
): FormulaProbe {
  let weights = given;
  const size = given.length;
  const sums = (rows: Float32Array) =>
    Float64Array.from({ length: rows.length / size }, (_, row) =>
      weights.reduce((sum, weight, i) => sum + weight * rows[row * size + i]!, 0),
    );
  return {
    logits: async (rows) => Float32Array.from(sums(rows), outer),
    gradients: async (rows) => {
      const slopes = sums(rows).map((sum) => (outer(sum + 1e-4) - outer(sum - 1e-4)) / 2e-4);
      return Float32Array.from(rows, (_, i) => slopes[Math.floor(i / size)]! * weights[i % size]!);
    },
    layers: 1,
    shuffle(_layer, seed) {
      const random = createRandom(seed);
      weights = weights.slice();
      for (let i = size - 1; i > 0; i--) {
        const j = random.below(i + 1);
        [weights[i], weights[j]] = [weights[j]!, weights[i]!];
      }
    },
    restore() {
      weights = given;
    },
  };
}
