import { checkMultiHead } from './checkMultiHead';
import { headLayerNames, LAYER_NAMES } from './layerNames';
import type { LayerRow, MultiHeadSettings } from './types';

/**
 * The layers of the multi-head network by arithmetic alone: the page shows them before tfjs is loaded.
 *
 * @returns a row a layer, in reading order (head after head, then the trunk); `outputShape` is without the batch axis
 */
export function layerTable(settings: MultiHeadSettings): LayerRow[] {
  checkMultiHead(settings);
  const { lengthSamples, classCount, heads, firstFilters, secondFilters, dense, dropout } = settings;
  const firstPooled = Math.floor(lengthSamples / 2);
  const secondPooled = Math.floor(firstPooled / 2);
  const rows: LayerRow[] = [row(LAYER_NAMES.input, 'InputLayer', [lengthSamples, 1])];

  heads.forEach(({ firstKernel, secondKernel }, head) => {
    const names = headLayerNames(head);
    rows.push(
      row(names.firstConv, 'Conv1D', [lengthSamples, firstFilters], firstKernel * firstFilters),
      row(names.firstPool, 'MaxPooling1D', [firstPooled, firstFilters]),
      row(
        names.secondConv,
        'Conv1D',
        [firstPooled, secondFilters],
        secondKernel * firstFilters * secondFilters,
      ),
      row(names.secondPool, 'MaxPooling1D', [secondPooled, secondFilters]),
    );
  });

  // One head has nothing to be joined with.
  if (heads.length > 1) {
    rows.push(row(LAYER_NAMES.concat, 'Concatenate', [heads.length * secondPooled, secondFilters]));
  }
  let width = heads.length * secondPooled * secondFilters;
  rows.push(row(LAYER_NAMES.flatten, 'Flatten', [width]));
  dense.forEach((units, index) => {
    rows.push(row(LAYER_NAMES.dense(index), 'Dense', [units], (width + 1) * units));
    if (dropout > 0) rows.push(row(LAYER_NAMES.dropout(index), 'Dropout', [units]));
    width = units;
  });
  rows.push(row(LAYER_NAMES.logits, 'Dense', [classCount], (width + 1) * classCount));
  rows.push(row(LAYER_NAMES.softmax, 'Softmax', [classCount]));
  return rows;
}

/** All weights of the network that are trained. */
export function parameterCount(settings: MultiHeadSettings): number {
  return layerTable(settings).reduce((sum, { parameters }) => sum + parameters, 0);
}

function row(name: string, kind: string, outputShape: number[], parameters = 0): LayerRow {
  return { name, kind, outputShape, parameters };
}
