import { useState } from 'react';
import { annotationsIn } from '../../state/records/viewed';
import type { ViewAnnotation, ViewData } from '../../state/types';
import { ClassMark } from '../../widgets/ClassMark';
import { type Column, DataTable } from '../../widgets/DataTable';
import { formatClock, formatCount, NO_VALUE } from '../../widgets/format';
import { useShownClasses } from '../shownClasses';
import { useWords } from '../useWords';
import styles from './Viewer.module.css';

const MOST_ROWS = 300;

/** The annotations shown in the strip, as a table; rendered only while it is open. */
export function AnnotationsTable({
  data,
  annotations,
  startSec,
  endSec,
}: {
  data: ViewData;
  /** Those of the data, their notes in words. */
  annotations: readonly ViewAnnotation[];
  startSec: number;
  endSec: number;
}) {
  const { viewer } = useWords();
  const classNames = useShownClasses();
  const [open, setOpen] = useState(false);
  const inView = annotationsIn(annotations, { startSec, endSec });
  const columns: Column<ViewAnnotation>[] = [
    {
      key: 'time',
      header: viewer.columns.time,
      cell: ({ timeSec }) => formatClock(timeSec, 2),
      align: 'start',
      rowHeader: true,
    },
    { key: 'symbol', header: viewer.columns.symbol, cell: ({ symbol }) => symbol },
    {
      key: 'class',
      header: viewer.columns.class,
      cell: ({ classIndex }) =>
        classIndex === undefined ? (
          viewer.noClass
        ) : (
          <ClassMark classIndex={classIndex} name={classNames[classIndex] ?? ''} />
        ),
    },
    { key: 'aux', header: viewer.columns.aux, cell: ({ aux }) => aux || NO_VALUE, align: 'wrap' },
  ];
  return (
    <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{viewer.tableSummary(formatCount(inView.length))}</summary>
      {open && (
        <>
          {data.thinned && <p className={styles.note}>{viewer.thinned}</p>}
          <DataTable
            label={viewer.table}
            columns={columns}
            rows={inView.slice(0, MOST_ROWS)}
            rowKey={({ timeSec, symbol }, i) => `${timeSec} ${symbol} ${i}`}
            maxHeight="360px"
            compact
          />
          {inView.length > MOST_ROWS && (
            <p className={styles.note}>
              {viewer.tableCut(formatCount(MOST_ROWS), formatCount(inView.length))}
            </p>
          )}
        </>
      )}
    </details>
  );
}
