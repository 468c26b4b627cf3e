import { SCALOGRAM_SHAPE } from './defaults';
import { LAYER_NAMES, SCALOGRAM_LAYER_NAMES } from './layerNames';
import { layerRow } from './layerRow';
import type { LayerRow, ScalogramSettings } from './types';

/**
 * The layers of the 2-D network, computed by arithmetic, as `buildScalogramCnn` builds them.
 *
 * With 32 filters of 5×5: 2 432 parameters in the convolution (one bias per filter) and, for the 64 × 64 × 32 = 131 072
 * numbers after the pooling, 131 073 per class in the dense layer: 526 724 in total for four classes.
 *
 * @returns one row per layer, in reading order; `outputShape` is without the batch axis
 * @throws Error with a sentence for the person if no network can be built from the settings
 */
export function scalogramTable(settings: ScalogramSettings): LayerRow[] {
  checkScalogram(settings);
  const { filters, kernel, classCount } = settings;
  const { scales, steps, channels } = SCALOGRAM_SHAPE;
  const pooled = [Math.floor(scales / 2), Math.floor(steps / 2)] as const;
  const width = pooled[0] * pooled[1] * filters;
  const names = SCALOGRAM_LAYER_NAMES;
  return [
    layerRow(names.input, 'InputLayer', [scales, steps, channels]),
    layerRow(names.conv, 'Conv2D', [scales, steps, filters], (kernel * kernel * channels + 1) * filters),
    layerRow(names.pool, 'MaxPooling2D', [...pooled, filters]),
    layerRow(LAYER_NAMES.flatten, 'Flatten', [width]),
    layerRow(LAYER_NAMES.logits, 'Dense', [classCount], (width + 1) * classCount),
    layerRow(LAYER_NAMES.softmax, 'Softmax', [classCount]),
  ];
}

/** @throws Error if no network can be built from the settings; both the table and the network itself call this first */
export function checkScalogram({ filters, kernel, classCount, rowHz }: ScalogramSettings): void {
  if (!Number.isInteger(classCount) || classCount < 2) {
    throw new Error(`The network needs two classes or more, not ${classCount}.`);
  }
  for (const size of [filters, kernel]) {
    if (!Number.isInteger(size) || size < 1) {
      throw new Error(`Kernels and filters need a whole size from 1 on, not ${size}.`);
    }
  }
  if (!(rowHz > 0 && Number.isFinite(rowHz))) {
    throw new Error(`The sampling rate of a beat must be a positive number of hertz, not ${rowHz}.`);
  }
}
