import type { Trust } from '../../../explain/trust';
import { DataTable } from '../../../widgets/DataTable';
import { Fold } from '../../../widgets/fields/Settings';
import { formatNumber, formatPercent } from '../../../widgets/format';
import { useWords } from '../../useWords';
import styles from './Why.module.css';

/** The figures of the checks, and what they say of every method. */
export function CheckTable({ trust }: { trust: readonly Trust[] }) {
  const words = useWords().why;
  const { checks } = words;
  return (
    <Fold summary={checks.summary}>
      <p className={styles.hint}>{checks.explanation}</p>
      <DataTable
        label={checks.table}
        compact
        rows={[...trust]}
        rowKey={({ method }) => method}
        columns={[
          {
            key: 'method',
            header: checks.columns.method,
            rowHeader: true,
            cell: ({ method }) => words.methods[method],
          },
          {
            key: 'agreement',
            header: checks.columns.agreement,
            align: 'end',
            cell: ({ agreement }) => formatNumber(agreement, 2),
          },
          {
            key: 'shuffled',
            header: checks.columns.shuffled,
            align: 'end',
            cell: ({ shuffled }) => shuffled.map((value) => formatNumber(value, 2)).join(' → '),
          },
          {
            key: 'deletion',
            header: checks.columns.deletion,
            align: 'end',
            cell: ({ deletion }) => formatPercent(deletion.beaten, 0),
          },
          {
            key: 'completeness',
            header: checks.columns.completeness,
            align: 'end',
            cell: ({ completeness }) =>
              completeness &&
              `${formatNumber(completeness.sum, 3)} / ${formatNumber(completeness.difference, 3)}`,
          },
          {
            key: 'seed',
            header: checks.columns.seed,
            align: 'end',
            cell: ({ seed }) => (seed === undefined ? '–' : formatNumber(seed, 2)),
          },
          {
            key: 'verdict',
            header: checks.columns.verdict,
            cell: ({ failed }) => (failed.length === 0 ? words.trusted : words.notTrusted),
          },
        ]}
      />
    </Fold>
  );
}
