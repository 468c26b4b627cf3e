import type { EditRow } from '../../edits/types';
import type { RunView } from '../../experiment/run/types';
import { deciderOver } from '../doubts/decisions';
import { recordSpans } from '../inspect/testedColumns';
import { editsSince } from '../results/editsSince';
import type { RecordEntry } from '../types';
import type { MapBeats, MapColouring } from './types';

/** Lower ends of the ranges of the probability of the predicted class. */
export const CONFIDENCE_FROM = [0, 0.5, 0.8, 0.95, 0.99] as const;

/** Of records, at most: two more kinds are drawn otherwise, and a kind is a byte. */
export const MOST_KINDS = 250;

/** What was done to the labels of beats since the run, in the order of the kinds. */
export const EDIT_KINDS = ['untouched', 'kept', 'changed'] as const;

/** What colours of a map are made of. */
export interface ColouredRun {
  run: RunView;
  records: readonly RecordEntry[];
  edits: readonly EditRow[];
}

/**
 * The kind of every beat: class index; 0 right and 1 wrong; range of `CONFIDENCE_FROM`; index of the record; of `EDIT_KINDS`.
 *
 * @returns below `MOST_KINDS`; records beyond that share kinds
 */
export function mapKinds(beats: MapBeats, by: MapColouring, of: ColouredRun): Uint8Array {
  switch (by) {
    case 'truth':
      return beats.label;
    case 'predicted':
      return beats.predicted;
    case 'error':
      return beats.label.map((truth, i) => Number(truth !== beats.predicted[i]));
    case 'confidence':
      return confidences(beats, of.run);
    case 'record':
      return Uint8Array.from(beats.record, (record) => record % MOST_KINDS);
    case 'edit':
      return editKinds(beats, of);
  }
}

function confidences({ fold, row, predicted }: MapBeats, { folds, classCount }: RunView): Uint8Array {
  return predicted.map((classIndex, i) => {
    // A beat that was not found has none.
    const isFound = classIndex < classCount;
    const probability = isFound ? folds[fold[i]!]!.probabilities[row[i]! * classCount + classIndex]! : 0;
    return CONFIDENCE_FROM.findLastIndex((from) => probability >= from);
  });
}

function editKinds({ index, record }: MapBeats, { run, records, edits }: ColouredRun): Uint8Array {
  const kinds = new Uint8Array(index.length);
  const edited = new Map(editsSince(run, records, edits).map(({ recordId, base }) => [recordId, base]));
  for (const { record: number, from, to } of recordSpans(record)) {
    const base = edited.get(run.beats.recordNames[number]!);
    if (!base) continue;
    const decided = deciderOver(base, edits);
    for (let i = from; i < to; i++) {
      const beat = index[i]!;
      const decision = decided({ sample: run.beats.sample[beat]!, symbol: run.beats.symbol[beat]! });
      if (decision) kinds[i] = EDIT_KINDS.indexOf(decision.kind);
    }
  }
  return kinds;
}
