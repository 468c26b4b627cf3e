import type { Random } from '../../base/random';
import { listedRecords } from '../listedRecords';
import type { BeatIndex } from '../types';
import { groupByClass, joinAscending } from './groupByClass';
import { marksOf, ofGroups, personOfBeats } from './persons';
import { beatsOfRecords } from './recordSplits';

/** One fold: a network for one record. The three lists are ascending and have no beat in common. */
export interface PatientFold {
  /** Beats of other persons. */
  pool: Int32Array;
  /** The record's own beats before `ownSec`. */
  own: Int32Array;
  /** The record's beats from `ownSec` on. */
  test: Int32Array;
}

/** Like `Protocol` of kind `patientSpecific`. */
export interface PatientSpecificOptions {
  index: BeatIndex;
  /** The beats that take part, ascending. */
  indices: Int32Array;
  /** Names of records, see `listedRecords`. */
  pool: readonly string[];
  test: readonly string[];
  ownSec: number;
  poolPerClass: number | null;
  /** The random numbers of each fold, by its index. */
  randomOf: (fold: number) => Random;
}

/**
 * One fold per test record that has beats at `ownSec` seconds or later, in the order of the records: trained on a common
 * pool and the record's own first beats, tested on the rest (the scheme of Hu, Palreddy and Tompkins 1997,
 * doi 10.1109/10.623058, as ANSI/AAMI EC57 allows it with five minutes).
 *
 * The pool of a fold has no beat of the record's person, from any record: only the record's own first part is known of the
 * person. At most `poolPerClass` beats of each class are drawn from the pool at random, anew for each fold.
 */
export function patientSpecific(options: PatientSpecificOptions): PatientFold[] {
  const { index, indices, ownSec, poolPerClass, randomOf } = options;
  const persons = personOfBeats(index);
  const [pooled, tested] = listedRecords(index.recordNames, options.pool, options.test);
  const pool = beatsOfRecords({ index, indices }, pooled!);
  const folds: PatientFold[] = [];
  for (const record of tested!) {
    const beats = ofGroups(indices, index.record, marksOf([record]));
    const test = beats.filter((beat) => index.timeSec[beat]! >= ownSec);
    if (test.length === 0) continue;
    const others = ofGroups(pool, persons, marksOf([persons[test[0]!]!]), false);
    const random = randomOf(folds.length);
    folds.push({
      pool: poolPerClass === null ? others : drawPerClass(index.labels, others, poolPerClass, random),
      own: beats.filter((beat) => !(index.timeSec[beat]! >= ownSec)),
      test,
    });
  }
  return folds;
}

/** At most `limit` random beats of each class, ascending. */
function drawPerClass(labels: Uint8Array, indices: Int32Array, limit: number, random: Random): Int32Array {
  const groups = groupByClass({ labels, indices, random });
  return joinAscending(groups.map((group) => group.subarray(0, limit)));
}
