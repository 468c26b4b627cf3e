import type { Leak } from '../../experiment/plan/types';

/**
 * Findings that are stamped on a run and on every file made from it: faults and properties of the protocol; notes are
 * only shown.
 */
export function stamped(leaks: readonly Leak[]): Leak[] {
  return leaks.filter(({ level }) => level !== 'note');
}

/** The stamp of a run for files: its codes joined by `+`, each once; empty if there are none. */
export function stampOf(leaks: readonly Leak[]): string {
  return [...new Set(stamped(leaks).map(({ code }) => code))].join('+');
}
