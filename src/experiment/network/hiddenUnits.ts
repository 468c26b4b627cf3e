import { LAYER_NAMES } from './layerNames';
import { layerTable } from './layerTable';
import type { NetworkSettings } from './types';

/** A layer of more units is no summary of a beat. */
export const MOST_HIDDEN_UNITS = 4096;

/** Units of the layer before the logits, the last hidden one; of several networks that answer together, of all. */
export function hiddenUnits(settings: NetworkSettings): number {
  const { classCount, members = 1 } = settings;
  const logits = layerTable({ ...settings, members: 1 }).find(({ name }) => name === LAYER_NAMES.logits)!;
  // Each class has a weight for every unit, and a bias.
  return members * (logits.parameters / classCount - 1);
}
