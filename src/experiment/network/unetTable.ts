import { checkClassCount, checkDropout, isCount } from './checks';
import { addBlock, addEncoder, addRow, type CountedRows } from './encoderRows';
import { LAYER_NAMES, UNET_LAYER_NAMES } from './layerNames';
import { NetworkProblem } from './networkProblem';
import type { LayerRow, UnetSettings } from './types';

/**
 * The layers of the beat-free network, computed by arithmetic, as `buildUnet` builds them.
 *
 * @returns one row per layer, in reading order; `outputShape` is without the batch axis, its first axis that of the cells
 * @throws Error with a sentence for the person if no network can be built from the settings
 */
export function unetTable(settings: UnetSettings): LayerRow[] {
  checkUnet(settings);
  const { sectionCells, lengthSamples, channels, classCount, filters, kernel, dropout } = settings;
  const names = UNET_LAYER_NAMES;
  const counted: CountedRows = { rows: [], cells: sectionCells, width: lengthSamples * channels };
  const add = (name: string, kind: string, parameters = 0) => addRow(counted, name, kind, parameters);

  add(names.input, 'InputLayer');
  addEncoder(counted, settings);
  if (dropout > 0) add(names.bottomDropout, 'Dropout');
  for (let index = filters.length - 2; index >= 0; index--) {
    const size = filters[index]!;
    const parameters = (counted.width + 1) * 2 * size;
    counted.width = 2 * size;
    add(names.spread(index), 'Dense', parameters);
    counted.cells *= 2;
    counted.width = size;
    add(names.unfold(index), 'Reshape');
    counted.width = 2 * size;
    add(names.join(index), 'Concatenate');
    addBlock(counted, names.up(index), size, kernel);
  }
  if (dropout > 0) add(names.lastDropout, 'Dropout');
  const parameters = (counted.width + 1) * classCount;
  counted.width = classCount;
  add(LAYER_NAMES.logits, 'Dense', parameters);
  add(LAYER_NAMES.softmax, 'Softmax');
  return counted.rows;
}

/** @throws NetworkProblem if no network can be built from the settings; both the table and the network itself call this first */
export function checkUnet(settings: UnetSettings): void {
  const { classCount, sectionCells, lengthSamples, channels, filters, kernel, dropout } = settings;
  checkClassCount(classCount);
  for (const size of [sectionCells, lengthSamples, channels, kernel, ...filters, filters.length]) {
    if (isCount(size)) continue;
    const message = `Sections, filters and kernels need a whole size from 1 on, not ${size}.`;
    throw new NetworkProblem('unet-size-invalid', message, { size });
  }
  checkDropout(dropout);
  const multiple = 2 ** (filters.length - 1);
  if (sectionCells % multiple !== 0) {
    const message = `A section of ${sectionCells} cells cannot be halved for each of ${filters.length} levels. Choose a multiple of ${multiple}, or fewer levels.`;
    throw new NetworkProblem('section-undivided', message, {
      sectionCells,
      levels: filters.length,
      multiple,
    });
  }
}
