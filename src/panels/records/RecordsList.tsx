import type { ReactNode } from 'react';
import type { RecordEntry } from '../../state/types';
import { Button } from '../../widgets/Button';
import { type Column, DataTable } from '../../widgets/DataTable';
import { formatCount } from '../../widgets/format';
import { useMediaQuery } from '../../widgets/useMediaQuery';
import { usePageWords } from '../useWords';
import styles from './RecordsPanel.module.css';
import { RecordName, TickAll, TickBox } from './recordControls';

export interface RecordsListProps {
  records: RecordEntry[];
  /** The open record. */
  viewed: string;
  openFiles: () => void;
}

/** The records as a slim list beside the open one; folded above it where the page is narrow. */
export function RecordsList({ records, viewed, openFiles }: RecordsListProps) {
  const { records: words } = usePageWords();
  const isBeside = useMediaQuery('(min-width: 1000px)');
  const columns: Column<RecordEntry>[] = [
    {
      key: 'tick',
      header: <TickAll records={records} />,
      cell: (record) => <TickBox record={record} />,
    },
    {
      key: 'name',
      header: words.columns.name,
      rowHeader: true,
      cell: (record) => <RecordName record={record} />,
    },
    {
      key: 'others',
      header: words.others,
      title: words.othersHint,
      align: 'end',
      cell: ({ annotator, classCounts }) =>
        annotator === undefined
          ? ''
          : formatCount(classCounts.slice(1).reduce((sum, count) => sum + count, 0)),
    },
  ];
  const list = (
    <>
      <DataTable
        label={words.table}
        columns={columns}
        rows={records}
        rowKey={(record) => record.id}
        currentKey={viewed}
        isFaint={(record) => !record.ticked}
        maxHeight={isBeside ? 'calc(100dvh - 176px)' : '40dvh'}
        compact
      />
      <p className={styles.listFoot}>
        <Button kind="quiet" onClick={openFiles}>
          {words.openFiles}
        </Button>
      </p>
    </>
  );
  return <Holder isBeside={isBeside} title={words.listed(formatCount(records.length))} list={list} />;
}

function Holder({ isBeside, title, list }: { isBeside: boolean; title: string; list: ReactNode }) {
  if (isBeside) return <div className={styles.list}>{list}</div>;
  return (
    <details className={styles.foldedList}>
      <summary className={styles.foldedTitle}>{title}</summary>
      {list}
    </details>
  );
}
