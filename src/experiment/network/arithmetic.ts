import { sumOf } from '../../base/sumOf';
import { USUAL_BEATS_PER_SEC } from '../../curves/cells';
import type { LayerRow } from './types';

/**
 * Multiply-adds of one beat in one forward pass: a convolution uses its weights once for each place of its output, every
 * other layer once.
 *
 * @param overBeats the convolutions run over beats: each beat is one place
 */
export function multiplyAdds(rows: readonly LayerRow[], overBeats = false): number {
  return sumOf(
    rows.map(({ kind, outputShape, parameters }) =>
      kind.startsWith('Conv') && !overBeats ? parameters * placesOf(outputShape) : parameters,
    ),
  );
}

/** Of 1.19 million multiply-adds: the default network for 251 samples and four classes, with which engines are timed. */
const DEFAULT_NETWORK = 1_190_612;

/**
 * The time that a beat takes in training, relative to the default network. Not proportional to the arithmetic: a part is
 * the same for every network, and large convolutions are computed more efficiently. The two numbers were fitted to the
 * runs of docs/results, whose networks need a tenth to thirty-four times the arithmetic of the default one.
 */
export function relativeCost(rows: readonly LayerRow[], overBeats = false): number {
  return 0.22 + 0.78 * (multiplyAdds(rows, overBeats) / DEFAULT_NETWORK) ** 0.8;
}

/**
 * The same for the beat-free network: the share of a beat, of those that a section has at 72 a minute. Its layers have their weights used once for
 * each cell.
 *
 * @param sectionSec length of a section
 */
export function sectionCost(rows: readonly LayerRow[], sectionSec: number): number {
  const ofSection = sumOf(rows.map(({ outputShape, parameters }) => parameters * placesOf(outputShape)));
  return 0.22 + 0.78 * (ofSection / (USUAL_BEATS_PER_SEC * sectionSec) / DEFAULT_NETWORK) ** 0.8;
}

/** Places of an output whose last axis are its filters. */
const placesOf = (shape: readonly number[]) =>
  shape.slice(0, -1).reduce((product, size) => product * size, 1);
