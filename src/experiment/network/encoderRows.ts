import { UNET_LAYER_NAMES } from './layerNames';
import { layerRow } from './layerRow';
import type { LayerRow, WayDown } from './types';

/** Taps of the first convolution, cells: a QRS complex and more. */
export const UNET_FIRST_KERNEL = 9;
/** Taps of the convolution from one level to the next, in cells of the lower one. */
export const UNET_DOWN_KERNEL = 3;

/** Layers being counted: how many cells there are now, and how wide each is. */
export interface CountedRows {
  rows: LayerRow[];
  cells: number;
  width: number;
}

/** Adds a layer that gives `counted.cells` × `counted.width`. */
export function addRow(counted: CountedRows, name: string, kind: string, parameters = 0): void {
  counted.rows.push(layerRow(name, kind, [counted.cells, counted.width], parameters));
}

/** Adds a convolution with its normalisation. */
export function addBlock(counted: CountedRows, block: string, size: number, taps: number): void {
  const { conv, norm, relu } = UNET_LAYER_NAMES.block(block);
  const parameters = taps * counted.width * size;
  counted.width = size;
  addRow(counted, conv, 'Conv1D', parameters);
  addRow(counted, norm, 'BatchNormalization', 4 * size);
  addRow(counted, relu, 'Activation');
}

/** Adds the way down: a convolution at each level, and one to the level below it, which has half the cells. */
export function addEncoder(counted: CountedRows, { filters, kernel }: WayDown): void {
  const names = UNET_LAYER_NAMES;
  addBlock(counted, names.first, filters[0]!, UNET_FIRST_KERNEL);
  filters.forEach((size, index) => {
    addBlock(counted, names.level(index), size, kernel);
    const below = filters[index + 1];
    if (below === undefined) return;
    counted.cells /= 2;
    counted.width *= 2;
    addRow(counted, names.fold(index), 'Reshape');
    addBlock(counted, names.down(index), below, UNET_DOWN_KERNEL);
  });
}
