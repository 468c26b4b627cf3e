import type { Fields, ValuesOf } from '../../base/settings/declare';
import type { BeatIndex } from '../../beats/types';
import type { AddProblem } from '../settings/problems';

/** The beats that a protocol deals. */
export interface DealSource {
  index: BeatIndex;
  /** Those that take part, ascending. */
  indices: Int32Array;
  /** The person of each beat of `index`. */
  persons: Uint16Array;
  /** Of the run; every draw derives its own from it. */
  seed: number;
}

/** The two sides of a fold before validation beats are taken out. */
export interface Dealt {
  train: Int32Array;
  test: Int32Array;
  /** Beats of `train` that are shown more often, and that no validation by persons takes. */
  own?: Int32Array;
}

/** A list of records that has to be there with at least one record. */
export interface NamedRecords {
  role: 'training' | 'test' | 'pool';
  names: readonly string[];
}

/** intra: nobody, a person's beats are learnt from and tested; inter: every person; specific: every person save for some minutes. */
export type ProtocolSide = 'intra' | 'inter' | 'specific';

/**
 * A protocol: which beats are learnt from and which are tested. Everything that tells one from another is here; its words are in
 * `i18n/…/settings/protocols.ts`.
 */
export interface ProtocolDeclaration<P> {
  /** Who is new to the network in the test. */
  side: ProtocolSide;
  /** beats: shuffled beats of all records are on both sides; records: whole records or persons are on a side. */
  deals: 'beats' | 'records';
  /** Whether each fold tests a record. */
  foldPerRecord: boolean;
  /** Folds of a run; undefined where they follow from beats that are not given. */
  foldCount(protocol: P, beats?: Pick<BeatIndex, 'record' | 'recordNames'>): number | undefined;
  /** What it is called in titles of runs. */
  title(protocol: P): string;
  /** Deals the beats to folds; pure. Folds without test beats may be among them. */
  deal(protocol: P, source: DealSource): Dealt[];
  /** How often each of a fold's own beats is shown in an epoch; once where it is left out. */
  ownTimes?(protocol: P): number;
  /** What the leak check says where a person is on both sides. */
  samePatient: 'shuffled' | 'own' | 'records';
  /** What cannot be, beyond the bounds of its settings. */
  problems?(protocol: P, add: AddProblem): void;
  /** Lists of which at least one record must have beats. */
  recordLists?(protocol: P): NamedRecords[];
  personsNeeded?(protocol: P): number;
  beatsNeeded?(protocol: P): number;
  /** Why no fold has a test beat, where it has a reason of its own. */
  nothingTested?(protocol: P, add: AddProblem): void;
}

/** A protocol with its settings; the functions get their values. */
export function protocol<F extends Fields>(
  declaration: { fields: F } & ProtocolDeclaration<ValuesOf<F>>,
): { fields: F } & ProtocolDeclaration<ValuesOf<F>> {
  return declaration;
}
