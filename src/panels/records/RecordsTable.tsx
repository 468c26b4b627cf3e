import { useLayoutEffect, useRef } from 'react';
import type { PageWords } from '../../i18n';
import { commands } from '../../state/commands';
import { type RecordSums, recordSums } from '../../state/records/recordSums';
import type { RecordEntry } from '../../state/types';
import { Button } from '../../widgets/Button';
import { type Column, DataTable } from '../../widgets/DataTable';
import { formatClock, formatCount, formatDuration, formatNumber, NO_VALUE } from '../../widgets/format';
import { VisuallyHidden } from '../../widgets/VisuallyHidden';
import { classColumns } from '../classColumns';
import { usePageWords } from '../useWords';
import { DatabaseField, TickedDatabase } from './DatabaseFields';
import { RecordState } from './RecordState';
import styles from './RecordsPanel.module.css';
import { AnnotatorSelect, RecordName, RemoveButton, TickAll, TickBox } from './recordControls';

export interface RecordsTableProps {
  records: RecordEntry[];
  /** The record whose viewer was closed last. */
  lastViewed: string | undefined;
}

/** One row per record; ticked ones are prepared and included in the totals in the foot. */
export function RecordsTable({ records, lastViewed }: RecordsTableProps) {
  const words = usePageWords();
  const table = useRef<HTMLDivElement>(null);
  const hasPaced = records.some((record) => record.untickedBecause === 'paced');

  // The button that closed the viewer is gone: its focus goes to the record.
  useLayoutEffect(() => {
    if (lastViewed === undefined || document.activeElement !== document.body) return;
    const opener = table.current?.querySelector<HTMLElement>(`[data-record="${CSS.escape(lastViewed)}"]`);
    opener?.focus();
  }, [lastViewed]);

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
        isFaint={(record) => !record.ticked}
        maxHeight="fit"
      />
      <div className={styles.ticks}>
        {hasPaced && (
          <Button kind="quiet" onClick={tickAllButPaced}>
            {words.records.allButPaced}
          </Button>
        )}
        <TickedDatabase records={records} />
      </div>
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
      cell: (record) => <RecordName record={record} />,
      footer: words.records.sums(formatCount(sums.ticked), formatCount(sums.all)),
    },
    {
      key: 'database',
      header: columns.database,
      title: words.records.databaseHint,
      cell: (record) => <DatabaseField record={record} />,
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
      key: 'beats',
      header: columns.beats,
      align: 'end',
      cell: (record) => (
        <span className={styles.annotations}>
          <AnnotatorSelect record={record} />
          {record.beatCount > 0 ? formatCount(record.beatCount) : words.records.noneMarked}
        </span>
      ),
      footer: formatCount(sums.beats),
    },
    {
      key: 'annotations',
      header: columns.annotations,
      align: 'end',
      cell: (record) => (record.annotator === undefined ? '' : formatCount(record.annotationCount)),
      footer: formatCount(sums.annotations),
    },
    ...classColumns<RecordEntry>({
      rows: 'beats',
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
      // A record with a choice of annotators and a long state makes the table wider than a laptop.
      isPinned: true,
      cell: (record) => <RemoveButton record={record} />,
    },
  ];
}
