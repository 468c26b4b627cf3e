import { checkMultiHead } from './checkMultiHead';
import { headLayerNames, LAYER_NAMES, type StageNames } from './layerNames';
import { layerRow } from './layerRow';
import type { LayerRow, MultiHeadSettings } from './types';

/**
 * The layers of the multi-head network, as `buildMultiHeadCnn` builds them.
 *
 * @returns one row per layer, in reading order (head after head, then the trunk); `outputShape` is without the batch axis
 * @throws Error with a sentence for the person if no network can be built from the settings
 */
export function multiHeadTable(settings: MultiHeadSettings): LayerRow[] {
  checkMultiHead(settings);
  const { lengthSamples, channels, features, classCount, heads, secondFilters, dense, dropout } = settings;
  const { shapeDropout } = settings;
  const secondPooled = Math.floor(Math.floor(lengthSamples / 2) / 2);
  const rows: LayerRow[] = [layerRow(LAYER_NAMES.input, 'InputLayer', [lengthSamples, channels])];
  for (let head = 0; head < heads.length; head++) rows.push(...headRows(settings, head));

  // A single head needs no concatenation.
  if (heads.length > 1) {
    rows.push(layerRow(LAYER_NAMES.concat, 'Concatenate', [heads.length * secondPooled, secondFilters]));
  }
  let width = heads.length * secondPooled * secondFilters;
  rows.push(layerRow(LAYER_NAMES.flatten, 'Flatten', [width]));
  if (shapeDropout > 0) rows.push(layerRow(LAYER_NAMES.shapeDropout, 'Dropout', [width]));
  if (features > 0) {
    width += features;
    rows.push(layerRow(LAYER_NAMES.features, 'InputLayer', [features]));
    rows.push(layerRow(LAYER_NAMES.joined, 'Concatenate', [width]));
  }
  dense.forEach((units, index) => {
    rows.push(layerRow(LAYER_NAMES.dense(index), 'Dense', [units], (width + 1) * units));
    if (dropout > 0) rows.push(layerRow(LAYER_NAMES.dropout(index), 'Dropout', [units]));
    width = units;
  });
  rows.push(layerRow(LAYER_NAMES.logits, 'Dense', [classCount], (width + 1) * classCount));
  rows.push(layerRow(LAYER_NAMES.softmax, 'Softmax', [classCount]));
  return rows;
}

/** Two stages, each a convolution, its normalisation (if any) and its pooling. */
function headRows(settings: MultiHeadSettings, head: number): LayerRow[] {
  const { lengthSamples, channels, firstFilters, secondFilters, batchNorm } = settings;
  const { firstKernel, secondKernel } = settings.heads[head]!;
  const [first, second] = headLayerNames(head);
  const stage = (names: StageNames, length: number, weights: number, filters: number) => [
    layerRow(names.conv, 'Conv1D', [length, filters], weights),
    // Scale, offset, moving mean and moving variance of each filter.
    ...(batchNorm
      ? [
          layerRow(names.norm, 'BatchNormalization', [length, filters], 4 * filters),
          layerRow(names.relu, 'Activation', [length, filters]),
        ]
      : []),
    layerRow(names.pool, 'MaxPooling1D', [Math.floor(length / 2), filters]),
  ];
  return [
    ...stage(first, lengthSamples, firstKernel * channels * firstFilters, firstFilters),
    ...stage(
      second,
      Math.floor(lengthSamples / 2),
      secondKernel * firstFilters * secondFilters,
      secondFilters,
    ),
  ];
}
