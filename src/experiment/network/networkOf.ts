import { defaultPrepareSettings } from '../../beats/defaults';
import { featureColumns, inputChannels } from '../../beats/inputChannels';
import type { PrepareSettings } from '../../beats/types';
import { CELL_SAMPLES } from '../../curves/cells';
import type { TrainSettings } from '../settings/types';
import type { NetworkSettings } from './types';

const { beforeSec, afterSec } = defaultPrepareSettings.window;
const REFERENCE_WINDOW_SEC = beforeSec + afterSec;

/** The preparation settings that decide the shape of a network. */
export type BeatShape = Pick<PrepareSettings, 'lengthSamples' | 'secondLead'> & {
  classCount: number;
  /** Length of the window, seconds; default: that of the reference window. */
  windowSec?: number | undefined;
};

/**
 * The network that these settings describe for such beats; computed by arithmetic, without tfjs.
 *
 * @param seed initial weights and dropout masks follow from it; each fold has its own
 */
export function networkOf(settings: TrainSettings, beats: BeatShape, seed = settings.seed): NetworkSettings {
  const { network, networks: members, input, denseActivation, dropout } = settings;
  const { classCount, lengthSamples } = beats;
  if (network.kind === 'scalogram') {
    const rowHz = lengthSamples / (beats.windowSec ?? REFERENCE_WINDOW_SEC);
    return { ...network, classCount, rowHz, seed, members };
  }
  if (network.kind === 'unet') {
    const { kind, sectionCells, filters, kernel } = network;
    return {
      ...{ kind, sectionCells, filters, kernel, dropout, seed, members },
      lengthSamples: CELL_SAMPLES,
      channels: beats.secondLead ? 2 : 1,
      // One more curve for no beat.
      classCount: classCount + 1,
    };
  }
  const channels = inputChannels(input).length * (beats.secondLead ? 2 : 1);
  if (network.kind === 'encoder') {
    return { ...network, lengthSamples, channels, classCount, dropout, seed, members };
  }
  return {
    ...network,
    ...{ lengthSamples, classCount, denseActivation, dropout, seed, members },
    channels,
    features: featureColumns(input).length,
  };
}
