import type { Leak } from '../../experiment/plan/types';

/** Findings that are stamped on a run and on everything taken from it: faults and what lies in the protocol; notes are only told. */
export function stamped(leaks: readonly Leak[]): Leak[] {
  return leaks.filter(({ level }) => level !== 'note');
}

/** The stamp of a run for files: codes joined by `+`, each once; an empty string where there is nothing to stamp. */
export function stampOf(leaks: readonly Leak[]): string {
  return [...new Set(stamped(leaks).map(({ code }) => code))].join('+');
}
