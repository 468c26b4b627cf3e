import type { PrepareSettings } from '../../beats/types';
import { CELL_SEC } from '../../curves/cells';
import { layerTable } from '../../experiment/network/layerTable';
import { networkOf } from '../../experiment/network/networkOf';
import { NetworkProblem, type NetworkProblemCode } from '../../experiment/network/networkProblem';
import type { LayerRow, NetworkSettings, UnetSettings } from '../../experiment/network/types';
import type { TrainSettings } from '../../experiment/settings/types';

/** The network that a start would train, layer by layer. */
export interface NetworkTable {
  network: NetworkSettings;
  rows: LayerRow[];
  parameters: number;
}

/** Why no network can be built. */
export interface NoNetwork {
  /** undefined if there is only an English message. */
  code: NetworkProblemCode | undefined;
  message: string;
  values: Record<string, number>;
}

/** The preparing settings that determine the network. */
export type BeatsForNetwork = Pick<
  PrepareSettings,
  'lengthSamples' | 'classCount' | 'secondLead' | 'window' | 'trace'
>;

/**
 * The layers for such beats; computed without tfjs.
 *
 * @returns `table`, or why no network can be built from the settings (a beat too short, a dropout of 1)
 */
export function networkTable(
  { window, trace, ...beats }: BeatsForNetwork,
  settings: TrainSettings,
): { table: NetworkTable; problem?: undefined } | { table?: undefined; problem: NoNetwork } {
  if (settings.network.kind === 'unet' && !trace) {
    const message =
      'The beat-free network takes the whole record. Tick “Keep the whole record” under Beats, and prepare the beats again.';
    return { problem: { code: 'trace-missing', message, values: {} } };
  }
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

/** Length of the sections that the beat-free network takes, seconds. */
export const sectionSec = ({ sectionCells }: Pick<UnetSettings, 'sectionCells'>): number =>
  sectionCells * CELL_SEC;
