import { headLayerNames, LAYER_NAMES } from './layerNames';
import { layerTable } from './layerTable';
import type { NetworkSettings } from './types';

/** A layer, or head, of more units is no summary of a beat. */
export const MOST_HIDDEN_UNITS = 4096;

/** Units of the layer before the logits, the last hidden one; of several networks that answer together, of all. */
export function hiddenUnits(settings: NetworkSettings): number {
  const { classCount, members = 1 } = settings;
  const logits = layerTable({ ...settings, members: 1 }).find(({ name }) => name === LAYER_NAMES.logits)!;
  // Each class has a weight for every unit, and a bias.
  return members * (logits.parameters / classCount - 1);
}

/**
 * Numbers that a head of the multi-head network gives for a beat, time steps × filters, before the heads are joined; of several networks that answer together, of
 * all.
 *
 * @param head 0-based
 * @returns undefined where the network has no such head
 */
export function headUnits(settings: NetworkSettings, head: number): number | undefined {
  const { members = 1 } = settings;
  const { pool } = headLayerNames(head)[1];
  const shape = layerTable({ ...settings, members: 1 }).find(({ name }) => name === pool)?.outputShape;
  return shape && members * shape.reduce((product, extent) => product * extent, 1);
}
