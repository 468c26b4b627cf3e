import type { Neighbours, Rows } from './types';

/**
 * The trustworthiness of a picture (Venna and Kaski 2001, doi 10.1007/3-540-44668-0_68), as scikit-learn computes it: 1 if the k nearest of every
 * point in the picture are also its k nearest in truth; each that is not costs by how far behind it is.
 *
 * @param rows what is pictured
 * @param near of every row the k nearest in the picture; k below half the number of rows
 * @param asked the rows whose neighbours are looked at, all if omitted
 */
export function trustworthiness(rows: Rows, near: Neighbours, asked?: Int32Array): number {
  const { values, width } = rows;
  const { k } = near;
  const count = values.length / width;
  const of = asked ?? Int32Array.from({ length: count }, (_, row) => row);
  const square = new Float64Array(count);
  let penalty = 0;
  for (const row of of) {
    for (let other = 0; other < count; other++) {
      let sum = 0;
      for (let i = 0; i < width; i++) {
        const difference = values[row * width + i]! - values[other * width + i]!;
        sum += difference * difference;
      }
      square[other] = sum;
    }
    square[row] = -1;
    for (let i = row * k; i < (row + 1) * k; i++) {
      const other = near.index[i]!;
      const own = square[other]!;
      // Its rank; the row itself is before all others, and so counts as the 0th.
      let rank = 0;
      for (let each = 0; each < count; each++) {
        if (square[each]! < own || (square[each] === own && each < other)) rank++;
      }
      if (rank > k) penalty += rank - k;
    }
  }
  return 1 - (2 * penalty) / (of.length * k * (2 * count - 3 * k - 1));
}

/**
 * The share of points most of whose k nearest have their label, of equally many the nearest one's; and the mean of that over the labels.
 *
 * @param near of every point the nearest in the picture
 * @param labels of the points
 */
export function neighbourAccuracy(
  { k, index }: Neighbours,
  labels: ArrayLike<number>,
): { accuracy: number; mean: number } {
  const count = index.length / k;
  const right = new Map<number, number>();
  const all = new Map<number, number>();
  let total = 0;
  for (let row = 0; row < count; row++) {
    const votes = new Map<number, number>();
    let said = -1;
    for (let i = row * k; i < (row + 1) * k; i++) {
      const label = labels[index[i]!]!;
      votes.set(label, (votes.get(label) ?? 0) + 1);
    }
    // In order of the nearest one of each label, so that it decides where votes are equal.
    for (const [label, number] of votes) if (number > (votes.get(said) ?? 0)) said = label;
    const own = labels[row]!;
    const isRight = Number(said === own);
    total += isRight;
    all.set(own, (all.get(own) ?? 0) + 1);
    right.set(own, (right.get(own) ?? 0) + isRight);
  }
  const shares = [...all].map(([label, number]) => right.get(label)! / number);
  return { accuracy: total / count, mean: shares.reduce((sum, share) => sum + share, 0) / shares.length };
}
