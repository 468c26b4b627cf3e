import { computeMetrics } from './computeMetrics';
import { confusionMatrix } from './confusionMatrix';
import type { ConfusionMatrix, Metrics } from './types';

/** Tested beats as columns, in order of record and time. */
export interface JudgedBeats {
  record: ArrayLike<number>;
  /** At the record's own frequency. */
  sample: ArrayLike<number>;
  /** Class index. */
  label: ArrayLike<number>;
  predicted: ArrayLike<number>;
}

/** The answers of one network judged by the labels of one run. */
export interface Judged {
  matrix: ConfusionMatrix;
  metrics: Metrics;
}

/** Two networks judged by two sets of labels, over the beats that both runs tested. */
export interface FourWay {
  /** Of the first and the second network: by the labels of the first and of the second run. */
  judged: [[Judged, Judged], [Judged, Judged]];
  /** Rows of the common beats in the first and in the second run. */
  rows: [number, number][];
  /** Those whose label, whose prediction differs, or both. */
  changed: [number, number][];
  relabelled: number;
  predictedOtherwise: number;
  /** Beats that only one of them tested: added, moved, deleted, or of a class that was left out. */
  onlyFirst: number;
  onlySecond: number;
}

/**
 * Separates what changed between two runs because the labels of tested beats changed from what changed because those of training beats did:
 * each network's answers are judged by each run's labels. Beats are the same if record and sample are.
 */
export function fourWay(first: JudgedBeats, second: JudgedBeats, classCount: number): FourWay {
  const rows = commonRows(first, second);
  const judgedBy = (network: JudgedBeats, at: 0 | 1) => {
    const predicted = Uint8Array.from(rows, (row) => network.predicted[row[at]]!);
    const by = (labels: JudgedBeats, of: 0 | 1): Judged => {
      const truth = Uint8Array.from(rows, (row) => labels.label[row[of]]!);
      const matrix = confusionMatrix(truth, predicted, classCount);
      return { matrix, metrics: computeMetrics(matrix) };
    };
    return [by(first, 0), by(second, 1)] satisfies [Judged, Judged];
  };
  const isOther = (column: 'label' | 'predicted', [one, other]: [number, number]) =>
    first[column][one] !== second[column][other];
  return {
    rows,
    judged: [judgedBy(first, 0), judgedBy(second, 1)],
    changed: rows.filter((row) => isOther('label', row) || isOther('predicted', row)),
    relabelled: rows.filter((row) => isOther('label', row)).length,
    predictedOtherwise: rows.filter((row) => isOther('predicted', row)).length,
    onlyFirst: first.label.length - rows.length,
    onlySecond: second.label.length - rows.length,
  };
}

/** Of several beats at one sample, the first goes with the first. */
function commonRows(first: JudgedBeats, second: JudgedBeats): [number, number][] {
  const there = new Map<string, number[]>();
  const keyOf = ({ record, sample }: JudgedBeats, row: number) => `${record[row]} ${sample[row]}`;
  for (let row = second.label.length - 1; row >= 0; row--) {
    const key = keyOf(second, row);
    const known = there.get(key);
    if (known) known.push(row);
    else there.set(key, [row]);
  }
  const rows: [number, number][] = [];
  for (let row = 0; row < first.label.length; row++) {
    const other = there.get(keyOf(first, row))?.pop();
    if (other !== undefined) rows.push([row, other]);
  }
  return rows;
}
