import type { Neighbours } from '../types';
import { UMAP } from '../types';
import { fitCurve } from './curve';
import { fuzzyGraph } from './fuzzyGraph';
import { layoutPoints } from './layout';

/** The largest coordinate at the beginning, as in umap-learn. */
const EXTENT = 10;

export interface UmapOptions {
  seed: number;
  epochs?: number;
  /** After every epoch; the points are those that are moved on. */
  onEpoch?: (epoch: number, points: Float32Array) => void;
}

/**
 * UMAP (McInnes, Healy and Melville 2018, arXiv 1802.03426) of rows whose neighbours are known. It begins with the picture of PCA, which keeps islands in about the
 * places where they were seen before.
 *
 * @param start rows × 2: the first two principal components
 * @returns rows × 2
 */
export function umap(neighbours: Neighbours, start: Float32Array, options: UmapOptions): Float32Array {
  const { seed, epochs = UMAP.epochs, onEpoch } = options;
  const graph = fuzzyGraph(neighbours);
  const largest = start.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const points = start.map((value) => (value / largest) * EXTENT);
  layoutPoints(points, graph, {
    ...{ epochs, seed, repulsions: UMAP.repulsions, curve: fitCurve(UMAP.minDistance, UMAP.spread) },
    ...(onEpoch && { onEpoch }),
  });
  return points;
}
