import { createRandom } from '../../base/random';
import type { Curve } from './curve';
import type { Graph } from './fuzzyGraph';

export interface LayoutOptions {
  curve: Curve;
  epochs: number;
  /** Points that each one is kept away from whenever it is drawn to one. */
  repulsions: number;
  seed: number;
  /** After every epoch; the points are those that are moved on. */
  onEpoch?: (epoch: number, points: Float32Array) => void;
}

/** No step along an axis is longer. */
const LONGEST = 4;
/** Keeps the push of two points at one place finite, as in umap-learn. */
const SOFT = 1e-3;

/**
 * Moves points until pairs of the graph are near and others are not: the stochastic descent of UMAP (McInnes, Healy and Melville 2018, arXiv
 * 1802.03426, algorithm 5), with umap-learn's rates. A pair has its turn in each of `weight / largest weight` of the epochs, so weak pairs have none
 * where there are few epochs; steps become shorter from 1 to 0.
 *
 * @param points rows × 2, moved in place
 */
export function layoutPoints(points: Float32Array, graph: Graph, options: LayoutOptions): void {
  const { curve, epochs, repulsions, seed, onEpoch } = options;
  const { a, b } = curve;
  const count = points.length / 2;
  const random = createRandom(seed);
  const { from, to, every } = usedPairs(graph, epochs);
  const due = every.slice();
  const everyRepulsion = every.map((each) => each / repulsions);
  const dueRepulsion = everyRepulsion.slice();

  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = 1 - epoch / epochs;
    for (let pair = 0; pair < from.length; pair++) {
      if (due[pair]! > epoch) continue;
      const own = 2 * from[pair]!;
      const other = 2 * to[pair]!;
      let x = points[own]! - points[other]!;
      let y = points[own + 1]! - points[other + 1]!;
      const square = x * x + y * y;
      if (square > 0) {
        const power = square ** b;
        const pull = (-2 * a * b * (power / square)) / (a * power + 1);
        x = clip(pull * x) * rate;
        y = clip(pull * y) * rate;
        points[own]! += x;
        points[own + 1]! += y;
        points[other]! -= x;
        points[other + 1]! -= y;
      }
      due[pair]! += every[pair]!;

      const times = Math.floor((epoch - dueRepulsion[pair]!) / everyRepulsion[pair]!);
      for (let i = 0; i < times; i++) {
        const far = 2 * random.below(count);
        if (far === own) continue;
        const dx = points[own]! - points[far]!;
        const dy = points[own + 1]! - points[far + 1]!;
        const apart = dx * dx + dy * dy;
        if (apart === 0) continue;
        const push = (2 * b) / ((SOFT + apart) * (a * apart ** b + 1));
        points[own]! += clip(push * dx) * rate;
        points[own + 1]! += clip(push * dy) * rate;
      }
      dueRepulsion[pair]! += times * everyRepulsion[pair]!;
    }
    onEpoch?.(epoch + 1, points);
  }
}

/** The pairs that have a turn at all, and after how many epochs each has one again. */
function usedPairs({ from, to, weight }: Graph, epochs: number) {
  const largest = weight.reduce((most, each) => Math.max(most, each), 0);
  const used = Int32Array.from(weight.keys()).filter((pair) => weight[pair]! * epochs >= largest);
  return {
    from: used.map((pair) => from[pair]!),
    to: used.map((pair) => to[pair]!),
    every: Float64Array.from(used, (pair) => largest / weight[pair]!),
  };
}

function clip(value: number): number {
  if (value > LONGEST) return LONGEST;
  return value < -LONGEST ? -LONGEST : value;
}
