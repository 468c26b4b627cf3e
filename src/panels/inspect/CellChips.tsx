import { useMemo } from 'react';
import type { ConfusionMatrix } from '../../evaluation/types';
import { commands } from '../../state/commands';
import type { MatrixCell } from '../../state/inspect/beatsOfCell';
import { errorCells } from '../../state/results/errorCells';
import { ClassMark } from '../../widgets/ClassMark';
import { formatCount } from '../../widgets/format';
import { Spoken } from '../../widgets/Spoken';
import { useRunClasses } from '../runClasses';
import { useLab } from '../useLab';
import { usePredictedName } from '../usePredictedName';
import { useWords } from '../useWords';
import styles from './Inspect.module.css';

/** One chip per confusion that occurred, the most frequent first: chooses the content of the list. */
export function CellChips({ matrix }: { matrix: ConfusionMatrix }) {
  const allNames = useRunClasses();
  const words = useWords().inspect;
  const nameOf = usePredictedName();
  const chosen = useLab((state) => state.inspect.cell);
  const listed = useLab(({ inspect }) => inspect.list.length > 0 && !inspect.doubts && !inspect.changed);
  const cells = useMemo(() => errorCells(matrix), [matrix]);
  const errors = cells.reduce((sum, { count }) => sum + count, 0);
  const isChosen = (cell: MatrixCell) => chosen?.truth === cell.truth && chosen.predicted === cell.predicted;
  // A diagonal or empty cell is shown only while it is chosen.
  const extra = chosen && !cells.some(isChosen) ? [{ ...chosen, count: countOf(matrix, chosen) }] : [];

  return (
    <fieldset className={styles.chips} aria-label={words.filter}>
      <button
        type="button"
        className={styles.chip}
        aria-pressed={chosen === undefined && listed}
        onClick={() => commands.inspectCell(undefined)}
      >
        {words.allErrors} <span className={styles.count}>{formatCount(errors)}</span>
      </button>
      {[...extra, ...cells].map((cell) => {
        const truth = allNames[cell.truth] ?? '';
        const predicted = nameOf(cell.predicted);
        const count = formatCount(cell.count);
        return (
          <button
            key={`${cell.truth}-${cell.predicted}`}
            type="button"
            className={styles.chip}
            aria-pressed={isChosen(cell)}
            onClick={() => commands.inspectCell({ truth: cell.truth, predicted: cell.predicted })}
          >
            <Spoken
              sentence={words.chip({ truth, predicted, beats: words.beats(count, cell.count === 1) })}
              shown={[
                { word: truth, as: <ClassMark classIndex={cell.truth} name={truth} /> },
                {
                  word: predicted,
                  as: (
                    <>
                      <span aria-hidden="true">→</span>
                      <ClassMark classIndex={cell.predicted} name={predicted} outlined />
                    </>
                  ),
                },
                { word: count, as: <span className={styles.count}>{count}</span> },
              ]}
            />
          </button>
        );
      })}
    </fieldset>
  );
}

function countOf({ counts, classCount }: ConfusionMatrix, { truth, predicted }: MatrixCell): number {
  return (predicted < classCount ? counts[truth * classCount + predicted] : undefined) ?? 0;
}
