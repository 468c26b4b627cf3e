import { sumOf } from '../../base/sumOf';
import type { CountedRecord, ExpectedDeal } from './declare';

/** Beats of each class in these records together, each record weighted by its share. */
export function countsOf(
  records: readonly CountedRecord[],
  share: (record: CountedRecord) => number = () => 1,
): number[] {
  const classes = Math.max(0, ...records.map(({ counts }) => counts.length));
  return Array.from({ length: classes }, (_, k) =>
    sumOf(records.map((record) => (record.counts[k] ?? 0) * share(record))),
  );
}

/** Folds that test every beat once, and train on all others. */
export function expectFolds(records: readonly CountedRecord[], folds: number): ExpectedDeal {
  const counts = countsOf(records);
  return {
    folds,
    train: counts.map((count) => count * Math.max(0, folds - 1)),
    test: sumOf(counts),
  };
}
