import { checkClassCount, checkDropout, isCount } from './checks';
import { LAYER_NAMES, UNET_LAYER_NAMES } from './layerNames';
import { layerRow } from './layerRow';
import { NetworkProblem } from './networkProblem';
import type { LayerRow, UnetSettings } from './types';

/** Taps of the first convolution, cells: a QRS complex and more. */
export const UNET_FIRST_KERNEL = 9;
/** Taps of the convolution from one level to the next, in cells of the lower one. */
export const UNET_DOWN_KERNEL = 3;

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
  const rows: LayerRow[] = [];
  let cells = sectionCells;
  let width = lengthSamples * channels;
  const add = (name: string, kind: string, parameters = 0) =>
    rows.push(layerRow(name, kind, [cells, width], parameters));
  const addBlock = (block: string, size: number, taps: number) => {
    const { conv, norm, relu } = names.block(block);
    const parameters = taps * width * size;
    width = size;
    add(conv, 'Conv1D', parameters);
    add(norm, 'BatchNormalization', 4 * size);
    add(relu, 'Activation');
  };

  add(names.input, 'InputLayer');
  addBlock(names.first, filters[0]!, UNET_FIRST_KERNEL);
  filters.forEach((size, index) => {
    addBlock(names.level(index), size, kernel);
    const below = filters[index + 1];
    if (below === undefined) return;
    cells /= 2;
    width *= 2;
    add(names.fold(index), 'Reshape');
    addBlock(names.down(index), below, UNET_DOWN_KERNEL);
  });
  if (dropout > 0) add(names.bottomDropout, 'Dropout');
  for (let index = filters.length - 2; index >= 0; index--) {
    const size = filters[index]!;
    const parameters = (width + 1) * 2 * size;
    width = 2 * size;
    add(names.spread(index), 'Dense', parameters);
    cells *= 2;
    width = size;
    add(names.unfold(index), 'Reshape');
    width = 2 * size;
    add(names.join(index), 'Concatenate');
    addBlock(names.up(index), size, kernel);
  }
  if (dropout > 0) add(names.lastDropout, 'Dropout');
  const parameters = (width + 1) * classCount;
  width = classCount;
  add(LAYER_NAMES.logits, 'Dense', parameters);
  add(LAYER_NAMES.softmax, 'Softmax');
  return rows;
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
