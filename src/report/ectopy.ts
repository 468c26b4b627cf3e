import { sumOf } from '../base/sumOf';
import type { Episode, Origin } from '../rhythm';
import type { Ectopy } from './types';

/**
 * Ectopic beats of one origin by how they come.
 *
 * @param beats of that class, and of all
 * @param episodes of the record; those of the origin are taken
 */
export function ectopyOf(
  origin: Origin,
  beats: { own: number; all: number },
  episodes: readonly Episode[],
): Ectopy {
  const of = (wanted: Episode['kind']) =>
    episodes.filter((episode) => episode.kind === wanted && episode.origin === origin);
  const couplets = of('couplet');
  const runs = of('run');
  const beatsInRuns = sumOf(runs.map((run) => run.beats));
  const longestRun = greatest(runs, (run) => run.beats);
  const fastestRun = greatest(runs, ({ bpm }) => bpm);
  return {
    beats: beats.own,
    share: beats.own / beats.all,
    singles: beats.own - sumOf(couplets.map((couplet) => couplet.beats)) - beatsInRuns,
    couplets: couplets.length,
    runs: runs.length,
    beatsInRuns,
    bigeminy: of('bigeminy').length,
    trigeminy: of('trigeminy').length,
    ...(longestRun && { longestRun }),
    ...(fastestRun && { fastestRun }),
  };
}

/** The first of those with the greatest value. */
export function greatest<T>(items: readonly T[], measureOf: (item: T) => number): T | undefined {
  let found: T | undefined;
  for (const item of items) if (found === undefined || measureOf(item) > measureOf(found)) found = item;
  return found;
}
