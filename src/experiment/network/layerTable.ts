import { multiHeadTable } from './multiHeadTable';
import { scalogramTable } from './scalogramTable';
import type { LayerRow, NetworkSettings } from './types';

/**
 * The layers of a network by arithmetic alone: the page shows them before tfjs is loaded.
 *
 * @returns a row a layer, in reading order; `outputShape` is without the batch axis
 * @throws Error with a sentence for the person where no network can be built from the settings
 */
export function layerTable(settings: NetworkSettings): LayerRow[] {
  return settings.kind === 'scalogram' ? scalogramTable(settings) : multiHeadTable(settings);
}

/** All weights of the network; the moving means and variances of batch normalisation, which no gradient trains, are among them. */
export function parameterCount(settings: NetworkSettings): number {
  return layerTable(settings).reduce((sum, { parameters }) => sum + parameters, 0);
}
