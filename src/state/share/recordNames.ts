import { escapeItem, splitItems, unescapeItem } from '../../base/settings/listText';
import { HALVES } from '../../beats/recordSets';

/** Every record that the lab has; only read, never written: it means something else in every lab. */
const ALL = 'all';

/** Shorter runs of numbers are as short with their names. */
const SHORTEST_RANGE = 3;
/** A typing error is not to fill the memory. */
const LONGEST_RANGE = 10_000;

/** Names of records in as few characters as possible, for a set of them: `DS1,DS2,100-103,x_1`. */
export function recordsText(names: readonly string[]): string {
  const there = new Set(names);
  const sets = Object.keys(HALVES).filter((set) => HALVES[set]!.every((name) => there.has(name)));
  const inSets = new Set(sets.flatMap((set) => HALVES[set]!));
  return [...sets, ...rangesOf(names.filter((name) => !inSets.has(name)))].join(',');
}

/** The same for a list whose order matters. */
export function recordListText(names: readonly string[]): string {
  const set = Object.keys(HALVES).find((each) => HALVES[each]!.join() === names.join());
  return set ?? rangesOf(names).join(',');
}

/** What `recordsText` and `recordListText` write; undefined if a range is far too long. */
export function parseRecords(text: string): string[] | typeof ALL | undefined {
  if (text === ALL) return ALL;
  const names: string[] = [];
  for (const item of splitItems(text)) {
    const range = rangeIn(item);
    if (range && range.to - range.from >= LONGEST_RANGE) return undefined;
    if (range) names.push(...numbersOf(range));
    else names.push(...(Object.hasOwn(HALVES, item) ? HALVES[item]! : [unescapeItem(item)]));
  }
  return names;
}

interface Range {
  from: number;
  to: number;
  digits: number;
}

const numbersOf = ({ from, to, digits }: Range) =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i).padStart(digits, '0'));

function rangeIn(item: string): Range | undefined {
  const [, first, last] = /^(\d{1,15})-(\d{1,15})$/.exec(item) ?? [];
  if (first === undefined || last === undefined || first.length !== last.length) return undefined;
  const range = { from: Number(first), to: Number(last), digits: first.length };
  return range.from < range.to ? range : undefined;
}

function rangesOf(names: readonly string[]): string[] {
  const texts: string[] = [];
  for (let i = 0; i < names.length; ) {
    let end = i + 1;
    while (end < names.length && isNext(names[end - 1]!, names[end]!) && end - i < LONGEST_RANGE) end++;
    if (end - i >= SHORTEST_RANGE) texts.push(`${names[i]}-${names[end - 1]}`);
    else texts.push(...names.slice(i, end).map(nameText));
    i = end;
  }
  return texts;
}

const isNext = (name: string, next: string) =>
  /^\d{1,15}$/.test(name) &&
  name.length === next.length &&
  String(Number(name) + 1).padStart(name.length, '0') === next;

/** A name that would be read as a set or a range is written otherwise. */
function nameText(name: string): string {
  const isTaken = name === ALL || Object.hasOwn(HALVES, name) || rangeIn(name) !== undefined;
  return isTaken ? `%${name.charCodeAt(0).toString(16)}${name.slice(1)}` : escapeItem(name);
}
