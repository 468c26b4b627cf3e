import { createRandom } from '../base/random';
import {
  complement,
  splitValidation,
  stratifiedHoldOut,
  stratifiedKFold,
  stratifiedSample,
} from '../beats/splits';
import { deriveSeed } from './seeds';
import type { TrainSettings } from './types';

/** The beats of one fold, as indices into the whole set; the three parts have no beat in common. */
export interface FoldPlan {
  train: Int32Array;
  /** Taken out of the training beats; empty where none was asked for or there are too few beats. */
  validation: Int32Array;
  test: Int32Array;
}

/**
 * Deals the beats to the folds: sample (where `maxBeats` asks for one) → protocol → validation part of what is trained on.
 * Depends on nothing but the labels, the settings and their seed.
 */
export function planFolds(labels: Uint8Array, settings: TrainSettings): FoldPlan[] {
  const { protocol, validationFraction, maxBeats, seed } = settings;
  const indices =
    maxBeats === null
      ? Int32Array.from(labels, (_, index) => index)
      : stratifiedSample({ labels, limit: maxBeats, random: createRandom(deriveSeed(seed, 'sample')) });

  const source = { labels, indices, random: createRandom(deriveSeed(seed, 'split')) };
  const parts =
    protocol.kind === 'kfold'
      ? stratifiedKFold({ ...source, folds: protocol.folds }).map((test) => ({
          test,
          train: complement(test, indices),
        }))
      : [stratifiedHoldOut({ ...source, testFraction: protocol.testFraction })];

  return parts.map(({ train, test }, fold) => {
    const random = createRandom(deriveSeed(seed, 'validation', fold));
    const { training, validation } = splitValidation({
      labels,
      indices: train,
      fraction: validationFraction,
      random,
    });
    return { train: training, validation, test };
  });
}
