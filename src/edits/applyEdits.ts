import { annotationSamplesAt } from '../wfdb';
import type { Annotations } from '../wfdb/types';
import type { EditChange, HeldEdit, Mark, NamedEdit } from './types';

/** The annotations with the edits made, and the edits of which something could not be made. */
export interface EditedAnnotations {
  annotations: Annotations;
  held: HeldEdit[];
}

export interface EditedRates {
  /** The record's frequency, at which marks count. */
  recordHz: number;
  /** At which the annotations count: that of their file, or of the record's frames. */
  annotatorHz: number;
}

/** An annotation of the result: a row of the base, as it was or changed, or an added one. */
interface Entry {
  /** −1 for an added one. */
  row: number;
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
      const next = { row: -1, mark: after, isGone: false };
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
  return { annotations: joined(base, samples, index.entries, added, { recordHz, annotatorHz }), held };
}

/** The held edit that would have made the annotation, if it were made itself. */
function heldMaker(edits: readonly NamedEdit[], held: readonly HeldEdit[], key: string): string | undefined {
  return held.find(({ id }) =>
    edits
      .find((named) => named.id === id)
      ?.edit.changes.some(({ after }) => after !== undefined && keyOf(after) === key),
  )?.id;
}

const keyOf = ({ sample, symbol, subtype, channel, num, aux }: Mark) =>
  [sample, symbol, subtype, channel, num, aux].join('\n');

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
    const entry = { row, mark: markOf(base, row, samples[row]!), isGone: false };
    entries.set(row, entry);
    put(entry);
  }
  return { entries, put, take: (mark: Mark) => byKey.get(keyOf(mark))?.shift() };
}

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

function joined(
  base: Annotations,
  samples: Float64Array,
  changed: ReadonlyMap<number, Entry>,
  added: readonly Entry[],
  { recordHz, annotatorHz }: EditedRates,
): Annotations {
  const isCoarse = annotatorHz < recordHz;
  const ticksPerSample = isCoarse ? 1 : annotatorHz / recordHz;
  const kept: Entry[] = [];
  for (let row = 0; row < base.count; row++) {
    const entry = changed.get(row) ?? { row, mark: markOf(base, row, samples[row]!), isGone: false };
    if (!entry.isGone) kept.push(entry);
  }
  const rows = merged(
    kept,
    added.filter(({ isGone }) => !isGone),
  );
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

/** The added ones between the others, each before the first later one; the order of the others stays. */
function merged(kept: readonly Entry[], added: readonly Entry[]): Entry[] {
  const waiting = [...added].sort((a, b) => a.mark.sample - b.mark.sample);
  const rows: Entry[] = [];
  let next = 0;
  for (const entry of kept) {
    while (next < waiting.length && waiting[next]!.mark.sample < entry.mark.sample)
      rows.push(waiting[next++]!);
    rows.push(entry);
  }
  return [...rows, ...waiting.slice(next)];
}
