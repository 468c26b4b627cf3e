import { isOddPerson, recordsOfItems } from '../recordItems';
import { marksOf, ofGroups, personOfBeats } from './persons';
import { beatsOfRecords, type RecordSource, type Sides } from './recordSplits';

/** Lists whose items are databases, halves of them, and records (see `recordsOfItem`). */
export interface ItemLists {
  training: readonly string[];
  test: readonly string[];
  without: readonly string[];
}

/** Trains on the beats of some items and tests those of others; records of neither, or of `without`, take no part. */
export function itemSplit(source: RecordSource, { training, test, without }: ItemLists): Sides {
  const beatsOf = (items: readonly string[]) =>
    beatsOfRecords(source, recordsOfItems(source.index, items, without));
  return { train: beatsOf(training), test: beatsOf(test) };
}

/**
 * Two folds of persons with even and with odd record numbers (see `isOddPerson`): each tests the items of `test` in one half and
 * trains on those of `training` in the other. The even half is tested first.
 */
export function halvesSplit(source: RecordSource, { training, test, without }: ItemLists): Sides[] {
  const { index } = source;
  const odd = index.recordNames.map((name, record) => isOddPerson(name, index.recordDatabase?.[record]));
  const beatsOf = (items: readonly string[], isOdd: boolean) =>
    beatsOfRecords(
      source,
      recordsOfItems(index, items, without).filter((record) => odd[record] === isOdd),
    );
  return [false, true].map((tested) => ({ train: beatsOf(training, !tested), test: beatsOf(test, tested) }));
}

/** The databases of records with beats, in the order of the records. */
export function databasesOf(
  { record, recordNames, recordDatabase }: RecordSource['index'],
  without: readonly string[],
): string[] {
  const withBeats = new Set(record);
  const left = new Set(recordsOfItems({ recordNames, recordDatabase }, without));
  const databases = recordDatabase ?? [];
  return [...new Set(databases.filter((_, each) => withBeats.has(each) && !left.has(each)))];
}

/** Tests each database once; trained on are the persons of all others who are not in it as well. */
export function leaveDatabaseOut(source: RecordSource, without: readonly string[]): Sides[] {
  const { index } = source;
  const persons = personOfBeats(index);
  const left = new Set(recordsOfItems(index, without));
  const used = [...index.recordNames.keys()].filter((record) => !left.has(record));
  return databasesOf(index, without).map((database) => {
    const isTested = (record: number) => index.recordDatabase?.[record] === database;
    const beatsOf = (tested: boolean) =>
      beatsOfRecords(
        source,
        used.filter((record) => isTested(record) === tested),
      );
    const test = beatsOf(true);
    const own = marksOf(new Set(Array.from(test, (beat) => persons[beat]!)));
    return { test, train: ofGroups(beatsOf(false), persons, own, false) };
  });
}
