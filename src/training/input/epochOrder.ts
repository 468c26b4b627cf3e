import { createRandom, shuffleInPlace } from '../../base/random';
import { countLabels } from '../../beats/classWeights';
import type { FoldPlan } from '../../experiment/plan/planFolds';
import { sampledCounts, sampleOrder } from '../../experiment/plan/samplingOrder';
import { deriveSeed } from '../../experiment/plan/seeds';
import type { SamplingSettings, TrainSettings } from '../../experiment/settings/types';

/** Sampling of training beats; sampling before the split is already part of the plan of the folds. */
function samplingOf({ sampling }: TrainSettings): SamplingSettings {
  return sampling.when === 'training' ? sampling : { ...sampling, kind: 'none' };
}

/** How many beats of each class an epoch of a fold shows; the same in every epoch. */
export function shownCounts(options: {
  plan: Pick<FoldPlan, 'train'>;
  labels: Uint8Array;
  classCount: number;
  settings: TrainSettings;
}): number[] {
  const { plan, labels, classCount, settings } = options;
  const counts = countLabels(
    Uint8Array.from(plan.train, (index) => labels[index]!),
    classCount,
  );
  return sampledCounts(counts, samplingOf(settings));
}

/** The beats that an epoch shows, in their order: sampled anew and shuffled anew. */
export function epochOrder(options: {
  plan: Pick<FoldPlan, 'train'>;
  labels: Uint8Array;
  settings: TrainSettings;
  /** 0-based. */
  fold: number;
  /** 1-based. */
  epoch: number;
}): Int32Array {
  const { plan, labels, settings, fold, epoch } = options;
  const random = (purpose: 'sampling' | 'shuffle') =>
    createRandom(deriveSeed(settings.seed, purpose, fold, epoch));
  const order = sampleOrder({
    indices: plan.train,
    labels,
    sampling: samplingOf(settings),
    random: random('sampling'),
  });
  return shuffleInPlace(order, random('shuffle'));
}
