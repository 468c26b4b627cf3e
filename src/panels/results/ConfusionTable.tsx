import { type CSSProperties, useMemo, useRef, useState } from 'react';
import { NO_CLASS } from '../../beats/types';
import type { ConfusionMatrix } from '../../evaluation/types';
import { commands } from '../../state/commands';
import { type MatrixView, matrixCells } from '../../state/results/matrixCells';
import { Button } from '../../widgets/Button';
import { ClassMark } from '../../widgets/ClassMark';
import { classNames } from '../../widgets/classNames';
import { SegmentedField } from '../../widgets/fields/SegmentedField';
import { formatCount } from '../../widgets/format';
import { Spoken } from '../../widgets/Spoken';
import { UndefinedValue } from '../../widgets/UndefinedValue';
import { useOverflows } from '../../widgets/useOverflows';
import { VisuallyHidden } from '../../widgets/VisuallyHidden';
import { formatShare } from '../formatShare';
import { useRunClasses } from '../runClasses';
import { useWords } from '../useWords';
import styles from './ConfusionTable.module.css';

/** The matrix: truth in rows, algorithm in columns; every cell opens its beats. */
export function ConfusionTable({ matrix }: { matrix: ConfusionMatrix }) {
  const allNames = useRunClasses();
  const words = useWords().results;
  const [view, setView] = useState<MatrixView>('counts');
  const region = useRef<HTMLElement>(null);
  const overflows = useOverflows(region);
  const { cells, rowSums, columnSums, total, none } = useMemo(
    () => matrixCells(matrix, view),
    [matrix, view],
  );
  // What was invented is no beat: it is in no list.
  const errors =
    total - (none?.inventedSum ?? 0) - cells.reduce((sum, row, index) => sum + row[index]!.count, 0);
  const names = allNames.slice(0, matrix.classCount);

  return (
    <div className={styles.matrix}>
      <div className={styles.head}>
        <h3>{words.matrix}</h3>
        <SegmentedField
          label={words.matrixView}
          labelHidden
          value={view}
          options={(['counts', 'byTruth', 'byPrediction'] as const).map((value) => ({
            value,
            label: words.views[value],
          }))}
          onChange={setView}
        />
      </div>
      <section
        ref={region}
        className={styles.region}
        {...(overflows && { tabIndex: 0, 'aria-label': words.matrix })}
      >
        <table className={styles.table} aria-label={words.matrix}>
          <thead>
            <tr>
              <td />
              <th scope="colgroup" colSpan={names.length} className={styles.axis}>
                {words.algorithm}
              </th>
              <td />
            </tr>
            <tr>
              <th scope="col" className={classNames(styles.axis, styles.truth)}>
                {words.truth}
              </th>
              {names.map((name, index) => (
                <th key={name} scope="col">
                  <ClassMark classIndex={index} name={name} outlined />
                </th>
              ))}
              {none && (
                <th scope="col" className={styles.axis}>
                  {words.missed}
                </th>
              )}
              <th scope="col" className={styles.axis}>
                {words.sum}
              </th>
            </tr>
          </thead>
          <tbody>
            {names.map((name, truth) => (
              <tr key={name}>
                <th scope="row">
                  <ClassMark classIndex={truth} name={name} />
                </th>
                {cells[truth]!.map(({ count, share }, predicted) => (
                  <td key={allNames[predicted]}>
                    <button
                      type="button"
                      className={classNames(
                        styles.cell,
                        truth === predicted && styles.right,
                        count === 0 && styles.none,
                      )}
                      style={{ '--share': share.defined ? Math.sqrt(share.value) : 0 } as CSSProperties}
                      onClick={() => commands.inspectCell({ truth, predicted })}
                    >
                      <Cell
                        view={view}
                        share={share}
                        count={formatCount(count)}
                        sentence={words.cellLabel({
                          truth: name,
                          predicted: allNames[predicted]!,
                          beats: words.beats(formatCount(count), count === 1),
                        })}
                      />
                    </button>
                  </td>
                ))}
                {none && (
                  <td>
                    <button
                      type="button"
                      className={classNames(styles.cell, none.missed[truth] === 0 && styles.none)}
                      onClick={() => commands.inspectCell({ truth, predicted: NO_CLASS })}
                    >
                      <Spoken
                        sentence={words.missedLabel({
                          truth: name,
                          beats: words.beats(formatCount(none.missed[truth]), none.missed[truth] === 1),
                        })}
                        shown={[
                          {
                            word: formatCount(none.missed[truth]),
                            as: <span className={styles.main}>{formatCount(none.missed[truth])}</span>,
                          },
                        ]}
                      />
                    </button>
                  </td>
                )}
                <td className={styles.sum}>{formatCount(rowSums[truth])}</td>
              </tr>
            ))}
            {none && (
              <tr>
                <th scope="row" className={styles.axis}>
                  {words.invented}
                </th>
                {none.invented.map((count, index) => (
                  <td key={allNames[index]} className={styles.sum}>
                    {formatCount(count)}
                  </td>
                ))}
                <td />
                <td className={styles.sum}>{formatCount(none.inventedSum)}</td>
              </tr>
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className={styles.axis}>
                {words.sum}
              </th>
              {columnSums.map((sum, index) => (
                <td key={allNames[index]} className={styles.sum}>
                  {formatCount(sum)}
                </td>
              ))}
              {none && <td className={styles.sum}>{formatCount(none.missedSum)}</td>}
              <td className={styles.sum}>{formatCount(total)}</td>
            </tr>
          </tfoot>
        </table>
      </section>
      <p className={styles.hint}>
        {words.viewHint[view]} <span data-unprinted>{words.matrixHint}</span>
      </p>
      <div>
        <Button disabled={errors === 0} onClick={() => commands.inspectCell(undefined)}>
          {errors === 0 ? words.noErrors : words.allErrors(formatCount(errors))}
        </Button>
      </div>
    </div>
  );
}

interface CellProps {
  view: MatrixView;
  share: CellShare;
  count: string;
  /** What the cell says to a screen reader; contains the count. */
  sentence: string;
}

/** Two lines: what the view is of, and below it the other number. */
function Cell({ view, share, count, sentence }: CellProps) {
  if (view === 'counts') {
    return (
      <>
        <Spoken
          sentence={sentence}
          shown={[{ word: count, as: <span className={styles.main}>{count}</span> }]}
        />{' '}
        <span className={styles.second}>
          <Share share={share} />
        </span>
      </>
    );
  }
  return (
    <>
      <VisuallyHidden>{sentence} </VisuallyHidden>
      <span className={styles.main}>
        <Share share={share} />
      </span>{' '}
      <span className={styles.second}>{count}</span>
    </>
  );
}

type CellShare = ReturnType<typeof matrixCells>['cells'][number][number]['share'];

function Share({ share }: { share: CellShare }) {
  const words = useWords().results;
  if (!share.defined) return <UndefinedValue reason={words.undefinedReason[share.reason]} />;
  return <>{formatShare(share.value)}</>;
}
