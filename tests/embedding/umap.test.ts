import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { neighboursOf } from '../../src/embedding/createSearch';
import { principalComponents, project } from '../../src/embedding/pca';
import { neighbourAccuracy } from '../../src/embedding/quality';
import { fitCurve } from '../../src/embedding/umap/curve';
import { fuzzyGraph } from '../../src/embedding/umap/fuzzyGraph';
import { layoutPoints } from '../../src/embedding/umap/layout';
import { umap } from '../../src/embedding/umap/umap';
import reference from './reference.json';
import { rows } from './rows';

it('the curve of nearness is that of SciPy, which umap-learn fits', () => {
  const { a, b } = fitCurve(0.1, 1);
  expect(a).toBeCloseTo(reference.curve[0]!, 6);
  expect(b).toBeCloseTo(reference.curve[1]!, 6);
});

describe('the fuzzy graph', () => {
  it('is what the formulas of the paper give, in NumPy, both directions of every pair', () => {
    const { from, to, weight } = fuzzyGraph(neighboursOf(rows, 5));
    expect([...from].map((row, i) => [row, to[i]])).toEqual(reference.graph.map(([a, b]) => [a, b]));
    weight.forEach((value, i) => {
      // σ is found to 1e-5 of the sum.
      expect(value).toBeCloseTo(reference.graph[i]![2]!, 4);
    });
  });

  it('of rows that are all the same has all pairs whole', () => {
    const same = neighboursOf({ values: new Float32Array(12).fill(3), width: 2 }, 3);
    expect([...fuzzyGraph(same).weight].every((value) => value === 1)).toBe(true);
  });
});

describe('the layout', () => {
  const curve = fitCurve(0.1, 1);

  it('draws a pair together, and takes it apart from what it has nothing to do with', () => {
    const points = Float32Array.of(0, 0, 6, 0, 1, 1, 7, 1);
    const graph = {
      from: Int32Array.of(0, 1, 2, 3),
      to: Int32Array.of(1, 0, 3, 2),
      weight: Float32Array.of(1, 1, 1, 1),
    };
    const apart = (a: number, b: number) =>
      Math.hypot(points[2 * a]! - points[2 * b]!, points[2 * a + 1]! - points[2 * b + 1]!);
    layoutPoints(points, graph, { curve, epochs: 200, repulsions: 5, seed: 1 });
    expect(apart(0, 1)).toBeLessThan(1);
    expect(apart(2, 3)).toBeLessThan(1);
    expect(Math.min(apart(0, 2), apart(0, 3), apart(1, 2), apart(1, 3))).toBeGreaterThan(2);
  });

  it('makes one step along the gradient of the cross-entropy, as it is by the formula', () => {
    // One pair and nobody to be kept away from: q = 1 / (1 + a d^2b), attraction −∂ log q / ∂x.
    const points = Float32Array.of(0.3, 0.4, 0, 0);
    const graph = { from: Int32Array.of(0), to: Int32Array.of(1), weight: Float32Array.of(0.5) };
    // The pair has its turn once in an epoch after the first, at half the rate by then.
    layoutPoints(points, graph, { curve, epochs: 2, repulsions: 0, seed: 1 });
    const logQ = (x: number, y: number) => -Math.log(1 + curve.a * (x * x + y * y) ** curve.b);
    const h = 1e-6;
    const dx = (logQ(0.3 + h, 0.4) - logQ(0.3 - h, 0.4)) / (2 * h);
    const dy = (logQ(0.3, 0.4 + h) - logQ(0.3, 0.4 - h)) / (2 * h);
    expect(points[0]!).toBeCloseTo(0.3 + dx / 2, 5);
    expect(points[1]!).toBeCloseTo(0.4 + dy / 2, 5);
    expect(points[2]!).toBeCloseTo(-dx / 2, 5);
    expect(points[3]!).toBeCloseTo(-dy / 2, 5);
  });

  it('gives a pair its turn in as many of the epochs as it is strong', () => {
    const seen: number[] = [];
    const points = Float32Array.of(0, 0, 3, 0, 100, 0, 103, 0);
    const graph = {
      from: Int32Array.of(0, 2),
      to: Int32Array.of(1, 3),
      weight: Float32Array.of(1, 0.25),
    };
    let before = points[4]!;
    layoutPoints(points, graph, {
      ...{ curve, epochs: 12, repulsions: 0, seed: 1 },
      onEpoch(epoch, moved) {
        if (moved[4] !== before) seen.push(epoch);
        before = moved[4]!;
      },
    });
    expect(seen).toEqual([5, 9]);
  });
});

/** Three groups in eight columns, no two of which overlap, so that PCA's plane shows them already. */
function groups(): { values: Float32Array; width: number; label: Int32Array } {
  const random = createRandom(2);
  const label = Int32Array.from({ length: 150 }, (_, row) => row % 3);
  const values = Float32Array.from(
    { length: 150 * 8 },
    (_, i) => random.normal() + (i % 8 === label[Math.floor(i / 8)] ? 12 : 0),
  );
  return { values, width: 8, label };
}

describe('UMAP', () => {
  const made = (seed: number) => {
    const { values, width, label } = groups();
    const start = project({ values, width }, principalComponents({ values, width }, 2));
    return { label, points: umap(neighboursOf({ values, width }, 14), start, { seed, epochs: 60 }) };
  };

  it('keeps groups together and apart', () => {
    const { label, points } = made(1);
    expect(neighbourAccuracy(neighboursOf({ values: points, width: 2 }, 5), label)).toEqual({
      accuracy: 1,
      mean: 1,
    });
    const centre = (of: number) => {
      const own = [...label.keys()].filter((row) => label[row] === of);
      return [0, 1].map((axis) => own.reduce((sum, row) => sum + points[2 * row + axis]! / own.length, 0));
    };
    const spread = [...label.keys()].map((row) => {
      const [x, y] = centre(label[row]!);
      return Math.hypot(points[2 * row]! - x!, points[2 * row + 1]! - y!);
    });
    const [a, b, c] = [centre(0), centre(1), centre(2)];
    const gaps = [
      [a, b],
      [b, c],
      [a, c],
    ].map(([one, other]) => Math.hypot(one![0]! - other![0]!, one![1]! - other![1]!));
    expect(Math.min(...gaps)).toBeGreaterThan(2 * (spread.reduce((sum, each) => sum + each) / spread.length));
  });

  it('is the same for the same seed, and another for another', () => {
    expect(made(7).points).toEqual(made(7).points);
    expect(made(7).points).not.toEqual(made(8).points);
  });
});
