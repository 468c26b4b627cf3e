import type { RunView } from '../../experiment/run/types';
import type { RunDifference } from './compareRuns';

/** Runs that are compared side by side, in the order in which they were chosen. */
export interface ComparisonState {
  ids: string[];
  /** Those of `ids` that are loaded. */
  runs: RunView[];
}

export const noComparison: ComparisonState = { ids: [], runs: [] };

/** A single run is no comparison. */
export function withoutRun({ ids, runs }: ComparisonState, runId: string): ComparisonState {
  const left = runs.filter(({ id }) => id !== runId);
  return { ids: ids.filter((id) => id !== runId), runs: left.length < 2 ? [] : left };
}

/** Two runs that differ only in the kind of their protocol, over the records that both tested. */
export interface PairState {
  intraId: string;
  interId: string;
  /** inter − intra; undefined if one of the runs could not be read, which is reported. */
  difference: RunDifference | undefined;
}

export interface CompareCommands {
  /** Loads these runs for a comparison side by side; fewer than two end the comparison. */
  compareRuns(runIds: string[]): Promise<void>;
  /** Computes the difference of two runs, inter − intra. */
  comparePair(intraId: string, interId: string): Promise<void>;
  /**
   * Restores the settings of a run, under the other kind of protocol, and goes to Train: everything else stays equal.
   */
  repeatUnder(runId: string, protocol: 'intra' | 'inter'): Promise<void>;
  /** The same with another seed, one that no run with these settings has had. */
  repeatWithSeed(runId: string): Promise<void>;
  /** Trains once more as a run did, with its folds, on the labels as they are edited now, and compares the two. */
  retrainWithEdits(runId: string): Promise<void>;
  /** Opens the second of two runs that differ in labels alone, and lists in Inspect the beats whose label or prediction changed. */
  inspectChanged(firstId: string, secondId: string): Promise<void>;
  /** Deals folds by the beats that are there, no longer by those of another run. */
  dealAnew(): void;
}
