/**
 * Twice what can be there: candidates of a lead are at least 80 ms apart; the oldest that is asked for lies 9.6 s before the one that is judged, and that
 * one 4.6 s before the newest (14.2 s / 80 ms = 178); what is older goes in parcels of 64, so 242. The most seen in a record were 202.
 */
const CAPACITY = 512;

/** The columns that hold a number for each candidate. */
const COLUMNS = [
  'at',
  'amplitude',
  'widthSec',
  'logFloor',
  'score',
  'rival',
  'logAmplitude',
  'logWide',
] as const;

/**
 * Places of a lead that may be a beat, in order of time, as columns: objects for each cost as much as everything that is computed
 * of them.
 */
export interface Candidates {
  length: number;
  /** Internal sample index. */
  readonly at: Float64Array;
  /** Of the envelope there, at the narrow scale. */
  readonly amplitude: Float64Array;
  /** Its logarithm. */
  readonly logAmplitude: Float64Array;
  /** Logarithm of the greatest of the wide scale near it, by the amplitude. */
  readonly logWide: Float64Array;
  /** How long the envelope is above half of its height. */
  readonly widthSec: Float64Array;
  /** Logarithm of the mean of the envelope over the second before it. */
  readonly logFloor: Float64Array;
  /** Log-odds that it is a beat, by its neighbourhood alone. */
  readonly score: Float64Array;
  /** The best score among its rivals, within 0.2 s. */
  readonly rival: Float64Array;
  /** The curvature around each, of norm 1: `shapeLength` numbers, one candidate after the other. */
  readonly shapes: Float32Array;
  readonly shapeLength: number;
  /** Another candidate at the end, the same as one of the others. */
  addOf(others: Candidates, index: number): void;
  /** Forgets the first of them. */
  drop(count: number): void;
}

export function createCandidates(shapeLength: number): Candidates {
  const values = new Float64Array(COLUMNS.length * CAPACITY);
  const columns = Object.fromEntries(
    COLUMNS.map((name, i) => [name, values.subarray(i * CAPACITY, (i + 1) * CAPACITY)]),
  ) as Record<(typeof COLUMNS)[number], Float64Array>;
  const all = Object.values(columns);
  const shapes = new Float32Array(CAPACITY * shapeLength);
  const list: Candidates = {
    ...columns,
    length: 0,
    shapes,
    shapeLength,
    addOf(others, index) {
      const to = list.length++;
      for (const name of COLUMNS) list[name][to] = others[name][index]!;
      const from = index * shapeLength;
      shapes.set(others.shapes.subarray(from, from + shapeLength), to * shapeLength);
    },
    drop(count) {
      for (const column of all) column.copyWithin(0, count, list.length);
      shapes.copyWithin(0, count * shapeLength, list.length * shapeLength);
      list.length -= count;
    },
  };
  return list;
}
