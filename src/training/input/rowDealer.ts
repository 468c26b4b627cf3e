import { createRandom } from '../../base/random';
import { sumOf } from '../../base/sumOf';
import { sortByRecord } from '../../beats/sortByRecord';
import type { BeatIndex } from '../../beats/types';
import { contextReach } from '../../experiment/network/contextLayers';
import { checkStretch } from '../../experiment/network/contextTable';
import { deriveSeed } from '../../experiment/plan/seeds';
import type { TrainSettings } from '../../experiment/settings/types';
import { fillBatch } from './batches';
import type { BeatStore } from './beatStore';
import { createCellDealer } from './cellDealer';
import type { RowDealer } from './dealtRows';
import { epochOrder, shownCounts } from './epochOrder';
import type { InputLayout } from './inputLayout';
import { answeredAlong, mostTrainingRows, predictionStretches, trainingStretches } from './stretches';

interface DealerOptions {
  settings: TrainSettings;
  beats: BeatStore;
  /** The beats that there are: also those that are neither learnt nor asked for are seen beside others. */
  index: BeatIndex;
  /** The input of the network for a beat. */
  layout: InputLayout;
  classCount: number;
  windowSec: number | undefined;
}

/** @throws NetworkProblem if no network can be built for stretches of this length */
export function createRowDealer(options: DealerOptions): RowDealer {
  const { settings, beats, index, layout, classCount, windowSec } = options;
  const { labels } = index;
  const { network } = settings;
  if (network.kind === 'unet') {
    const { sectionCells } = network;
    return createCellDealer({ settings, sectionCells, index, traces: beats.traces(), classCount });
  }
  const { lengthSamples } = beats;
  const ofBeats: Pick<RowDealer, 'fill' | 'piece'> = {
    fill: (rows) => fillBatch({ ...rows, beats, layout, classCount }),
    piece: { lengthSamples, windowSec, rowSamples: lengthSamples },
  };
  if (network.kind !== 'context') {
    return {
      ...ofBeats,
      unit: 1,
      mostTraining: (plan) => sumOf(shownCounts({ plan, labels, classCount, settings })),
      training: (plan, fold, epoch) => ({ order: epochOrder({ plan, labels, settings, fold, epoch }) }),
      prediction: (order) => ({ order }),
      along: (beats) => beats,
    };
  }
  checkStretch(network);
  const records = sortByRecord(index, index.timeSec);
  const length = network.stretchBeats;
  const reach = contextReach(network);
  return {
    ...ofBeats,
    unit: length,
    mostTraining: ({ train }) => mostTrainingRows(records, train, length),
    training({ train }, fold, epoch) {
      const random = createRandom(deriveSeed(settings.seed, 'shuffle', fold, epoch));
      return trainingStretches({ records, train, length, random });
    },
    prediction: (asked) => predictionStretches({ records, asked, length, reach }),
    along: (asked) => answeredAlong({ records, asked, length, reach }),
  };
}

/**
 * Rows of every batch: as many as the setting says, in whole stretches, but not more than there are.
 *
 * @param batchSize the setting, beats
 * @param rows of the smallest part that is computed in such batches
 */
export function batchRows(
  batchSize: number,
  rows: number,
  { unit, beatsOfUnit = unit }: Pick<RowDealer, 'unit' | 'beatsOfUnit'>,
): number {
  return unit * Math.max(1, Math.min(Math.round(batchSize / beatsOfUnit), Math.floor(rows / unit)));
}
