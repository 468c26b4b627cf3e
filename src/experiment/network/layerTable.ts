import { contextTable } from './contextTable';
import { encoderTable } from './encoderTable';
import { MEAN_LAYER, memberName } from './layerNames';
import { multiHeadTable } from './multiHeadTable';
import { scalogramTable } from './scalogramTable';
import type { LayerRow, NetworkSettings } from './types';
import { unetTable } from './unetTable';

/**
 * The layers of a network, computed by arithmetic: the page shows them before tfjs is loaded. Of several networks that answer together
 * the layers of one after those of the other; they share the inputs.
 *
 * @returns one row per layer, in reading order; `outputShape` is without the batch axis
 * @throws Error with a sentence for the person if no network can be built from the settings
 */
export function layerTable(settings: NetworkSettings): LayerRow[] {
  const rows = tableOfOne(settings);
  const { members = 1 } = settings;
  if (members === 1) return rows;
  const others = Array.from({ length: members - 1 }, (_, other) =>
    rows
      .filter(({ kind }) => kind !== 'InputLayer')
      .map((row) => ({ ...row, name: memberName(row.name, other + 1) })),
  );
  const { outputShape } = rows.at(-1)!;
  return [...rows, ...others.flat(), { name: MEAN_LAYER, kind: 'Average', outputShape, parameters: 0 }];
}

function tableOfOne(settings: NetworkSettings): LayerRow[] {
  if (settings.kind === 'unet') return unetTable(settings);
  if (settings.kind === 'encoder') return encoderTable(settings);
  if (settings.kind === 'context') return contextTable(settings);
  return settings.kind === 'scalogram' ? scalogramTable(settings) : multiHeadTable(settings);
}
