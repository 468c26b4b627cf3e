import { assert } from '../base/assert';
import { allocateFloat32 } from '../base/floatArray';
import { type BeatSet, RHYTHM_COLUMNS, RR_COLUMNS, SHAPE_COLUMNS } from './types';

export interface AllocateOptions {
  /** The stretch around R that every row shows. */
  window: BeatSet['window'];
  /** Allocates windows for the other lead. */
  secondLead?: boolean;
  /** Number of windows of beats that are not in the set. */
  extra?: number;
}

/**
 * A set with room for `count` beats, all zero, without neighbours and derived columns; the windows are in shared memory if
 * the page may use it.
 */
export function allocateBeats(
  count: number,
  lengthSamples: number,
  recordNames: string[],
  { window, secondLead = false, extra = 0 }: AllocateOptions,
): BeatSet {
  assert(recordNames.length <= 65536, `${recordNames.length} records do not fit into one set of beats`);
  return {
    count,
    lengthSamples,
    waveform: allocateFloat32(count * lengthSamples),
    label: new Uint8Array(count),
    record: new Uint16Array(count),
    recordNames,
    sample: new Int32Array(count),
    symbol: new Array<string>(count).fill(''),
    rr: new Float32Array(count * RR_COLUMNS.length),
    recordHz: recordNames.map(() => 0),
    recordLead: recordNames.map(() => ''),
    rhythm: new Float32Array(count * RHYTHM_COLUMNS.length),
    window,
    second: secondLead ? allocateFloat32(count * lengthSamples) : undefined,
    neighbours: new Int32Array(2 * count).fill(-1),
    extra: allocateFloat32(extra * lengthSamples),
    extraSecond: secondLead ? allocateFloat32(extra * lengthSamples) : undefined,
    extraRr: new Float32Array(extra).fill(Number.NaN),
  };
}

/**
 * Joins the beats of several sets, in the given order; with median beats if all of them have theirs.
 *
 * @throws if the sets have beats of different lengths or other leads, or if two of them have beats of the same record
 */
export function concatBeats(parts: readonly BeatSet[]): BeatSet {
  const recordNames = parts.flatMap((part) => part.recordNames);
  const twice = recordNames.find((name, index) => recordNames.indexOf(name) !== index);
  assert(twice === undefined, `two sets have beats of record ${twice}`);
  const joined = joinRows(parts, recordNames);
  let record = 0;
  let row = 0;
  for (const part of parts) {
    for (let i = 0; i < part.count; i++) joined.record[row + i] = record + part.record[i]!;
    part.recordHz.forEach((hz, i) => {
      joined.recordHz[record + i] = hz;
      joined.recordLead[record + i] = part.recordLead[i]!;
    });
    record += part.recordNames.length;
    row += part.count;
  }
  if (parts.length > 0 && parts.every(({ recordDatabase }) => recordDatabase)) {
    joined.recordDatabase = parts.flatMap(({ recordDatabase }) => recordDatabase!);
  }
  joined.median = joinAll(parts.map(({ median }) => median));
  joined.medianSecond = joinAll(parts.map(({ medianSecond }) => medianSecond));
  joined.longMedian = joinAll(parts.map(({ longMedian }) => longMedian));
  joined.longMedianSecond = joinAll(parts.map(({ longMedianSecond }) => longMedianSecond));
  joined.usual = joinAll(parts.map(({ usual }) => usual));
  joined.usualSecond = joinAll(parts.map(({ usualSecond }) => usualSecond));
  return joined;
}

/** Concatenates columns; undefined if any of them is. */
function joinAll(columns: readonly (Float32Array | undefined)[]): Float32Array | undefined {
  const given = columns.filter((column) => column !== undefined);
  if (given.length < columns.length) return undefined;
  const joined = new Float32Array(given.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const column of given) {
    joined.set(column, at);
    at += column.length;
  }
  return joined;
}

/**
 * Joins the rows of several sets: everything that belongs to a beat or a window, but neither the record it is from nor what
 * belongs to records. Neighbours refer to the same windows as before.
 */
export function joinRows(parts: readonly BeatSet[], recordNames: string[]): BeatSet {
  const m = parts[0]?.lengthSamples ?? 0;
  const secondLead = parts[0]?.second !== undefined;
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const extra = parts.reduce((sum, part) => sum + extraCount(part), 0);
  const window = parts[0]?.window ?? { beforeSec: 0, afterSec: 0 };
  const joined = allocateBeats(count, m, recordNames, { window, secondLead, extra });
  if (parts.every(({ shape }) => shape)) joined.shape = new Float32Array(count * SHAPE_COLUMNS.length);
  let row = 0;
  let extraRow = 0;
  for (const part of parts) {
    assert(
      part.lengthSamples === m,
      `sets of beats of ${m} and of ${part.lengthSamples} samples cannot be joined`,
    );
    assert(
      (part.second !== undefined) === secondLead,
      'sets of beats of one and of two leads cannot be joined',
    );
    joined.waveform.set(part.waveform, row * m);
    joined.label.set(part.label, row);
    joined.sample.set(part.sample, row);
    joined.rr.set(part.rr, row * RR_COLUMNS.length);
    joined.rhythm.set(part.rhythm, row * RHYTHM_COLUMNS.length);
    if (part.shape) joined.shape?.set(part.shape, row * SHAPE_COLUMNS.length);
    joined.extra.set(part.extra, extraRow * m);
    joined.extraRr.set(part.extraRr, extraRow);
    if (part.second) joined.second?.set(part.second, row * m);
    if (part.extraSecond) joined.extraSecond?.set(part.extraSecond, extraRow * m);
    for (let i = 0; i < part.count; i++) joined.symbol[row + i] = part.symbol[i]!;
    for (const [i, neighbour] of part.neighbours.entries()) {
      const moved = neighbour < part.count ? row + neighbour : count + extraRow + neighbour - part.count;
      joined.neighbours[2 * row + i] = neighbour < 0 ? -1 : moved;
    }
    row += part.count;
    extraRow += extraCount(part);
  }
  return joined;
}

function extraCount({ extra, lengthSamples }: BeatSet): number {
  return lengthSamples > 0 ? extra.length / lengthSamples : 0;
}

/** The memory of a set that moves between threads by transfer: shared windows are not transferred. */
export function transferablesOf(set: BeatSet): ArrayBuffer[] {
  const columns: unknown[] = [...Object.values(set), ...Object.values(set.trace ?? {})];
  return unsharedBuffers(columns.filter((column) => ArrayBuffer.isView(column)));
}

/** The memory of columns, each once, without what is shared between threads. */
export function unsharedBuffers(columns: readonly ArrayBufferView[]): ArrayBuffer[] {
  const buffers = columns.map(({ buffer }) => buffer);
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}
