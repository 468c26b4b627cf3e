import * as tf from '@tensorflow/tfjs-core';

/** The indices of the two matrices of one product. */
export interface BatchPair {
  a: number;
  b: number;
}

/** The result for two single matrices, made once: it is needed several times per step. */
const ONE_PRODUCT: { shape: number[]; pairs: BatchPair[] } = { shape: [], pairs: [{ a: 0, b: 0 }] };

/**
 * Pairs two stacks of matrices; an extent of 1 is repeated (NumPy's broadcasting).
 *
 * @param a extents of the first stack, without the matrices' own two
 * @returns the extents of the result, and its pairs in row-major order
 * @throws Error if the extents do not match
 */
export function broadcastBatches(a: number[], b: number[]): { shape: number[]; pairs: BatchPair[] } {
  if (a.length === 0 && b.length === 0) return ONE_PRODUCT;
  const shape = tf.broadcast_util.assertAndGetBroadcastShape(a, b);
  const size = tf.util.sizeFromShape(shape);
  const stepsA = stepsOf(a, shape);
  const stepsB = stepsOf(b, shape);
  const pairs = Array.from({ length: size }, (_, index) => {
    const pair = { a: 0, b: 0 };
    let rest = index;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const position = rest % shape[axis]!;
      rest = (rest - position) / shape[axis]!;
      pair.a += position * stepsA[axis]!;
      pair.b += position * stepsB[axis]!;
    }
    return pair;
  });
  return { shape, pairs };
}

/** How many matrices a step along each axis of the result moves in a stack; 0 where it is repeated. */
function stepsOf(extents: number[], shape: number[]): number[] {
  const padded = [...shape.slice(extents.length).map(() => 1), ...extents];
  let step = 1;
  return padded
    .reverse()
    .map((extent) => {
      const own = extent === 1 ? 0 : step;
      step *= extent;
      return own;
    })
    .reverse();
}
