import type { Fields, ValuesOf } from '../../base/settings/declare';
import type { BeatIndex } from '../../beats/types';
import type { AddProblem } from '../settings/problems';

/** The beats that a protocol deals. */
export interface DealSource {
  index: BeatIndex;
  /** The beats that take part, ascending. */
  indices: Int32Array;
  /** The person of each beat of `index`. */
  persons: Uint16Array;
  /** The run's seed; every draw derives its own from it. */
  seed: number;
}

/** The two sides of a fold before validation beats are taken out. */
export interface Dealt {
  train: Int32Array;
  test: Int32Array;
  /** Beats of `train` that are shown more often, and that validation by persons never takes. */
  own?: Int32Array;
}

/** A list of records of which at least one must be present. */
export interface NamedRecords {
  role: 'training' | 'test' | 'pool';
  names: readonly string[];
}

/** A list of a protocol whose items are databases, halves of them and records (see `recordsOfItem`). */
export interface RecordItems {
  role: 'training' | 'test' | 'without';
  names: readonly string[];
}

/** Who is new to the network in the test. intra: nobody; inter: every person; specific: every person, apart from some minutes. */
export type ProtocolSide = 'intra' | 'inter' | 'specific';

/**
 * A protocol: which beats train and which are tested. Everything that distinguishes one protocol from another is here;
 * its words are in `i18n/…/settings/protocols.ts`.
 */
export interface ProtocolDeclaration<P> {
  /** Who is new to the network in the test. */
  side: ProtocolSide;
  /** beats: shuffled beats of all records are on both sides; records: a record or person is on one side only. */
  deals: 'beats' | 'records';
  /** Whether each fold tests one record. */
  foldPerRecord: boolean;
  /** Folds of a run; undefined if they depend on beats that are not given. */
  foldCount(
    protocol: P,
    beats?: Pick<BeatIndex, 'record' | 'recordNames' | 'recordDatabase'>,
  ): number | undefined;
  /** Its name in titles of runs. */
  title(protocol: P): string;
  /** Deals the beats to folds; pure. May return folds without test beats. */
  deal(protocol: P, source: DealSource): Dealt[];
  /** How often each of a fold's own beats is shown in an epoch; default: once. */
  ownTimes?(protocol: P): number;
  /** How the leak check judges a person who is on both sides. */
  samePatient: 'shuffled' | 'own' | 'records';
  /** Reports what is not possible, beyond the bounds of its settings. */
  problems?(protocol: P, add: AddProblem): void;
  /** Lists of which at least one record must have beats. */
  recordLists?(protocol: P): NamedRecords[];
  /** Lists of items: one of training or test needs records with beats for each. */
  recordItems?(protocol: P): RecordItems[];
  /** No record may be of training and of test. */
  sidesApart?: boolean;
  databasesNeeded?: number;
  personsNeeded?(protocol: P): number;
  beatsNeeded?(protocol: P): number;
  /** Reports why no fold has a test beat, if this protocol has a special reason. */
  nothingTested?(protocol: P, add: AddProblem): void;
}

/** Declares a protocol; the functions get the values of its settings. */
export function protocol<F extends Fields>(
  declaration: { fields: F } & ProtocolDeclaration<ValuesOf<F>>,
): { fields: F } & ProtocolDeclaration<ValuesOf<F>> {
  return declaration;
}
