import type { Leak } from '../../experiment/plan/types';
import { stopSentence } from '../../experiment/run/stopPoint';
import type { RunView } from '../../experiment/run/types';
import { stopOf } from './stopOf';

/** The parts of a run from which its stamp follows. */
export type StampedRun = Pick<RunView, 'leaks' | 'state' | 'folds' | 'beats' | 'experiment'>;

/**
 * Findings that are stamped on a run and on every file made from it: faults and properties of the protocol; notes are
 * only shown.
 */
export function stamped(leaks: readonly Leak[]): Leak[] {
  return leaks.filter(({ level }) => level !== 'note');
}

/**
 * The stamp of a run for files: the codes of its findings and, if it was stopped, how far it came, joined by `+`, each
 * once; empty if there are none: `same-patient+stopped-after-epoch-2-of-3`.
 */
export function stampOf(run: StampedRun): string {
  const codes: string[] = stamped(run.leaks).map(({ code }) => code);
  const stop = stopOf(run);
  if (stop) codes.push(stopSentence(stop).replace(/[ ,]+/g, '-'));
  return [...new Set(codes)].join('+');
}
