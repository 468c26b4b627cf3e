import type { DivisionPart } from '../../beats/publishedSplit';
import type { Leak } from '../../experiment/plan/types';
import { stopSentence } from '../../experiment/run/stopPoint';
import type { RunView } from '../../experiment/run/types';
import { relabelledName } from '../edits/relabelled';
import { publishedPart } from '../train/publishedPart';
import { stopOf } from './stopOf';

/** The parts of a run from which its stamp follows. */
export type StampedRun = Pick<RunView, 'leaks' | 'state' | 'folds' | 'beats' | 'experiment'>;

/** What is stamped: a finding of the leak check, or that only a part of the published division was there. */
export type Stamp =
  | Leak
  | { code: 'published-part'; level: 'protocol'; values: Record<keyof DivisionPart, number> };

/** What decides the stamps of a run, besides where it was stopped. */
export interface Stamped {
  leaks: readonly Leak[];
  /** undefined unless the run names the published division without all of its records. */
  part: DivisionPart | undefined;
}

/**
 * What is stamped on a run and on every file made from it: faults, properties of the protocol, and a part of the
 * published division; notes are only shown.
 */
export function stampsOf({ leaks, part }: Stamped): Stamp[] {
  const found: Stamp[] = leaks.filter(({ level }) => level !== 'note');
  return part ? [...found, { code: 'published-part', level: 'protocol', values: { ...part } }] : found;
}

/** The same of a run, whose experiment says what part of the published division it has. */
export function stampedIn({ leaks, experiment }: Pick<RunView, 'leaks' | 'experiment'>): Stamped {
  return { leaks, part: publishedPart(experiment) };
}

/** A stamp in the name of a file: its code, or the numbers of beats that were edited. */
export function stampName({ code, values }: Stamp): string {
  return code === 'relabelled' ? relabelledName(values as Leak['values']) : code;
}

/**
 * The stamp of a run for files: the codes of what is stamped on it and, if it was stopped, how far it came, joined by
 * `+`, each once; empty if there are none: `same-patient+stopped-after-epoch-2-of-3`.
 */
export function stampOf(run: StampedRun): string {
  const codes: string[] = stampsOf(stampedIn(run)).map(stampName);
  const stop = stopOf(run);
  if (stop) codes.push(stopSentence(stop).replace(/[ ,]+/g, '-'));
  return [...new Set(codes)].join('+');
}
