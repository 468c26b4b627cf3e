import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { principalComponents, project } from '../../src/embedding/pca';
import { symmetricEigen } from '../../src/embedding/symmetricEigen';
import reference from './reference.json';
import { rows } from './rows';

describe('principal components', () => {
  it('are those of scikit-learn', () => {
    const { variance, axes, total } = principalComponents(rows, 9);
    variance.forEach((value, i) => {
      expect(value).toBeCloseTo(reference.variance[i]!, 10);
    });
    expect(total).toBeCloseTo(reference.total, 10);
    reference.axes.forEach((value, i) => {
      expect(axes[i]!).toBeCloseTo(value, 8);
    });
  });

  it('are the same where only the first are asked for', () => {
    const { variance, axes } = principalComponents(rows, 3);
    expect(variance).toHaveLength(3);
    expect(axes).toHaveLength(27);
    axes.forEach((value, i) => {
      expect(value).toBeCloseTo(reference.axes[i]!, 8);
    });
  });

  it('of fewer rows than columns are those of scikit-learn, and no more than there are', () => {
    const wide = { values: rows.values.slice(0, 12 * 36), width: 36 };
    const { variance, axes } = principalComponents(wide, 16);
    reference.wideVariance.forEach((value, i) => {
      expect(variance[i]!).toBeCloseTo(value, 9);
    });
    expect(variance).toHaveLength(12);
    expect(variance[11]!).toBeCloseTo(0, 9);
    reference.wideAxes.forEach((value, i) => {
      expect(axes[i]!).toBeCloseTo(value, 8);
    });
  });

  it('are computed from the rows that are asked for', () => {
    const of = Int32Array.of(0, 5, 6, 17, 23, 30, 31, 44, 58, 59, 2, 9, 12);
    const picked = new Float32Array(of.length * 9);
    of.forEach((row, i) => {
      picked.set(rows.values.subarray(row * 9, row * 9 + 9), i * 9);
    });
    expect(principalComponents(rows, 4, of)).toEqual(principalComponents({ values: picked, width: 9 }, 4));
  });

  it('say nothing of rows that are all the same', () => {
    const same = { values: new Float32Array(40).fill(2), width: 4 };
    const found = principalComponents(same, 2);
    expect([...found.variance, found.total]).toEqual([0, 0, 0]);
    expect([...project(same, found)].every((value) => value === 0)).toBe(true);
  });
});

it('rows along all components are as far from each other as before', () => {
  const components = principalComponents(rows, 9);
  const turned = project(rows, components);
  const squared = (values: Float32Array, a: number, b: number) =>
    Array.from({ length: 9 }, (_, i) => (values[a * 9 + i]! - values[b * 9 + i]!) ** 2).reduce(
      (sum, each) => sum + each,
    );
  for (const [a, b] of [
    [0, 1],
    [7, 40],
    [59, 3],
  ] as const) {
    expect(squared(turned, a, b)).toBeCloseTo(squared(rows.values, a, b), 3);
  }
});

it('eigenvalues and vectors give the matrix back', () => {
  const size = 7;
  const random = createRandom(4);
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      matrix[i * size + j] = random.normal();
      matrix[j * size + i] = matrix[i * size + j]!;
    }
  }
  const { values, vectors } = symmetricEigen(matrix.slice(), size);
  expect([...values]).toEqual([...values].sort((a, b) => b - a));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += values[k]! * vectors[k * size + i]! * vectors[k * size + j]!;
      expect(sum).toBeCloseTo(matrix[i * size + j]!, 12);
    }
  }
});
