import { sumOf } from '../../base/sumOf';
import type { BeatIndex } from '../../beats/types';
import type { FoldPlan } from '../../experiment/plan/planFolds';
import { sampledCounts } from '../../experiment/plan/samplingOrder';
import type { TrainSettings } from '../../experiment/settings/types';

/** The plan of a training. */
export interface TrainingPlan {
  /** Beats that take part, per class (fewer than prepared if only a sample or some of the records are used). */
  counts: number[];
  beats: number;
  folds: PlannedFold[];
  epochs: number;
  /** Gradient steps over all folds and epochs. */
  steps: number;
  /** Beats shown to the network over all folds and epochs. */
  beatsShown: number;
  /** Records with beats that are in no fold. */
  leftOut: string[];
  warnings: PlanWarning[];
}

/** Beats per class of the three parts of a fold, and their records. */
export interface PlannedFold {
  training: number[];
  validation: number[];
  test: number[];
  records: { training: string[]; validation: string[]; test: string[] };
}

/**
 * no-beats; one-class: nothing to distinguish; class-absent: no beat of this class;
 * class-untested: in `folds` of the folds no beat of this class is tested; class-untrained: in some folds none is
 * trained on.
 */
export type PlanWarning =
  | { kind: 'no-beats' }
  | { kind: 'one-class' }
  | { kind: 'class-absent'; classIndex: number; beats: number }
  | { kind: 'class-untrained'; classIndex: number; beats: number }
  | { kind: 'class-untested'; classIndex: number; beats: number; folds: number };

/** Counts the folds of a run: exact, since these are the folds that will be trained. */
export function trainingPlan(options: {
  index: BeatIndex;
  plans: readonly FoldPlan[];
  classCount: number;
  settings: Pick<TrainSettings, 'batchSize' | 'epochs' | 'sampling'>;
}): TrainingPlan {
  const { index, plans, classCount, settings } = options;
  const isUsed = new Uint8Array(index.labels.length);
  const count = (part: Int32Array) => countPart(index, part, classCount, isUsed);
  const folds = plans.map((plan): PlannedFold => {
    const [training, validation, test] = [count(plan.train), count(plan.validation), count(plan.test)];
    return {
      ...{ training: training.classes, validation: validation.classes, test: test.classes },
      records: { training: training.records, validation: validation.records, test: test.records },
    };
  });

  const used = Int32Array.from(index.labels.keys()).filter((beat) => isUsed[beat] === 1);
  const { classes: counts, records } = count(used);
  const all = new Set(index.record);
  const shown = folds.map(({ training }) => sumOf(shownCounts(training, settings)));
  // A batch larger than the smallest fold would be mostly padding.
  const batchSize = Math.min(settings.batchSize, ...shown.map((beats) => Math.max(1, beats)));
  return {
    ...{ counts, beats: sumOf(counts), folds, epochs: settings.epochs },
    steps: settings.epochs * sumOf(shown.map((beats) => Math.ceil(beats / batchSize))),
    beatsShown: settings.epochs * sumOf(shown),
    leftOut: index.recordNames.filter((name, record) => all.has(record) && !records.includes(name)),
    warnings: warningsOf(counts, folds),
  };
}

/** Beats of an epoch, per class: those of the training part after resampling. */
function shownCounts(training: number[], { sampling }: Pick<TrainSettings, 'sampling'>): number[] {
  return sampling.when === 'training' ? sampledCounts(training, sampling) : training;
}

function countPart(
  { labels, record, recordNames }: BeatIndex,
  part: Int32Array,
  classCount: number,
  isUsed: Uint8Array,
): { classes: number[]; records: string[] } {
  const classes = new Array<number>(classCount).fill(0);
  const isPresent = new Uint8Array(recordNames.length);
  for (let i = 0; i < part.length; i++) {
    const beat = part[i]!;
    classes[labels[beat]!]!++;
    isPresent[record[beat]!] = 1;
    isUsed[beat] = 1;
  }
  return { classes, records: recordNames.filter((_, index) => isPresent[index] === 1) };
}

function warningsOf(counts: number[], folds: PlannedFold[]): PlanWarning[] {
  const present = counts.filter((count) => count > 0).length;
  if (present === 0) return [{ kind: 'no-beats' }];
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
