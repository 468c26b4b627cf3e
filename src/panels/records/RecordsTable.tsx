import { useEffect, useRef } from 'react';
import type { PageWords } from '../../i18n';
import { commands } from '../../state/commands';
import { type RecordSums, recordSums } from '../../state/records/recordSums';
import type { RecordEntry } from '../../state/types';
import { Badge } from '../../widgets/Badge';
import { Button } from '../../widgets/Button';
import { type Column, DataTable } from '../../widgets/DataTable';
import { formatClock, formatCount, formatDuration, formatNumber, NO_VALUE } from '../../widgets/format';
import { VisuallyHidden } from '../../widgets/VisuallyHidden';
import { classColumns } from '../classColumns';
import { usePageWords } from '../useWords';
import { RecordState } from './RecordState';
import styles from './RecordsPanel.module.css';
import { AnnotatorSelect, RemoveButton, TickAll, TickBox } from './recordControls';

export interface RecordsTableProps {
  records: RecordEntry[];
  /** The viewed record; the table then leaves space for it. */
  viewed: string | undefined;
}

/** One row per record; ticked ones are prepared and included in the totals in the foot. */
export function RecordsTable({ records, viewed }: RecordsTableProps) {
  const words = usePageWords();
  const table = useRef<HTMLDivElement>(null);
  const hasPaced = records.some((record) => record.untickedBecause === 'paced');

  // The table has just shrunk to make space for the viewer: keep the chosen row visible.
  useEffect(() => {
    if (viewed === undefined) return;
    table.current?.querySelector('tr[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [viewed]);

  function tickAllButPaced(): void {
    const paced = records.filter((record) => record.untickedBecause === 'paced').map((record) => record.id);
    const others = records.filter((record) => record.untickedBecause !== 'paced').map((record) => record.id);
    commands.setTicked(others, true);
    commands.setTicked(paced, false);
  }

  return (
    <div ref={table} className={styles.table}>
      <DataTable
        label={words.records.table}
        columns={recordColumns(words, records, recordSums(records))}
        rows={records}
        rowKey={(record) => record.id}
        currentKey={viewed}
        isFaint={(record) => !record.ticked}
        maxHeight={viewed === undefined ? 'fit' : 'max(192px, 24vh)'}
      />
      {hasPaced && viewed === undefined && (
        <p className={styles.ticks}>
          <Button kind="quiet" onClick={tickAllButPaced}>
            {words.records.allButPaced}
          </Button>
        </p>
      )}
    </div>
  );
}

function recordColumns(words: PageWords, records: RecordEntry[], sums: RecordSums): Column<RecordEntry>[] {
  const { columns } = words.records;
  return [
    {
      key: 'tick',
      header: <TickAll records={records} />,
      cell: (record) => <TickBox record={record} />,
    },
    {
      key: 'name',
      header: columns.name,
      rowHeader: true,
      cell: (record) => <RecordName record={record} words={words} />,
      footer: words.records.sums(formatCount(sums.ticked), formatCount(sums.all)),
    },
    {
      key: 'leads',
      header: columns.leads,
      // Intensive care records have a dozen signals.
      align: 'wrap',
      cell: (record) => record.leads.map((lead) => lead.name).join(', '),
    },
    {
      key: 'frequency',
      header: columns.frequency,
      align: 'end',
      cell: (record) => formatNumber(record.samplingHz, Number.isInteger(record.samplingHz) ? 0 : 2),
    },
    {
      key: 'length',
      header: columns.length,
      align: 'end',
      cell: (record) =>
        record.lengthSamples === 0 ? NO_VALUE : formatClock(record.lengthSamples / record.samplingHz),
      footer: sums.lengthSec === 0 ? '' : formatDuration(sums.lengthSec),
    },
    {
      key: 'annotations',
      header: columns.annotations,
      align: 'end',
      cell: (record) =>
        record.annotator === undefined ? (
          ''
        ) : (
          <span className={styles.annotations}>
            <AnnotatorSelect record={record} />
            {formatCount(record.annotationCount)}
          </span>
        ),
      footer: formatCount(sums.annotations),
    },
    ...classColumns<RecordEntry>({
      words,
      group: words.records.beatsGroup,
      classCount: 5,
      counts: (record) => (record.annotator === undefined ? [] : record.classCounts),
      sums: sums.classCounts,
    }),
    {
      key: 'state',
      header: columns.state,
      align: 'wrap',
      cell: (record) => <RecordState record={record} />,
    },
    {
      key: 'remove',
      header: <VisuallyHidden>{columns.remove}</VisuallyHidden>,
      align: 'end',
      cell: (record) => <RemoveButton record={record} />,
    },
  ];
}

function RecordName({ record, words }: { record: RecordEntry; words: PageWords }) {
  return (
    <span className={styles.name}>
      <button
        type="button"
        className={styles.open}
        disabled={record.state === 'incomplete' || record.state === 'unreadable'}
        title={words.records.open(record.id, record.source)}
        onClick={() => void commands.viewRecord(record.id)}
      >
        {record.id}
      </button>
      {record.synthetic && <Badge title={words.common.syntheticHint}>{words.common.synthetic}</Badge>}
    </span>
  );
}
