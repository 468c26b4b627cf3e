import type { Neighbours } from '../types';

/** Pairs of rows that belong together, each in both directions, by row: how strongly, 0 to 1. */
export interface Graph {
  from: Int32Array;
  to: Int32Array;
  weight: Float32Array;
}

const MOST_HALVINGS = 64;
const TOLERANCE = 1e-5;
/** A scale is not below this part of the mean distance. */
const SMALLEST_SCALE = 1e-3;

/**
 * The fuzzy graph of UMAP (McInnes, Healy and Melville 2018, arXiv 1802.03426, algorithms 2 and 3): each row belongs to its nearest one with 1, to
 * the others by exp(−(d − d₁) / σ), with σ such that these sum to log₂(k); of two directions a and b it is a + b − ab.
 *
 * @param neighbours without the row itself; k of the paper counts it, and so is `neighbours.k + 1`
 */
export function fuzzyGraph({ k, index, distance }: Neighbours): Graph {
  const count = index.length / k;
  const target = Math.log2(k + 1);
  const meanOfAll = distance.reduce((sum, each) => sum + each, 0) / (count * (k + 1));
  const strength = new Float32Array(index.length);
  for (let row = 0; row < count; row++) {
    const own = distance.subarray(row * k, (row + 1) * k);
    const nearest = own.find((each) => each > 0) ?? 0;
    const sigma = scaleOf(own, nearest, target, meanOfAll);
    own.forEach((each, i) => {
      strength[row * k + i] = each <= nearest || sigma === 0 ? 1 : Math.exp(-(each - nearest) / sigma);
    });
  }
  return joined(index, strength, k, count);
}

/** σ by halving, as umap-learn finds it. @param distances without the row's own 0, which counts there in the mean */
function scaleOf(distances: Float32Array, nearest: number, target: number, meanOfAll: number): number {
  let [low, high, middle] = [0, Number.POSITIVE_INFINITY, 1];
  for (let i = 0; i < MOST_HALVINGS; i++) {
    let sum = 0;
    for (const distance of distances) {
      const beyond = distance - nearest;
      sum += beyond > 0 ? Math.exp(-beyond / middle) : 1;
    }
    if (Math.abs(sum - target) < TOLERANCE) break;
    if (sum > target) {
      high = middle;
      middle = (low + high) / 2;
    } else {
      low = middle;
      middle = high === Number.POSITIVE_INFINITY ? middle * 2 : (low + high) / 2;
    }
  }
  const own = distances.reduce((total, each) => total + each, 0) / (distances.length + 1);
  return Math.max(middle, SMALLEST_SCALE * (nearest > 0 ? own : meanOfAll));
}

/** Both directions of every pair, sorted by row and then by the other. */
function joined(index: Int32Array, strength: Float32Array, k: number, count: number): Graph {
  const rows: Map<number, number>[] = Array.from({ length: count }, () => new Map());
  for (let i = 0; i < index.length; i++) rows[Math.floor(i / k)]!.set(index[i]!, strength[i]!);
  const both = rows.map((own) => new Map(own));
  rows.forEach((own, row) => {
    for (const [other, there] of own) {
      const back = rows[other]!.get(row) ?? 0;
      const weight = there + back - there * back;
      both[row]!.set(other, weight);
      both[other]!.set(row, weight);
    }
  });
  const pairs = both.flatMap((own, row) =>
    [...own].sort(([a], [b]) => a - b).map(([other, weight]) => ({ row, other, weight })),
  );
  return {
    from: Int32Array.from(pairs, ({ row }) => row),
    to: Int32Array.from(pairs, ({ other }) => other),
    weight: Float32Array.from(pairs, ({ weight }) => weight),
  };
}
