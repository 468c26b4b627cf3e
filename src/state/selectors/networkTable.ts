import type { PrepareSettings } from '../../beats/types';
import { defaultMultiHead } from '../../model/defaults';
import { layerTable } from '../../model/layerTable';
import type { LayerRow } from '../../model/types';
import type { TrainSettings } from '../../training/types';

/** The network that would be trained, layer by layer. */
export interface NetworkTable {
  rows: LayerRow[];
  parameters: number;
}

/**
 * The layers for beats of this length and so many classes; by arithmetic, without tfjs.
 *
 * @returns undefined where no network can be built from the settings (a beat too short, a dropout of 1)
 */
export function networkTable(
  { lengthSamples, classCount }: Pick<PrepareSettings, 'lengthSamples' | 'classCount'>,
  { denseActivation, dropout, seed }: Pick<TrainSettings, 'denseActivation' | 'dropout' | 'seed'>,
): NetworkTable | undefined {
  try {
    const rows = layerTable({
      ...defaultMultiHead(lengthSamples, classCount),
      denseActivation,
      dropout,
      seed,
    });
    return { rows, parameters: rows.reduce((sum, row) => sum + row.parameters, 0) };
  } catch {
    return undefined;
  }
}
