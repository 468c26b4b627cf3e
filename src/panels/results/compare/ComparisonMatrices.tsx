import type { CSSProperties } from 'react';
import type { Measure } from '../../../evaluation/types';
import type { RunView } from '../../../experiment/run/types';
import { classNamesOf } from '../../../state/beats/classNames';
import { matrixDifferenceOf } from '../../../state/results/compareRuns';
import { matrixCells } from '../../../state/results/matrixCells';
import { runMetrics } from '../../../state/results/runMetrics';
import { ClassMark } from '../../../widgets/ClassMark';
import { type Column, DataTable } from '../../../widgets/DataTable';
import { formatCount } from '../../../widgets/format';
import { UndefinedValue } from '../../../widgets/UndefinedValue';
import { formatShare } from '../../formatShare';
import { useWords } from '../../useWords';
import resultStyles from '../Results.module.css';
import { runLetter } from '../runLetter';
import { signed } from '../signed';
import styles from './Comparison.module.css';

/** The matrix of every run by true class, and the difference of each but the first from the first. */
export function ComparisonMatrices({ runs }: { runs: readonly RunView[] }) {
  const { compare: words } = useWords();
  const first = runs[0]!;
  const isOnePair = runs.length === 2;
  return (
    <>
      <div className={styles.matrices}>
        {runs.map((run, index) => {
          const { cells, rowSums } = matrixCells(runMetrics(run).pooled.matrix, 'byTruth');
          return (
            <MatrixTable
              key={run.id}
              label={words.matrixOf(runLetter(index))}
              names={classNamesOf(run.experiment.prepare)}
              rows={cells.map((row) => row.map(({ share }) => share))}
              sums={rowSums}
              cell={(share) => ({ text: formatShare(share), strength: share, sign: 1 })}
            />
          );
        })}
        {runs.slice(1).map((run, index) => {
          const pair = words.minus({ letter: runLetter(index + 1), first: runLetter(0) });
          const matrix = matrixDifferenceOf(first, run);
          if (!matrix) return <p key={run.id}>{words.otherClasses(pair)}</p>;
          return (
            <MatrixTable
              key={`difference-${run.id}`}
              label={isOnePair ? words.differenceMatrix : words.differenceMatrixOf(pair)}
              names={classNamesOf(run.experiment.prepare)}
              rows={matrix}
              cell={(difference) => ({
                text: signed(difference * 100, 1),
                strength: Math.abs(difference),
                sign: Math.sign(difference),
              })}
            />
          );
        })}
      </div>
      <p className={resultStyles.note}>{words.differenceHint}</p>
    </>
  );
}

interface MatrixTableProps {
  label: string;
  /** Of the classes. */
  names: readonly string[];
  /** [truth][predicted] */
  rows: Measure[][];
  /** Beats per true class, if shown. */
  sums?: number[];
  /** The text of a value, and the strength and colour of its shade. */
  cell: (value: number) => { text: string; strength: number; sign: number };
}

/** Truth in rows, algorithm in columns; shaded cells without actions. */
function MatrixTable({ label, names, rows, sums, cell }: MatrixTableProps) {
  const { results: words } = useWords();
  const columns: Column<number>[] = [
    {
      key: 'truth',
      header: words.truth,
      rowHeader: true,
      cell: (truth) => <ClassMark classIndex={truth} name={names[truth]!} />,
    },
    ...rows.map(
      (_, predicted): Column<number> => ({
        key: names[predicted]!,
        header: <ClassMark classIndex={predicted} name={names[predicted]!} outlined />,
        align: 'end',
        group: words.algorithm,
        cell: (truth) => {
          const measure = rows[truth]![predicted]!;
          if (!measure.defined) return <UndefinedValue reason={words.undefinedReason[measure.reason]} />;
          const { text, strength, sign } = cell(measure.value);
          // The square root, as in the matrix of a single run: makes small shares visible.
          const style = { '--strength': Math.sqrt(strength) } as CSSProperties;
          return (
            <span className={sign < 0 ? styles.less : styles.more} style={style}>
              {text}
            </span>
          );
        },
      }),
    ),
    ...(sums
      ? [
          {
            key: 'sum',
            header: words.sum,
            align: 'end',
            cell: (truth: number) => formatCount(sums[truth]),
          } satisfies Column<number>,
        ]
      : []),
  ];
  return (
    <DataTable
      label={label}
      captionShown
      columns={columns}
      rows={rows.map((_, truth) => truth)}
      rowKey={(truth) => names[truth]!}
      compact
    />
  );
}
