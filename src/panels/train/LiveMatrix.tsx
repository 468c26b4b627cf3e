import type { CSSProperties } from 'react';
import { classNamesOf } from '../../state/beats/classNames';
import { matrixCells } from '../../state/results/matrixCells';
import type { TrainingState } from '../../state/types';
import { ClassMark } from '../../widgets/ClassMark';
import { type Column, DataTable } from '../../widgets/DataTable';
import { formatCount, formatNumber } from '../../widgets/format';
import { UndefinedValue } from '../../widgets/UndefinedValue';
import { useWords } from '../useWords';
import styles from './Progress.module.css';

/** How the network answered at the end of the last epoch: truth in rows, each adding to 100 %. */
export function LiveMatrix({ training }: { training: TrainingState }) {
  const { matrix, folds, classCount } = training;
  const names = classNamesOf(training, classCount);
  const { runState: words, results } = useWords();
  if (!matrix) return null;
  const { cells, rowSums } = matrixCells({ classCount, counts: matrix.counts }, 'byTruth');
  const place = words.matrixPlace({
    fold: formatCount(matrix.fold + 1),
    epoch: formatCount(matrix.epoch),
    oneSplit: folds === 1,
  });
  const title = words.matrixOf[matrix.of](place);
  const columns: Column<number>[] = [
    {
      key: 'truth',
      header: results.truth,
      rowHeader: true,
      cell: (truth) => <ClassMark classIndex={truth} name={names[truth]!} />,
    },
    ...cells.map(
      (_, predicted): Column<number> => ({
        key: names[predicted]!,
        header: <ClassMark classIndex={predicted} name={names[predicted]!} outlined />,
        align: 'end',
        group: results.algorithm,
        cell: (truth) => {
          const { share } = cells[truth]![predicted]!;
          if (!share.defined) return <UndefinedValue reason={words.noBeat} />;
          // The square root makes small shares visible, as in the matrix of a run.
          const style = { '--strength': Math.sqrt(share.value) } as CSSProperties;
          return (
            <span className={truth === predicted ? styles.right : styles.wrong} style={style}>
              {wholePercent(share.value)}
            </span>
          );
        },
      }),
    ),
    { key: 'sum', header: results.sum, align: 'end', cell: (truth) => formatCount(rowSums[truth]) },
  ];
  return (
    <div className={styles.matrix}>
      <h3>{title}</h3>
      <DataTable
        label={title}
        columns={columns}
        rows={cells.map((_, truth) => truth)}
        rowKey={(truth) => names[truth]!}
        compact
      />
      <p className={styles.soft}>{words.matrixHint[matrix.of]}</p>
    </div>
  );
}

/** The beats are few, so decimals would say nothing; but some are never none, nor all but some all: `<1`, `>99`. */
function wholePercent(share: number): string {
  if (share > 0 && share < 0.01) return '<1';
  if (share < 1 && share > 0.99) return '>99';
  return formatNumber(100 * share, 0);
}
