import { classNamesOf } from '../../state/beats/classNames';
import type { PreparedState } from '../../state/types';
import { Badge } from '../../widgets/Badge';
import { type Column, DataTable } from '../../widgets/DataTable';
import { formatCount, formatPercent } from '../../widgets/format';
import { Count, classColumns } from '../classColumns';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './BeatsPanel.module.css';

type Row = PreparedState['rows'][number];

const REASONS = {
  beats: ['windowOutside', 'missingSamples', 'flat', 'classExcluded', 'unmapped', 'notBeats'],
  pieces: ['missingSamples', 'flat', 'otherRhythm', 'twoRhythms', 'noRhythm'],
} as const;
/** What a reason counts, where that has another name. */
const COUNTED = { otherRhythm: 'unmapped' } as const;

/** Prepared beats by record and class, dropped beats with reasons, totals in the foot. */
export function ClassCountsTable({ prepared }: { prepared: PreparedState }) {
  const words = useWords();
  const { beats } = words;
  const records = useLab((state) => state.records);
  const synthetic = new Set(records.filter((record) => record.synthetic).map((record) => record.id));
  const { counts, total, dropped, rows, settings } = prepared;
  const names = classNamesOf(settings);
  const isPieces = settings.rows === 'pieces';
  const single = settings.secondLead ? rows.filter((row) => row.secondLeadName === undefined) : [];
  const columns: Column<Row>[] = [
    {
      key: 'record',
      header: beats.columns.record,
      rowHeader: true,
      cell: (row) => (
        <>
          {row.recordId} {synthetic.has(row.recordId) && <Badge>{words.common.synthetic}</Badge>}
        </>
      ),
      footer: words.common.total,
    },
    {
      key: 'lead',
      header: settings.secondLead ? beats.columns.leads : beats.columns.lead,
      cell: (row) => (settings.secondLead ? `${row.leadName} + ${row.secondLeadName ?? '–'}` : row.leadName),
    },
    ...classColumns<Row>({
      words,
      group: isPieces ? beats.keptPieces : beats.keptGroup,
      rows: settings.rows,
      classCount: counts.length,
      counts: (row) => row.counts,
      sums: counts,
    }),
    {
      key: 'total',
      group: isPieces ? beats.keptPieces : beats.keptGroup,
      header: beats.columns.total,
      align: 'end',
      cell: (row) => formatCount(row.counts.reduce((sum, count) => sum + count, 0)),
      footer: formatCount(total),
    },
    ...REASONS[settings.rows].map((reason): Column<Row> => {
      const counted = reason === 'otherRhythm' ? COUNTED[reason] : reason;
      return {
        key: reason,
        group: beats.droppedGroup,
        header: beats.dropped[reason],
        title: beats.droppedHint[reason],
        align: 'end',
        cell: (row) => <Count value={row.dropped[counted]} />,
        footer: <Count value={dropped[counted]} />,
      };
    }),
  ];
  return (
    <>
      <DataTable
        label={beats.table}
        captionShown
        columns={columns}
        rows={rows}
        rowKey={(row) => row.recordId}
        maxHeight="fit"
      />
      {single.length > 0 && (
        <p className={styles.sentence}>
          {beats.singleLead(single.map(({ recordId }) => recordId).join(', '), single.length === 1)}
        </p>
      )}
      {total > 0 && (
        <p className={styles.sentence}>
          {beats.shares(
            counts.map((count, index) => `${names[index]} ${formatPercent(count / total, 2)}`).join(', '),
          )}
        </p>
      )}
    </>
  );
}
