import { nameOf } from '../base/filePath';
import { listedRecords } from './listedRecords';
import { patientOf } from './patients';
import { HALVES } from './recordSets';
import type { BeatIndex } from './types';

/** Records with their databases. */
export type KnownRecords = Pick<BeatIndex, 'recordNames' | 'recordDatabase'>;

const HALF = /-(even|odd)$/;

/** Whether an item of a list means this half of MIT-BIH, in whatever case it was written. */
export const isHalf = (item: string, half: 'DS1' | 'DS2'): boolean => item.toUpperCase() === half;

/**
 * The records that an item of a list means: `DS1` and `DS2` the halves of MIT-BIH, the name of a database all of its records,
 * `svdb-even` and `svdb-odd` those of its persons with such a number (see `isOddPerson`), everything else a record by its name
 * (see `listedRecords`) or by its database and name (`svdb/865`).
 *
 * @returns indices, ascending
 */
export function recordsOfItem(records: KnownRecords, item: string): number[] {
  const { recordNames, recordDatabase } = records;
  const all = [...recordNames.keys()];
  const whole = wholeOf(records, item);
  if (whole) return all.filter(whole);
  const half = HALF.exec(item)?.[1];
  const halved = half && wholeOf(records, item.replace(HALF, ''));
  if (halved) {
    const isOdd = half === 'odd';
    return all.filter(
      (record) => halved(record) && isOddPerson(recordNames[record]!, recordDatabase?.[record]) === isOdd,
    );
  }
  const [listed] = listedRecords(recordNames, [item]) as [number[]];
  if (listed.length > 0 || !item.includes('/')) return listed;
  return all.filter((record) => `${recordDatabase?.[record]}/${nameOf(recordNames[record]!)}` === item);
}

/** What DS1, DS2 or a database holds; undefined if the item is none of these. */
function wholeOf({ recordNames, recordDatabase }: KnownRecords, item: string) {
  const set = HALVES[item.toUpperCase()];
  if (set) {
    return (record: number) =>
      recordDatabase?.[record] === 'mitdb' && set.includes(nameOf(recordNames[record]!));
  }
  return recordDatabase?.includes(item) ? (record: number) => recordDatabase[record] === item : undefined;
}

/** The records that the items of a list mean together, but those that `without` means; ascending. */
export function recordsOfItems(
  records: KnownRecords,
  items: readonly string[],
  without: readonly string[] = [],
): number[] {
  const meant = (each: readonly string[]) => new Set(each.flatMap((item) => recordsOfItem(records, item)));
  const left = meant(without);
  return [...meant(items)].filter((record) => !left.has(record)).sort((a, b) => a - b);
}

/**
 * Whether the number of a person's first record is odd: the last digits of its name. Names without digits count as even, so that
 * the records of a person are always of one half.
 */
export function isOddPerson(recordName: string, database: string | undefined): boolean {
  const digits = nameOf(patientOf(recordName, database)).match(/\d+/g)?.at(-1) ?? '0';
  return Number(digits.at(-1)) % 2 === 1;
}
