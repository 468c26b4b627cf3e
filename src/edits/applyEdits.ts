import { annotationSamplesAt } from '../wfdb';
import type { Annotations } from '../wfdb/types';
import { countChanges } from './countChanges';
import { keyOf } from './markKey';
import type { EditChange, EditCounts, HeldEdit, Mark, NamedEdit } from './types';

/** The annotations with the edits made, and the edits of which something could not be made. */
export interface EditedAnnotations {
  annotations: Annotations;
  held: HeldEdit[];
  counts: EditCounts;
}

export interface EditedRates {
  /** The record's frequency, at which marks count. */
  recordHz: number;
  /** At which the annotations count: that of their file, or of the record's frames. */
  annotatorHz: number;
}

/** An annotation of the result: a row of the base, as it was or changed, or an added one. */
interface Entry {
  /** −1 for one that has no place there: added, or moved here. */
  row: number;
  /** What it was in the base; undefined for an added one. */
  before: Mark | undefined;
  mark: Mark;
  isGone: boolean;
}

/**
 * Makes edits over annotations, in order. What no edit touches keeps every field, its time at the file's own resolution and its place
 * in the file; a changed annotation keeps its place, an added or moved one is put before the first later one. If the annotations
 * count more coarsely than the record, all times are written at the record's frequency, since an added beat would not keep its place.
 *
 * A change whose `before` is not there is not made: it is named in `held`, and the other changes of its edit are made.
 *
 * @param edits those that are in effect
 * @param undone those that are not, to tell who made what a held edit looks for
 */
export function applyEdits(
  base: Annotations,
  { recordHz, annotatorHz }: EditedRates,
  edits: readonly NamedEdit[],
  undone: readonly NamedEdit[] = [],
): EditedAnnotations {
  const samples = annotationSamplesAt({ ...base, samplingHz: annotatorHz }, recordHz);
  const index = indexTouched(base, samples, edits);
  const added: Entry[] = [];
  const held: HeldEdit[] = [];
  const madeBy = (list: readonly NamedEdit[], of: keyof EditChange, key: string) =>
    list.find(({ edit }) => edit.changes.some((change) => change[of] && keyOf(change[of]) === key))?.id;
  const made: NamedEdit[] = [];
  for (const named of edits) {
    const { changes } = named.edit;
    const missing: Mark[] = [];
    // What this edit made is not what it changes: of two beats that change places, neither is taken twice.
    const fresh: Entry[] = [];
    for (const { before, after } of changes) {
      const entry = before && index.take(before);
      if (before && !entry) {
        missing.push(before);
        continue;
      }
      if (entry && after?.sample === before?.sample) {
        entry.mark = after!;
        fresh.push(entry);
        continue;
      }
      if (entry) entry.isGone = true;
      if (!after) continue;
      const next = { row: -1, before: entry?.before, mark: after, isGone: false };
      added.push(next);
      fresh.push(next);
    }
    for (const entry of fresh) index.put(entry);
    const [first] = missing;
    if (first) {
      const key = keyOf(first);
      const maker = madeBy(undone, 'after', key) ?? heldMaker(edits, held, key);
      const changer = madeBy(made, 'before', key);
      held.push({
        id: named.id,
        missing: missing.length,
        of: changes.length,
        reason: maker ? 'undone' : changer ? 'changed' : 'absent',
        because: maker ?? changer,
      });
    }
    if (missing.length < changes.length) made.push(named);
  }
  const rows = mergedRows(base, samples, index.entries, added);
  return {
    annotations: columnsOf(rows, base, samples, { recordHz, annotatorHz }),
    held,
    counts: countChanges(changesMade([...index.entries.values()], added)),
  };
}

/** What became of every annotation that edits touched. */
function changesMade(touched: readonly Entry[], added: readonly Entry[]): EditChange[] {
  const there = [...touched, ...added].filter(({ isGone }) => !isGone);
  const kept = new Set(there.map(({ before }) => before));
  const deleted = touched.filter(({ before }) => !kept.has(before));
  return [
    ...there.map(({ before, mark }) => ({ ...(before && { before }), after: mark })),
    ...deleted.map(({ before }) => ({ before: before! })),
  ];
}

/** The held edit that would have made the annotation, if it were made itself. */
function heldMaker(edits: readonly NamedEdit[], held: readonly HeldEdit[], key: string): string | undefined {
  return held.find(({ id }) =>
    edits
      .find((named) => named.id === id)
      ?.edit.changes.some(({ after }) => after !== undefined && keyOf(after) === key),
  )?.id;
}

/** The annotations that edits may look for, by all of their fields: only those at the samples of an edit. */
function indexTouched(base: Annotations, samples: Float64Array, edits: readonly NamedEdit[]) {
  const touched = new Set<number>();
  for (const { edit } of edits) for (const { before } of edit.changes) if (before) touched.add(before.sample);
  const entries = new Map<number, Entry>();
  const byKey = new Map<string, Entry[]>();
  const put = (entry: Entry) => {
    const key = keyOf(entry.mark);
    const known = byKey.get(key);
    if (known) known.push(entry);
    else byKey.set(key, [entry]);
  };
  for (let row = 0; row < base.count; row++) {
    if (!touched.has(samples[row]!)) continue;
    const entry = untouched(row, markOf(base, row, samples[row]!));
    entries.set(row, entry);
    put(entry);
  }
  return { entries, put, take: (mark: Mark) => byKey.get(keyOf(mark))?.shift() };
}

const untouched = (row: number, mark: Mark): Entry => ({ row, before: mark, mark, isGone: false });

/** An annotation as a mark. @param sample of it, at the record's frequency */
export function markOf(annotations: Annotations, row: number, sample: number): Mark {
  return {
    sample,
    symbol: annotations.symbol[row]!,
    subtype: annotations.subtype[row]!,
    channel: annotations.channel[row]!,
    num: annotations.num[row]!,
    aux: annotations.aux[row]!,
  };
}

function columnsOf(
  rows: readonly Entry[],
  base: Annotations,
  samples: Float64Array,
  { recordHz, annotatorHz }: EditedRates,
): Annotations {
  const isCoarse = annotatorHz < recordHz;
  const ticksPerSample = isCoarse ? 1 : annotatorHz / recordHz;
  const tickOf = ({ row, mark }: Entry) =>
    row < 0 ? Math.round(mark.sample * ticksPerSample) : isCoarse ? samples[row]! : base.sample[row]!;
  // What follows a NUL in a text has no meaning, but belongs to the bytes of an untouched one.
  const tailOf = ({ row, mark }: Entry) =>
    row >= 0 && base.aux[row] === mark.aux ? (base.auxTail?.[row] ?? '') : '';
  return {
    count: rows.length,
    sample: Float64Array.from(rows, tickOf),
    symbol: rows.map(({ mark }) => mark.symbol),
    subtype: Int8Array.from(rows, ({ mark }) => mark.subtype),
    channel: Uint8Array.from(rows, ({ mark }) => mark.channel),
    num: Int8Array.from(rows, ({ mark }) => mark.num),
    aux: rows.map(({ mark }) => mark.aux),
    samplingHz: isCoarse ? recordHz : base.samplingHz,
    ...(base.definitions && { definitions: base.definitions }),
    ...(base.auxTail && { auxTail: rows.map(tailOf) }),
  };
}

/** The rows of the base in their order, and the added ones between them, each before the first later one. */
function mergedRows(
  base: Annotations,
  samples: Float64Array,
  changed: ReadonlyMap<number, Entry>,
  added: readonly Entry[],
): Entry[] {
  const waiting = added.filter(({ isGone }) => !isGone).sort((a, b) => a.mark.sample - b.mark.sample);
  const rows: Entry[] = [];
  let next = 0;
  for (let row = 0; row < base.count; row++) {
    const known = changed.get(row);
    if (known?.isGone) continue;
    const sample = samples[row]!;
    while (next < waiting.length && waiting[next]!.mark.sample < sample) rows.push(waiting[next++]!);
    rows.push(known ?? untouched(row, markOf(base, row, sample)));
  }
  return [...rows, ...waiting.slice(next)];
}
