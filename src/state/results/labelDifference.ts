import { isSameJson } from '../../base/canonicalJson';
import { oncePer } from '../../base/remember';
import { argmaxRows } from '../../evaluation';
import { type FourWay, fourWay, type JudgedBeats } from '../../evaluation/fourWay';
import type { RunView } from '../../experiment/run/types';
import { testedLabels } from '../doubts/testedLabels';
import { withoutAnnotations } from '../records/withoutAnnotations';
import { foldsOf } from './foldsOf';

/** What changed between two runs that differ in nothing but labels. */
export interface LabelDifference extends FourWay {
  /** Global index of each tested beat of the first and of the second run, by row. */
  index: [Int32Array, Int32Array];
  /** The rows as columns. */
  columns: [JudgedBeats, JudgedBeats];
}

const fromFirst = oncePer(foldsOf, (first: RunView) =>
  oncePer(foldsOf, (second: RunView) => compare(first, second)),
);

/** Two networks judged by the labels of two runs; undefined unless the runs differ in their labels alone. Computed once per pair. */
export function labelDifferenceOf(first: RunView, second: RunView): LabelDifference | undefined {
  return differInLabels(first, second) ? fromFirst(first)(second) : undefined;
}

/** Whether two runs prepared and trained the same recordings in the same way, with other annotations. */
function differInLabels(
  { experiment: one }: Pick<RunView, 'experiment'>,
  { experiment: other }: Pick<RunView, 'experiment'>,
): boolean {
  const signals = ({ records }: typeof one) =>
    records.map(({ name, files }) => [name, ...withoutAnnotations(files)]);
  const files = ({ records }: typeof one) =>
    records.map((record) => record.files.map(({ sha256 }) => sha256));
  return (
    isSameJson([one.prepare, one.train, signals(one)], [other.prepare, other.train, signals(other)]) &&
    !isSameJson(files(one), files(other))
  );
}

function compare(first: RunView, second: RunView): LabelDifference {
  const numbers = new Map<string, number>();
  const { classCount } = first;
  const [one, other] = [first, second].map((run) => {
    const { columns, index } = testedLabels(run, numbers);
    return { index, columns: { ...columns, predicted: argmaxRows(columns.probabilities, classCount) } };
  });
  return {
    ...fourWay(one!.columns, other!.columns, classCount),
    index: [one!.index, other!.index],
    columns: [one!.columns, other!.columns],
  };
}
