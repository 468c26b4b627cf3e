import type { PrepareSettings } from '../../beats/types';
import { layerTable } from '../../experiment/network/layerTable';
import { networkOf } from '../../experiment/network/networkOf';
import { NetworkProblem, type NetworkProblemCode } from '../../experiment/network/networkProblem';
import type { LayerRow, NetworkSettings } from '../../experiment/network/types';
import type { TrainSettings } from '../../experiment/settings/types';

/** The network that would be trained, layer by layer. */
export interface NetworkTable {
  network: NetworkSettings;
  rows: LayerRow[];
  parameters: number;
}

/** Why there is none. */
export interface NoNetwork {
  /** undefined where there is an English sentence alone. */
  code: NetworkProblemCode | undefined;
  message: string;
  values: Record<string, number>;
}

/** What of the preparing decides the network. */
export type BeatsForNetwork = Pick<PrepareSettings, 'lengthSamples' | 'classCount' | 'secondLead' | 'window'>;

/**
 * The layers for beats that are cut so; by arithmetic, without tfjs.
 *
 * @returns `table`, or why no network can be built from the settings (a beat too short, a dropout of 1)
 */
export function networkTable(
  { window, ...beats }: BeatsForNetwork,
  settings: TrainSettings,
): { table: NetworkTable; problem?: undefined } | { table?: undefined; problem: NoNetwork } {
  const network = networkOf(settings, { ...beats, windowSec: window.beforeSec + window.afterSec });
  try {
    const rows = layerTable(network);
    return { table: { network, rows, parameters: rows.reduce((sum, row) => sum + row.parameters, 0) } };
  } catch (error) {
    if (error instanceof NetworkProblem) {
      const { code, message, values } = error;
      return { problem: { code, message, values } };
    }
    return { problem: { code: undefined, message: (error as Error).message, values: {} } };
  }
}
