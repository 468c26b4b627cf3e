import { checkClassCount, checkDropout, isCount } from './checks';
import { contextLayers, contextReach } from './contextLayers';
import { CONTEXT_LAYER_NAMES, LAYER_NAMES } from './layerNames';
import { layerRow } from './layerRow';
import { NetworkProblem } from './networkProblem';
import type { ContextSettings, LayerRow } from './types';

/** Taps of every convolution over the beats. */
export const CONTEXT_TAPS = 3;

/**
 * The layers of the network over stretches of beats, computed by arithmetic, as `buildContextCnn` builds them.
 *
 * @returns one row per layer, in reading order; `outputShape` is without the batch axis, its first axis that of the beats
 * @throws Error with a sentence for the person if no network can be built from the settings
 */
export function contextTable(settings: ContextSettings): LayerRow[] {
  checkContext(settings);
  const { stretchBeats: beats, features, dense, beatDropout, units, dropout, classCount } = settings;
  const names = CONTEXT_LAYER_NAMES;
  let width = settings.lengthSamples * settings.channels;
  const rows: LayerRow[] = [layerRow(LAYER_NAMES.input, 'InputLayer', [beats, width])];
  const addDense = (name: string, size: number) => {
    rows.push(layerRow(name, 'Dense', [beats, size], (width + 1) * size));
    width = size;
  };
  dense.forEach((size, index) => {
    addDense(names.dense(index), size);
    if (beatDropout > 0 && index < dense.length - 1) {
      rows.push(layerRow(names.dropout(index), 'Dropout', [beats, size]));
    }
  });
  if (features > 0) {
    width += features;
    rows.push(layerRow(LAYER_NAMES.features, 'InputLayer', [beats, features]));
    rows.push(layerRow(LAYER_NAMES.joined, 'Concatenate', [beats, width]));
  }
  addDense(names.join, units);
  if (dropout > 0) rows.push(layerRow(names.joinDropout, 'Dropout', [beats, units]));
  contextLayers(settings).forEach(({ dilation, before, after }, index) => {
    const block = names.over(index);
    const shape = [beats / dilation, dilation, units];
    rows.push(layerRow(block.image, 'Reshape', shape));
    if (before !== after) {
      rows.push(
        layerRow(block.pad, 'ZeroPadding2D', [beats / dilation + before / dilation, dilation, units]),
      );
    }
    rows.push(layerRow(block.conv, 'Conv2D', shape, (CONTEXT_TAPS * units + 1) * units));
    rows.push(layerRow(block.beats, 'Reshape', [beats, units]));
    if (dropout > 0) rows.push(layerRow(block.dropout, 'Dropout', [beats, units]));
    rows.push(layerRow(block.sum, 'Add', [beats, units]));
  });
  addDense(LAYER_NAMES.logits, classCount);
  rows.push(layerRow(LAYER_NAMES.softmax, 'Softmax', [beats, classCount]));
  return rows;
}

/** @throws NetworkProblem if no network can be built from the settings; both the table and the network itself call this first */
export function checkContext(settings: ContextSettings): void {
  const { classCount, stretchBeats, dense, units, dilations, dropout, beatDropout } = settings;
  checkClassCount(classCount);
  const { lengthSamples, channels } = settings;
  for (const size of [lengthSamples, channels, ...dense, units, stretchBeats, ...dilations]) {
    if (isCount(size)) continue;
    const message = `Dense layers, dilations and stretches need a whole size from 1 on, not ${size}.`;
    throw new NetworkProblem('size-invalid', message, { size });
  }
  checkDropout(dropout);
  checkDropout(beatDropout);
  checkStretch(settings);
}

/** @throws NetworkProblem if the stretch does not suit the convolutions over it */
export function checkStretch(
  settings: Pick<ContextSettings, 'stretchBeats' | 'dilations' | 'lookAheadBeats'>,
): void {
  const { stretchBeats, dilations } = settings;
  const undivided = dilations.find((dilation) => stretchBeats % dilation !== 0);
  if (undivided !== undefined) {
    const message = `A stretch of ${stretchBeats} beats is not a multiple of the dilation ${undivided}. Choose a stretch that all dilations divide.`;
    throw new NetworkProblem('stretch-undivided', message, { stretchBeats, dilation: undivided });
  }
  const { before, after } = contextReach(settings);
  if (stretchBeats <= before + after) {
    const least = before + after + 1;
    const message = `A stretch of ${stretchBeats} beats is too short: the network sees ${before} beats before and ${after} after each. Choose ${least} beats or more, or smaller dilations.`;
    throw new NetworkProblem('stretch-too-short', message, { stretchBeats, before, after, least });
  }
}
