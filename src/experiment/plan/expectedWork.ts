import { sumOf } from '../../base/sumOf';
import type { TrainSettings } from '../settings/types';
import { type CountedRecord, expectedDeal } from './expectedDeals';
import { sampledCounts } from './samplingOrder';

/** The beats that a run computes, over all folds and epochs. */
export interface RunWork {
  /** Shown in training. */
  trained: number;
  /** Only classified: validation after every epoch, and the test. */
  classified: number;
}

/**
 * About how much a run computes, from the counts of its records alone: there need not be any beats yet. Within a few
 * percent of what is planned from the beats, unless early stopping ends the run sooner.
 *
 * @param settings those that decide how many beats are dealt, and how often they are shown
 */
export function expectedWork(
  settings: Pick<
    TrainSettings,
    'protocol' | 'epochs' | 'maxBeats' | 'sampling' | 'validationFraction' | 'bestEpochOn'
  >,
  records: readonly CountedRecord[],
): RunWork {
  const { protocol, epochs, maxBeats, sampling, validationFraction, bestEpochOn } = settings;
  const all = sumOf(records.map(({ counts }) => sumOf(counts)));
  const share = maxBeats === null ? 1 : Math.min(1, maxBeats / Math.max(1, all));
  const used = records.map((record) => ({ ...record, counts: record.counts.map((count) => count * share) }));
  const { folds, train, test } = expectedDeal(protocol, used);
  if (folds === 0) return { trained: 0, classified: 0 };
  const isOnTest = bestEpochOn === 'test';
  const kept = isOnTest ? 1 : 1 - validationFraction;
  const perFold = train.map((count) => Math.round((count * kept) / folds));
  const shown = folds * sumOf(sampledCounts(perFold, sampling));
  const validation = isOnTest ? test : sumOf(train) * validationFraction;
  return { trained: epochs * shown, classified: epochs * validation + test };
}
