import type { TrainSettings } from '../../training/types';
import { dealToFolds, heldOut, sampleCounts } from './splitCounts';

/** What a training of so many beats per class will do, before it is started. */
export interface TrainingPlan {
  /** Beats that take part, per class (fewer than there are where `maxBeats` is set). */
  counts: number[];
  beats: number;
  folds: PlannedFold[];
  epochs: number;
  /** Gradient steps over all folds and epochs. */
  steps: number;
  /** Beats shown to the network over all folds and epochs. */
  beatsShown: number;
  warnings: PlanWarning[];
}

/** Beats per class of the three parts of a fold. */
export interface PlannedFold {
  training: number[];
  validation: number[];
  test: number[];
}

/**
 * nothing: no beats; one-class: nothing to tell apart; class-absent: no beat of this class;
 * class-untested: in `folds` of the folds no beat of this class is tested; class-untrained: in some folds none is learnt from.
 */
export type PlanWarning =
  | { kind: 'nothing' }
  | { kind: 'one-class' }
  | { kind: 'class-absent'; classIndex: number; beats: number }
  | { kind: 'class-untrained'; classIndex: number; beats: number }
  | { kind: 'class-untested'; classIndex: number; beats: number; folds: number };

/** The arithmetic of sampling, folds and validation part, class by class, without any beats. */
export function trainingPlan(
  counts: readonly number[],
  settings: Pick<TrainSettings, 'protocol' | 'validationFraction' | 'batchSize' | 'epochs' | 'maxBeats'>,
): TrainingPlan {
  const used = sampleCounts(counts, settings.maxBeats);
  const { protocol } = settings;
  const tests =
    protocol.kind === 'kfold'
      ? dealToFolds(used, protocol.folds)
      : [used.map((count) => heldOut(count, protocol.testFraction))];
  const folds = tests.map((test) => {
    const learnt = used.map((count, index) => count - test[index]!);
    const validation = learnt.map((count) => heldOut(count, settings.validationFraction));
    return { test, validation, training: learnt.map((count, index) => count - validation[index]!) };
  });
  const perFold = folds.map(({ training }) => sum(training));
  return {
    counts: used,
    beats: sum(used),
    folds,
    epochs: settings.epochs,
    steps: settings.epochs * sum(perFold.map((beats) => Math.ceil(beats / settings.batchSize))),
    beatsShown: settings.epochs * sum(perFold),
    warnings: warningsOf(used, folds),
  };
}

function warningsOf(counts: number[], folds: PlannedFold[]): PlanWarning[] {
  const present = counts.filter((count) => count > 0).length;
  if (present === 0) return [{ kind: 'nothing' }];
  const warnings: PlanWarning[] = present === 1 ? [{ kind: 'one-class' }] : [];
  counts.forEach((beats, classIndex) => {
    if (beats === 0) {
      warnings.push({ kind: 'class-absent', classIndex, beats });
      return;
    }
    const untested = folds.filter(({ test }) => test[classIndex] === 0).length;
    if (untested > 0) warnings.push({ kind: 'class-untested', classIndex, beats, folds: untested });
    if (folds.some(({ training }) => training[classIndex] === 0)) {
      warnings.push({ kind: 'class-untrained', classIndex, beats });
    }
  });
  return warnings;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
