import type { BeatIndex, DealtBy, EarlierBeats } from './types';

/** The columns that tell beats from each other. */
export interface PlacedBeats {
  label: ArrayLike<number>;
  /** Index into `recordNames`. */
  record: ArrayLike<number>;
  recordNames: readonly string[];
  /** In order of time within each record. */
  sample: ArrayLike<number>;
}

/** Where earlier beats differ from those that are there now; only records that both have are looked at. */
export function differingPlaces(earlier: PlacedBeats, now: PlacedBeats): EarlierBeats {
  const before = labelsByPlace(earlier);
  const after = labelsByPlace(now);
  const places: EarlierBeats = [];
  for (const [record, own] of after) {
    const was = before.get(record);
    if (!was) continue;
    for (const sample of [...new Set([...was.keys(), ...own.keys()])].sort((a, b) => a - b)) {
      const labels = was.get(sample) ?? [];
      if (labels.join() !== own.get(sample)?.join()) places.push({ record, sample, labels });
    }
  }
  return places;
}

function labelsByPlace({ label, record, recordNames, sample }: PlacedBeats) {
  const found = new Map(recordNames.map((name) => [name, new Map<number, number[]>()]));
  for (let row = 0; row < label.length; row++) {
    const own = found.get(recordNames[record[row]!]!)!;
    const there = own.get(sample[row]!);
    if (there) there.push(label[row]!);
    else own.set(sample[row]!, [label[row]!]);
  }
  return found;
}

/**
 * The beats as they were before, and which of them stands for each beat that is there now: the nearest in time, of two the earlier one. So
 * a relabelled beat is dealt as before, a moved or added one with its neighbour, and a deleted one is missing.
 *
 * @param now one column entry a beat; `index` has the same beats
 */
export function dealtBy(
  earlier: EarlierBeats,
  now: { index: BeatIndex; sample: ArrayLike<number>; recordHz: readonly number[] },
): DealtBy {
  const { index, recordHz } = now;
  const { recordNames } = index;
  const rows = earlierRows(earlier, now);
  const counts = recordNames.map(() => 0);
  for (const { record } of rows) counts[record]!++;
  let before = 0;
  const starts = counts.map((count) => {
    before += count;
    return before - count;
  });
  const seen = new Map<string, number>();
  const nearest = Int32Array.from(index.labels, (_, beat) => {
    const record = index.record[beat]!;
    const sample = now.sample[beat]!;
    if (counts[record] === 0) return -1;
    const first = starts[record]!;
    const found = nearestTo(sample, rows, first, first + counts[record]!);
    // Of several beats at one sample, each stands for itself.
    const key = `${record} ${sample}`;
    const turn = seen.get(key) ?? 0;
    seen.set(key, turn + 1);
    const place = rows[found]!.sample;
    let row = found;
    for (let i = 0; i < turn && rows[row + 1]?.record === record && rows[row + 1]!.sample === place; i++)
      row++;
    return row;
  });
  return {
    nearest,
    index: {
      ...index,
      labels: Uint8Array.from(rows, ({ label }) => label),
      record: Uint16Array.from(rows, ({ record }) => record),
      timeSec: Float64Array.from(rows, ({ record, sample }) => sample / recordHz[record]!),
    },
  };
}

interface Row {
  record: number;
  sample: number;
  label: number;
}

/** The beats that are there now, but for the places that differ, where the earlier ones are. */
function earlierRows(
  earlier: EarlierBeats,
  { index, sample }: { index: BeatIndex; sample: ArrayLike<number> },
): Row[] {
  const numbers = new Map(index.recordNames.map((name, number) => [name, number]));
  const places = earlier.flatMap(({ record, ...place }) => {
    const number = numbers.get(record);
    return number === undefined ? [] : [{ ...place, record: number }];
  });
  const differs = new Set(places.map((place) => `${place.record} ${place.sample}`));
  const rows: Row[] = [];
  for (const [beat, label] of index.labels.entries()) {
    const row = { record: index.record[beat]!, sample: sample[beat]!, label };
    if (!differs.has(`${row.record} ${row.sample}`)) rows.push(row);
  }
  for (const { labels, ...place } of places) for (const label of labels) rows.push({ ...place, label });
  return rows.sort((a, b) => a.record - b.record || a.sample - b.sample);
}

/** The first of the rows nearest to a sample, of those from `first` to before `end`, which are in order of time. */
function nearestTo(sample: number, rows: readonly Row[], first: number, end: number): number {
  let low = first;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.sample < sample) low = middle + 1;
    else high = middle;
  }
  if (low === first) return first;
  const before = rows[low - 1]!.sample;
  if (low < end && rows[low]!.sample - sample < sample - before) return low;
  let row = low - 1;
  while (row > first && rows[row - 1]!.sample === before) row--;
  return row;
}
