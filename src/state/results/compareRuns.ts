import { oncePer } from '../../base/remember';
import { classNamesOf, rowsOf } from '../../beats/classNames';
import {
  type BootstrapDifferences,
  bootstrapDifferences,
  type Measure,
  type Metrics,
  matrixDifference,
} from '../../evaluation';
import type { RunView } from '../../experiment/run/types';
import { withoutAnnotations } from '../records/withoutAnnotations';
import { foldsOf } from './foldsOf';
import { runMetrics } from './runMetrics';
import { recordConfusions } from './runRecords';

/** The difference of two runs: second − first. */
export interface RunDifference {
  /** Over the records that both tested; undefined if there are none. */
  paired: BootstrapDifferences | undefined;
  /** Names of these records. */
  shared: string[];
  /** Number of tested records of each run. */
  tested: [number, number];
}

/** For each first run: its differences from others. */
const fromFirst = oncePer(foldsOf, (first: RunView) =>
  oncePer(foldsOf, (second: RunView) => compare(first, second)),
);

/**
 * The difference of two runs, second − first; computed once per pair. Records are the same if name and signals are: annotations may be
 * edited, and then each run is judged by its own.
 */
export function differenceOf(first: RunView, second: RunView): RunDifference {
  return fromFirst(first)(second);
}

/** The difference if it was computed already. */
export function knownDifference(first: RunView, second: RunView): RunDifference | undefined {
  return fromFirst.known(first)?.known(second);
}

function compare(first: RunView, second: RunView): RunDifference {
  const ours = testedRecords(first);
  const theirs = testedRecords(second);
  // Classes of other rows have nothing to do with each other.
  const keys = isOfSameRows(first, second) ? [...ours.keys()].filter((key) => theirs.has(key)) : [];
  return {
    paired:
      keys.length === 0
        ? undefined
        : bootstrapDifferences(
            keys.map((key) => ours.get(key)!.matrix),
            keys.map((key) => theirs.get(key)!.matrix),
          ),
    shared: keys.map((key) => ours.get(key)!.name),
    tested: [ours.size, theirs.size],
  };
}

/**
 * second − first over all beats that each tested, [truth][predicted], as shares of the true class; undefined if the
 * classes differ.
 */
export function matrixDifferenceOf(first: RunView, second: RunView): Measure[][] | undefined {
  if (first.classCount !== second.classCount || !isOfSameRows(first, second)) return undefined;
  return matrixDifference(runMetrics(first).pooled.matrix, runMetrics(second).pooled.matrix);
}

const isOfSameRows = (first: RunView, second: RunView) =>
  rowsOf(first.experiment.prepare) === rowsOf(second.experiment.prepare);

/** The names of the classes of runs side by side: those of the rows of the first. */
export function comparedClasses(runs: readonly RunView[]): readonly string[] {
  return classNamesOf(runs[0]!.experiment.prepare, Math.max(...runs.map(({ classCount }) => classCount)));
}

/** The measures of a run beside the first: of no class if its rows are others. */
export function metricsBeside(first: RunView, run: RunView): Metrics {
  const { metrics } = runMetrics(run).pooled;
  return isOfSameRows(first, run) ? metrics : { ...metrics, perClass: [] };
}

/** Records with tested beats, by name and signals. */
function testedRecords(run: RunView) {
  const matrices = recordConfusions(run);
  const { records } = run.experiment;
  return new Map(
    run.beats.recordNames.flatMap((name, index) => {
      const matrix = matrices[index]!;
      if (matrix.counts.every((count) => count === 0)) return [];
      // Beats are in the order of the experiment's records.
      const signals = withoutAnnotations(records[index]?.files ?? []);
      return [[[name, ...signals].join(), { name, matrix }] as const];
    }),
  );
}
