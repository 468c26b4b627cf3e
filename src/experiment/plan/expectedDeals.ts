import { sumOf } from '../../base/sumOf';
import { listedRecords } from '../../beats/listedRecords';
import { recordsOfItems } from '../../beats/recordItems';
import type { ProtocolKind } from '../protocols';
import type { Protocol } from '../settings/types';

/** A record as its annotations describe it, before beats are cut. */
export interface CountedRecord {
  name: string;
  database?: string;
  /** Beats of each class. */
  counts: readonly number[];
  durationSec: number;
}

/** About how many beats a protocol deals, over all folds. */
export interface ExpectedDeal {
  folds: number;
  /** Beats of each class on the training sides, before validation beats are taken out. */
  train: number[];
  test: number;
}

type Expected<K extends ProtocolKind> = (
  protocol: Extract<Protocol, { kind: K }>,
  records: readonly CountedRecord[],
) => ExpectedDeal;

/**
 * About how many beats each protocol deals, from the counts of the records alone. Apart from the declarations of the
 * protocols, because those are part of the first load.
 */
const EXPECTED: { [K in ProtocolKind]: Expected<K> } = {
  kfold: ({ folds }, records) => everyBeatOnce(records, folds),
  groupkfold: ({ folds }, records) => everyBeatOnce(records, folds),
  leaveOneOut: (_, records) => everyBeatOnce(records, records.length),

  holdout({ testFraction }, records) {
    const counts = countsOf(records);
    const train = counts.map((count) => count * (1 - testFraction));
    return { folds: 1, train, test: sumOf(counts) * testFraction };
  },

  records({ training, test }, records) {
    const [trained, tested] = named(records, training, test);
    return { folds: 1, train: countsOf(trained!), test: sumOf(countsOf(tested!)) };
  },

  databases({ training, test, without }, records) {
    const [trained, tested] = [training, test].map((items) => ofItems(records, items, without));
    return { folds: 1, train: countsOf(trained!), test: sumOf(countsOf(tested!)) };
  },

  // About half of what is trained on, twice.
  halves({ training, test, without }, records) {
    const [trained, tested] = [training, test].map((items) => ofItems(records, items, without));
    return { folds: 2, train: countsOf(trained!), test: sumOf(countsOf(tested!)) };
  },

  leaveDatabaseOut({ without }, records) {
    const left = new Set(ofItems(records, without));
    const used = records.filter((record) => !left.has(record));
    return everyBeatOnce(used, new Set(used.map(({ database }) => database)).size);
  },

  patientSpecific({ pool, test, ownSec, ownTimes, poolPerClass }, records) {
    const most = poolPerClass ?? Number.POSITIVE_INFINITY;
    const [pooled, tested] = named(records, pool, test) as [CountedRecord[], CountedRecord[]];
    const own = countsOf(tested, ({ durationSec }) => Math.min(1, ownSec / Math.max(1, durationSec)));
    const train = countsOf(pooled).map(
      (count, k) => tested.length * Math.min(count, most) + (own[k] ?? 0) * ownTimes,
    );
    return { folds: tested.length, train, test: sumOf(countsOf(tested)) - sumOf(own) };
  },
};

/** About how many beats a protocol deals from these records. */
export function expectedDeal(protocol: Protocol, records: readonly CountedRecord[]): ExpectedDeal {
  return (EXPECTED[protocol.kind] as Expected<ProtocolKind>)(protocol, records);
}

const named = (records: readonly CountedRecord[], ...lists: readonly string[][]): CountedRecord[][] =>
  listedRecords(
    records.map(({ name }) => name),
    ...lists,
  ).map((indices) => indices.map((record) => records[record]!));

/** The records that lists of databases and records mean. */
function ofItems(
  records: readonly CountedRecord[],
  items: readonly string[],
  without: readonly string[] = [],
): CountedRecord[] {
  const known = {
    recordNames: records.map(({ name }) => name),
    recordDatabase: records.map(({ database = '' }) => database),
  };
  return recordsOfItems(known, items, without).map((record) => records[record]!);
}

/** Beats of each class in these records together, each record weighted by its share. */
function countsOf(
  records: readonly CountedRecord[],
  share: (record: CountedRecord) => number = () => 1,
): number[] {
  const classes = Math.max(0, ...records.map(({ counts }) => counts.length));
  return Array.from({ length: classes }, (_, k) =>
    sumOf(records.map((record) => (record.counts[k] ?? 0) * share(record))),
  );
}

/** Folds that test every beat once, and train on all others. */
function everyBeatOnce(records: readonly CountedRecord[], folds: number): ExpectedDeal {
  const counts = countsOf(records);
  return { folds, train: counts.map((count) => count * Math.max(0, folds - 1)), test: sumOf(counts) };
}
