import { CELL_SAMPLES } from '../../curves/cells';
import { checkClassCount, checkDropout, isCount } from './checks';
import { addEncoder, addRow, type CountedRows } from './encoderRows';
import { ENCODER_LAYER_NAMES, LAYER_NAMES, UNET_LAYER_NAMES } from './layerNames';
import { layerRow } from './layerRow';
import { NetworkProblem } from './networkProblem';
import type { EncoderSettings, LayerRow } from './types';

/** Samples of a piece that are laid side by side as one cell. */
export const PIECE_CELL = CELL_SAMPLES;

/**
 * The layers of the network over pieces, computed by arithmetic, as `buildEncoder` builds them.
 *
 * @returns one row per layer, in reading order; `outputShape` is without the batch axis
 * @throws Error with a sentence for the person if no network can be built from the settings
 */
export function encoderTable(settings: EncoderSettings): LayerRow[] {
  checkEncoder(settings);
  const { lengthSamples, channels, classCount, dropout } = settings;
  const counted: CountedRows = { rows: [], cells: lengthSamples, width: channels };
  addRow(counted, LAYER_NAMES.input, 'InputLayer');
  counted.cells /= PIECE_CELL;
  counted.width *= PIECE_CELL;
  addRow(counted, ENCODER_LAYER_NAMES.cells, 'Reshape');
  addEncoder(counted, settings);
  const { rows, width } = counted;
  rows.push(layerRow(ENCODER_LAYER_NAMES.pool, 'GlobalAveragePooling1D', [width]));
  if (dropout > 0) rows.push(layerRow(UNET_LAYER_NAMES.lastDropout, 'Dropout', [width]));
  rows.push(layerRow(LAYER_NAMES.logits, 'Dense', [classCount], (width + 1) * classCount));
  rows.push(layerRow(LAYER_NAMES.softmax, 'Softmax', [classCount]));
  return rows;
}

/** @throws NetworkProblem if no network can be built from the settings; both the table and the network itself call this first */
export function checkEncoder(settings: EncoderSettings): void {
  const { classCount, lengthSamples, channels, filters, kernel, dropout } = settings;
  checkClassCount(classCount);
  for (const size of [lengthSamples, channels, kernel, ...filters, filters.length]) {
    if (isCount(size)) continue;
    const message = `Pieces, filters and kernels need a whole size from 1 on, not ${size}.`;
    throw new NetworkProblem('encoder-size-invalid', message, { size });
  }
  checkDropout(dropout);
  const multiple = PIECE_CELL * 2 ** (filters.length - 1);
  if (lengthSamples % multiple === 0) return;
  const levels = filters.length;
  const message = `${lengthSamples} samples cannot be laid out in cells of ${PIECE_CELL} and halved for each of ${levels} levels. Choose a multiple of ${multiple} samples under Beats, or fewer levels.`;
  throw new NetworkProblem('piece-undivided', message, { lengthSamples, cell: PIECE_CELL, levels, multiple });
}
