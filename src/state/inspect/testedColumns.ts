import type { TestedRun } from '../../experiment/run/types';
import { predictedClasses } from '../results/predictedClasses';

/** The tested beats of a run as columns, in order of record and time. */
export interface TestedColumns {
  /** Of the beat in `Run.beats`. */
  index: Int32Array;
  /** Position in `Run.folds` of the fold that tested it, and its row there. */
  fold: Int32Array;
  row: Int32Array;
  /** Index into `Run.beats.recordNames`. */
  record: Uint16Array;
  /** Class indices. */
  label: Uint8Array;
  predicted: Uint8Array;
}

/**
 * The tested beats of a run, each once (by the first fold that tested it).
 *
 * @param fold those of this fold alone, as it counts itself; undefined: of all
 */
export function testedColumns(
  { beats, folds, classCount }: TestedRun,
  fold: number | undefined,
): TestedColumns {
  const size = beats.label.length;
  const foldOf = new Int32Array(size).fill(-1);
  const rowOf = new Int32Array(size);
  folds.forEach((tested, at) => {
    if (fold !== undefined && tested.fold !== fold) return;
    tested.testIndex.forEach((beat, row) => {
      if (foldOf[beat]! >= 0) return;
      foldOf[beat] = at;
      rowOf[beat] = row;
    });
  });
  const predictions = folds.map((tested) => predictedClasses(tested, classCount));
  let count = 0;
  for (let beat = 0; beat < size; beat++) if (foldOf[beat]! >= 0) count++;
  const tested: TestedColumns = {
    ...{ index: new Int32Array(count), fold: new Int32Array(count), row: new Int32Array(count) },
    ...{ record: new Uint16Array(count), label: new Uint8Array(count), predicted: new Uint8Array(count) },
  };
  for (let beat = 0, at = 0; beat < size; beat++) {
    const own = foldOf[beat]!;
    if (own < 0) continue;
    tested.index[at] = beat;
    tested.fold[at] = own;
    tested.row[at] = rowOf[beat]!;
    tested.record[at] = beats.record[beat]!;
    tested.label[at] = beats.label[beat]!;
    tested.predicted[at++] = predictions[own]![rowOf[beat]!]!;
  }
  return tested;
}

/** Those of some records alone. @param isMeant whether a record is one of them, by its index */
export function columnsOfRecords(
  { index, fold, row, record, label, predicted }: TestedColumns,
  isMeant: (record: number) => boolean,
): TestedColumns {
  const isKept = (_: number, at: number) => isMeant(record[at]!);
  return {
    ...{ index: index.filter(isKept), fold: fold.filter(isKept), row: row.filter(isKept) },
    ...{ record: record.filter(isKept), label: label.filter(isKept), predicted: predicted.filter(isKept) },
  };
}

/** The beats of a record: its index, and where they begin and end, as positions in the columns. */
export interface RecordSpan {
  record: number;
  from: number;
  to: number;
}

/** Where the beats of each record lie that has any. */
export function recordSpans(record: ArrayLike<number>): RecordSpan[] {
  const spans: RecordSpan[] = [];
  for (let from = 0; from < record.length; ) {
    let to = from + 1;
    while (to < record.length && record[to] === record[from]) to++;
    spans.push({ record: record[from]!, from, to });
    from = to;
  }
  return spans;
}
