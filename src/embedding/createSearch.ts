import type { Neighbours, Rows } from './types';

/** Finds the nearest rows of a vector. */
export interface Search {
  /**
   * The `k` nearest rows, the nearest first, of equally near ones the first; −1 at infinity where there are not so many.
   *
   * @param vector what they are near to: `width` values from `at` on
   * @param except a row that does not count
   */
  nearest(vector: Float32Array, at: number, k: number, except?: number): Found;
}

/** Rows and their distances. */
export interface Found {
  index: Int32Array;
  distance: Float64Array;
}

/**
 * An exact search by Euclidean distance. Rows are sorted by their first column and compared from the vector's place outwards, until that column alone is
 * farther than the nearest found: of principal components, the first one of which differs most, few rows are looked at.
 */
export function createSearch({ values, width }: Rows): Search {
  const count = values.length / width;
  const order = Int32Array.from({ length: count }, (_, row) => row).sort(
    (a, b) => values[a * width]! - values[b * width]! || a - b,
  );
  const sorted = new Float32Array(values.length);
  order.forEach((row, place) => {
    sorted.set(values.subarray(row * width, (row + 1) * width), place * width);
  });

  return {
    nearest(vector, at, k, except = -1) {
      const index = new Int32Array(k).fill(-1);
      const square = new Float64Array(k).fill(Number.POSITIVE_INFINITY);
      const first = vector[at]!;
      const consider = (place: number) => {
        const row = order[place]!;
        if (row === except) return;
        const limit = square[k - 1]!;
        const from = place * width;
        let sum = 0;
        for (let i = 0; i < width; i++) {
          const difference = sorted[from + i]! - vector[at + i]!;
          sum += difference * difference;
          if (sum > limit) return;
        }
        let slot = k;
        while (
          slot > 0 &&
          (square[slot - 1]! > sum || (square[slot - 1] === sum && index[slot - 1]! > row))
        ) {
          slot--;
        }
        if (slot === k) return;
        for (let i = k - 1; i > slot; i--) {
          square[i] = square[i - 1]!;
          index[i] = index[i - 1]!;
        }
        square[slot] = sum;
        index[slot] = row;
      };
      let right = firstNotBelow(sorted, width, count, first);
      let left = right - 1;
      while (left >= 0 || right < count) {
        const below = left >= 0 ? first - sorted[left * width]! : Number.POSITIVE_INFINITY;
        const above = right < count ? sorted[right * width]! - first : Number.POSITIVE_INFINITY;
        const nearer = Math.min(below, above);
        if (nearer * nearer > square[k - 1]!) break;
        if (below <= above) consider(left--);
        else consider(right++);
      }
      return { index, distance: square.map(Math.sqrt) };
    },
  };
}

/** The nearest other rows of every row. @param k at most one less than there are rows */
export function neighboursOf(rows: Rows, k: number): Neighbours {
  const { values, width } = rows;
  const count = values.length / width;
  const search = createSearch(rows);
  const neighbours: Neighbours = {
    k,
    index: new Int32Array(count * k),
    distance: new Float32Array(count * k),
  };
  for (let row = 0; row < count; row++) {
    const found = search.nearest(values, row * width, k, row);
    neighbours.index.set(found.index, row * k);
    neighbours.distance.set(found.distance, row * k);
  }
  return neighbours;
}

/** The first place whose first column is not below a value. */
function firstNotBelow(sorted: Float32Array, width: number, count: number, value: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle * width]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
