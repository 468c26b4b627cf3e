import { contextLayers, contextReach } from './contextLayers';
import { CONTEXT_LAYER_NAMES, LAYER_NAMES } from './layerNames';
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
  const rows: LayerRow[] = [row(LAYER_NAMES.input, 'InputLayer', [beats, width])];
  const addDense = (name: string, size: number) => {
    rows.push(row(name, 'Dense', [beats, size], (width + 1) * size));
    width = size;
  };
  dense.forEach((size, index) => {
    addDense(names.dense(index), size);
    if (beatDropout > 0 && index < dense.length - 1) {
      rows.push(row(names.dropout(index), 'Dropout', [beats, size]));
    }
  });
  if (features > 0) {
    width += features;
    rows.push(row(LAYER_NAMES.features, 'InputLayer', [beats, features]));
    rows.push(row(LAYER_NAMES.joined, 'Concatenate', [beats, width]));
  }
  addDense(names.join, units);
  if (dropout > 0) rows.push(row(names.joinDropout, 'Dropout', [beats, units]));
  contextLayers(settings).forEach(({ dilation, before, after }, index) => {
    const block = names.over(index);
    const shape = [beats / dilation, dilation, units];
    rows.push(row(block.image, 'Reshape', shape));
    if (before !== after) {
      rows.push(row(block.pad, 'ZeroPadding2D', [beats / dilation + before / dilation, dilation, units]));
    }
    rows.push(row(block.conv, 'Conv2D', shape, (CONTEXT_TAPS * units + 1) * units));
    rows.push(row(block.beats, 'Reshape', [beats, units]));
    if (dropout > 0) rows.push(row(block.dropout, 'Dropout', [beats, units]));
    rows.push(row(block.sum, 'Add', [beats, units]));
  });
  addDense(LAYER_NAMES.logits, classCount);
  rows.push(row(LAYER_NAMES.softmax, 'Softmax', [beats, classCount]));
  return rows;
}

/** @throws NetworkProblem if no network can be built from the settings; both the table and the network itself call this first */
export function checkContext(settings: ContextSettings): void {
  const { classCount, stretchBeats, dense, units, dilations, dropout, beatDropout } = settings;
  if (!isCount(classCount) || classCount < 2) {
    const message = `The network needs two classes or more, not ${classCount}.`;
    throw new NetworkProblem('classes-too-few', message, { classCount });
  }
  const { lengthSamples, channels } = settings;
  for (const size of [lengthSamples, channels, ...dense, units, stretchBeats, ...dilations]) {
    if (isCount(size)) continue;
    const message = `Dense layers, dilations and stretches need a whole size from 1 on, not ${size}.`;
    throw new NetworkProblem('size-invalid', message, { size });
  }
  for (const rate of [dropout, beatDropout]) {
    if (rate >= 0 && rate < 1) continue;
    const message = `The dropout rate must lie in 0…1, below 1; it is ${rate}.`;
    throw new NetworkProblem('network-dropout-invalid', message, { dropout: rate });
  }
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

const isCount = (value: number) => Number.isInteger(value) && value >= 1;

function row(name: string, kind: string, outputShape: number[], parameters = 0): LayerRow {
  return { name, kind, outputShape, parameters };
}
