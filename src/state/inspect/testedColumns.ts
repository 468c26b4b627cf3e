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
 * @param isMeant records that are left out if it is false, by their index
 */
export function testedColumns(
  { beats, folds, classCount }: TestedRun,
  fold: number | undefined,
  isMeant: (record: number) => boolean = () => true,
): TestedColumns {
  const size = beats.label.length;
  const foldOf = new Int32Array(size).fill(-1);
  const rowOf = new Int32Array(size);
  folds.forEach((tested, at) => {
    if (fold !== undefined && tested.fold !== fold) return;
    tested.testIndex.forEach((beat, row) => {
      if (foldOf[beat]! >= 0 || !isMeant(beats.record[beat]!)) return;
      foldOf[beat] = at;
      rowOf[beat] = row;
    });
  });
  const predictions = folds.map((tested) => predictedClasses(tested, classCount));
  const index = Int32Array.from(foldOf.keys()).filter((beat) => foldOf[beat]! >= 0);
  return {
    index,
    fold: index.map((beat) => foldOf[beat]!),
    row: index.map((beat) => rowOf[beat]!),
    record: Uint16Array.from(index, (beat) => beats.record[beat]!),
    label: Uint8Array.from(index, (beat) => beats.label[beat]!),
    predicted: Uint8Array.from(index, (beat) => predictions[foldOf[beat]!]![rowOf[beat]!]!),
  };
}

/** Of each record that has beats: where its beats begin and end, as positions in the columns. */
export function recordSpans(record: ArrayLike<number>): { record: number; from: number; to: number }[] {
  const spans = [];
  for (let from = 0; from < record.length; ) {
    let to = from + 1;
    while (to < record.length && record[to] === record[from]) to++;
    spans.push({ record: record[from]!, from, to });
    from = to;
  }
  return spans;
}
