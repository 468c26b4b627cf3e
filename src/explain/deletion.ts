import { createRandom, shuffleInPlace } from '../base/random';
import { sumOf } from '../base/sumOf';
import { cover } from './occlusion';
import type { ExplainedInput, Probe } from './types';

/** Length of what is deleted at once, how many points a curve has after its first, and how many random orders there are. */
const DELETION = { blockMs: 20, points: 10, orders: 20 };

/** A deletion curve beside those of random orders. */
export interface Deletion {
  /** The logit while more and more of the beat is covered with the base, what matters most first: shares 0, 0.1 … 1. */
  curve: number[];
  /** The mean over the random orders. */
  random: number[];
  /** The share of the random orders that do not fall as fast (by the mean of the curve). */
  beaten: number;
}

/**
 * The deletion curve (Petsiuk et al. 2018, arXiv 1806.07421) of each attribution, beside the same random orders: what really matters makes the logit
 * fall faster when it is deleted first.
 *
 * @param attributions one value per sample
 * @param seed of the random orders
 */
export async function deletions(
  probe: Pick<Probe, 'logits'>,
  input: ExplainedInput,
  attributions: readonly Float32Array[],
  seed: number,
): Promise<Deletion[]> {
  const count = input.samples.length / input.places;
  const length = Math.max(1, Math.round(DELETION.blockMs / input.stepMs));
  const blocks = Int32Array.from({ length: Math.ceil(count / length) }, (_, block) => block);
  const random = createRandom(seed);
  const randomOrders = Array.from({ length: DELETION.orders }, () => shuffleInPlace(blocks.slice(), random));
  const ownOrders = attributions.map((samples) => {
    const strength = (block: number) => {
      const part = samples.subarray(block * length, (block + 1) * length);
      return sumOf(part) / part.length;
    };
    return blocks.slice().sort((a, b) => strength(b) - strength(a) || a - b);
  });
  const curves: number[][] = [];
  for (const order of [...randomOrders, ...ownOrders]) {
    const rows = rowsOf(input, order, (block) => [block * length, Math.min(count, (block + 1) * length)]);
    curves.push([...(await probe.logits(rows))]);
  }
  const areas = curves.map(sumOf);
  const others = curves.slice(0, DELETION.orders);
  const mean = others[0]!.map(
    (_, point) => others.reduce((sum, curve) => sum + curve[point]!, 0) / others.length,
  );
  return attributions.map((_, i) => {
    const own = DELETION.orders + i;
    // An attribution that is the same everywhere has no order.
    const isFlat = attributions[i]!.every((value) => value === attributions[i]![0]);
    const slower = areas.slice(0, DELETION.orders).filter((area) => !isFlat && area > areas[own]!).length;
    return { curve: curves[own]!, random: mean, beaten: slower / DELETION.orders };
  });
}

/** The beat as it is, then with more and more blocks covered. */
function rowsOf(
  input: ExplainedInput,
  order: Int32Array,
  range: (block: number) => [number, number],
): Float32Array {
  const { points } = DELETION;
  const size = input.values.length;
  const rows = new Float32Array((points + 1) * size);
  const row = input.values.slice();
  let done = 0;
  for (let point = 0; point <= points; point++) {
    const until = Math.round((point / points) * order.length);
    for (; done < until; done++) cover(row, input, ...range(order[done]!));
    rows.set(row, point * size);
  }
  return rows;
}
