import { useMemo } from 'react';
import type { Shares } from '../../../explain/types';
import { DataTable } from '../../../widgets/DataTable';
import { formatNumber, formatPercent } from '../../../widgets/format';
import { useWords } from '../../useWords';
import { groupShares, partShares } from './groupShares';
import styles from './Why.module.css';

/** What P, QRS, ST–T and RR contribute, in a sentence, and every part in a table. */
export function ShareTable({ shares, name }: { shares: Shares; name: string }) {
  const words = useWords().why.shares;
  const groups = useMemo(() => groupShares(shares), [shares]);
  const parts = useMemo(() => partShares(shares), [shares]);
  const difference = signed(shares.logit - shares.base);
  const told = groups.map(
    ({ name: group, value, share }) =>
      `${words.groups[group]} ${value < 0 ? '−' : '+'}${formatPercent(share, 0)}`,
  );
  return (
    <div className={styles.shares}>
      <h4>{words.title}</h4>
      <p>
        {words.sentence({ name, difference })} <b>{told.join(', ')}</b>
      </p>
      <DataTable
        label={words.table}
        compact
        rows={parts}
        rowKey={(row) => row.name}
        columns={[
          { key: 'part', header: words.columns.part, rowHeader: true, cell: (row) => words.parts[row.name] },
          { key: 'value', header: words.columns.value, align: 'end', cell: ({ value }) => signed(value) },
          {
            key: 'share',
            header: words.columns.share,
            align: 'end',
            cell: ({ share }) => formatPercent(share, 0),
          },
        ]}
      />
    </div>
  );
}

const signed = (value: number) => `${value < 0 ? '−' : '+'}${formatNumber(Math.abs(value), 2)}`;
