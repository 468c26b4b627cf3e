import { spanOf } from '../spanOf';
import type { ComparedRecord, CompareOptions } from '../types';
import { findRuns, longRun, type Run, type RunKind, type RunTrack } from './findRuns';

/** Runs that the other annotator has too, and runs that it has shorter or not at all. */
export interface RunCounts {
  found: number;
  lost: number;
}

/** Couplets, short runs (3 to 5 beats) and long runs, in this order. */
export type RunLengths = [RunCounts, RunCounts, RunCounts];

/** What the table of `rxr` prints of a record. */
export interface RunComparison {
  record: string;
  /** Runs of the reference that the test has. */
  sensitivity: RunLengths;
  /** Runs of the test that the reference has. */
  predictivity: RunLengths;
}

/** Fewest beats of a couplet, a short and a long run. */
const fewest = [2, 3, longRun] as const;

/** Compares a record's runs of ectopic beats by two annotators, as `rxr` of the WFDB software does. */
export function rxr(compared: ComparedRecord, kind: RunKind, options: CompareOptions = {}): RunComparison {
  const { start, window } = spanOf(compared, options);
  const reference = findRuns(compared.reference, kind, start);
  const test = findRuns(compared.test, kind, start);
  return {
    record: compared.record,
    sensitivity: countRuns(reference, test, window),
    predictivity: countRuns(test, reference, window),
  };
}

function countRuns({ runs }: RunTrack, other: RunTrack, window: number): RunLengths {
  const counts: RunLengths = [
    { found: 0, lost: 0 },
    { found: 0, lost: 0 },
    { found: 0, lost: 0 },
  ];
  for (const run of runs) {
    const length = run.length >= longRun ? 2 : run.length > 2 ? 1 : 0;
    const isFound = longestWithin(run, other, window) >= fewest[length]!;
    counts[length]![isFound ? 'found' : 'lost']++;
  }
  return counts;
}

/** Beats of the other annotator's longest run, as far as it lies within a run and the window around; six in flutter. */
function longestWithin(run: Run, { runs, flutter }: RunTrack, window: number): number {
  const from = run.from - window;
  const to = run.to + window;
  if (flutter.some((span) => span.from <= to && span.to >= from)) return longRun;
  return runs
    .filter((other) => other.from <= to && other.to >= from)
    .reduce(
      (longest, { beats }) => Math.max(longest, beats.filter((time) => time >= from && time <= to).length),
      0,
    );
}
