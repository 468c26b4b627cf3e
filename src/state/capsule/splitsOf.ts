import type { BeatIndex } from '../../beats/types';
import type { FoldPlan } from '../../experiment/plan/planFolds';
import { dealsRecords } from '../../experiment/protocols';
import type { Run } from '../../experiment/run/types';
import type { TrainSettings } from '../../experiment/settings/types';
import { indexOfRun } from '../beats/beatIndices';
import { plannedFolds } from '../train/foldPlans';
import { sha256Of } from './hashes';
import type { CapsuleSide, CapsuleSplit } from './types';

/** The parts of a run that determine its splits. */
export type SplitRun = Pick<Run, 'experiment' | 'beats'> & {
  folds: Pick<Run['folds'][number], 'fold' | 'testIndex'>[];
};

/**
 * The parts of every planned fold, planned again from settings and seed. If the plan does not match what a fold of
 * the run tested (a run of another version of the lab), only its test part is known.
 */
export function splitsOf(run: SplitRun): CapsuleSplit[] {
  const { train, prepare } = run.experiment;
  const index = indexOfRun(run);
  const sideOf = (beats: Int32Array) =>
    sideFrom(beats, index, prepare.classCount, dealsRecords(train.protocol));
  const plans = planned(index, train);
  const tested = new Map(run.folds.map(({ fold, testIndex }) => [fold, testIndex]));
  const folds = new Set([...plans.keys(), ...tested.keys()]);
  return [...folds]
    .sort((a, b) => a - b)
    .map((fold) => {
      const plan = plans[fold];
      const test = tested.get(fold);
      if (plan && (!test || isEqual(plan.test, test))) {
        return {
          fold,
          training: sideOf(plan.train),
          validation: sideOf(plan.validation),
          test: sideOf(plan.test),
        };
      }
      return { fold, training: undefined, validation: undefined, test: sideOf(test!) };
    });
}

/** Empty if this version cannot plan these settings on these beats. */
function planned(index: BeatIndex, train: TrainSettings): FoldPlan[] {
  try {
    return plannedFolds(index, train);
  } catch {
    return [];
  }
}

function sideFrom(beats: Int32Array, index: BeatIndex, classCount: number, named: boolean): CapsuleSide {
  const counts = new Array<number>(classCount).fill(0);
  const seen = new Set<number>();
  for (const beat of beats) {
    const label = index.labels[beat]!;
    counts[label] = (counts[label] ?? 0) + 1;
    seen.add(index.record[beat]!);
  }
  const records = named ? [...seen].sort((a, b) => a - b).map((i) => index.recordNames[i]!) : undefined;
  return { beats: beats.length, counts, records, sha256: sha256Of(beats) };
}

function isEqual(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
