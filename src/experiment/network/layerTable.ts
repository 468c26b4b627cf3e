import { contextTable } from './contextTable';
import { multiHeadTable } from './multiHeadTable';
import { scalogramTable } from './scalogramTable';
import type { LayerRow, NetworkSettings } from './types';

/**
 * The layers of a network, computed by arithmetic: the page shows them before tfjs is loaded.
 *
 * @returns one row per layer, in reading order; `outputShape` is without the batch axis
 * @throws Error with a sentence for the person if no network can be built from the settings
 */
export function layerTable(settings: NetworkSettings): LayerRow[] {
  if (settings.kind === 'context') return contextTable(settings);
  return settings.kind === 'scalogram' ? scalogramTable(settings) : multiHeadTable(settings);
}
