import { classNamesOf, classSymbolsOf } from '../../beats/classNames';
import type { Measure } from '../../evaluation';
import type { FoldResult, RunView } from '../../experiment/run/types';
import { upgradeExperiment } from '../../experiment/settings/upgradeExperiment';
import { type EvaluatedBeats, runMetrics } from '../results/runMetrics';
import { stoppedIn } from '../results/stopOf';
import { sha256Of } from './hashes';
import { splitsOf } from './splitsOf';
import type { Capsule, CapsuleNumbers } from './types';

/**
 * The capsule of a run. Takes a second for a hundred thousand beats: the splits are planned again and hashed.
 *
 * @param browser user agent of this browser
 */
export function makeCapsule(run: RunView, browser: string): Capsule {
  const experiment = upgradeExperiment(run.experiment);
  const classes = classNamesOf(experiment.prepare, run.classCount);
  const { pooled, folds } = runMetrics(run);
  const stopped = stoppedIn(run);
  return {
    kind: 'ecg-lab-capsule',
    version: 1,
    title: run.title,
    createdAt: run.createdAt,
    state: run.state,
    ...(stopped && { stopped }),
    synthetic: run.synthetic,
    classes: [...classes],
    classSymbols: classSymbolsOf(experiment.prepare, run.classCount),
    experiment,
    splits: splitsOf({ ...run, experiment }),
    engine: run.engine,
    browser,
    versions: run.versions,
    leaks: run.leaks ?? [],
    ...(run.edits && { edits: run.edits }),
    results: {
      probabilitiesSha256: probabilitiesSha256(run.folds),
      trainingSec: run.trainingSec,
      beatsPerSec: run.beatsPerSec,
      pooled: numbersOf(pooled, classes),
      folds: run.folds.map((fold, i) => ({
        fold: fold.fold,
        ended: fold.ended,
        bestEpoch: fold.bestEpoch,
        trainBeats: fold.trainBeats,
        validationBeats: fold.validationBeats,
        testBeats: fold.testIndex.length,
        ...numbersOf(folds[i]!, classes),
        history: fold.history.map((point) => ({
          ...point,
          validationLoss: point.validationLoss ?? null,
          validationAccuracy: point.validationAccuracy ?? null,
        })),
      })),
    },
  };
}

/**
 * Equal for two runs only if every fold gave every tested beat the same probabilities, to the last bit; of a beat-free network also everything
 * that it found.
 */
export function probabilitiesSha256(folds: readonly Pick<FoldResult, 'probabilities' | 'found'>[]): string {
  return sha256Of(
    ...folds.flatMap(({ probabilities, found }) =>
      found ? [probabilities, found.sample, found.probabilities] : [probabilities],
    ),
  );
}

function numbersOf({ matrix, metrics }: EvaluatedBeats, classes: readonly string[]): CapsuleNumbers {
  const { classCount, counts, missed, invented } = matrix;
  const number = (measure: Measure) => (measure.defined ? measure.value : null);
  return {
    matrix: classes.map((_, row) => counts.slice(row * classCount, (row + 1) * classCount)),
    ...(missed && invented && { missed, invented }),
    metrics: {
      accuracy: number(metrics.accuracy),
      macroF1: number(metrics.macroF1),
      cohenKappa: number(metrics.cohenKappa),
      matthews: number(metrics.matthews),
      perClass: metrics.perClass.map((one, index) => ({
        class: classes[index]!,
        sensitivity: number(one.sensitivity),
        positivePredictivity: number(one.positivePredictivity),
        specificity: number(one.specificity),
        f1: number(one.f1),
        support: one.support,
      })),
    },
  };
}
