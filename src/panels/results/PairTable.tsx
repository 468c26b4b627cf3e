import type { ReactNode } from 'react';
import { classNamesOf } from '../../state/beats/classNames';
import type { RunSummary } from '../../state/types';
import { type Column, DataTable } from '../../widgets/DataTable';
import { formatCount } from '../../widgets/format';
import { protocolWords } from '../protocolWords';
import { useWords } from '../useWords';
import { DifferenceValue } from './DifferenceValue';
import { MeasureValue } from './Measures';
import { type MeasureRow, measureRows } from './measureRows';
import { type PairedRuns, pairSentences } from './pairSentences';
import styles from './Results.module.css';

export interface PairTableProps {
  intra: RunSummary;
  inter: RunSummary;
  difference: PairedRuns;
}

/** An intra- and an inter-patient run over the records that both tested, and what their difference shows. */
export function PairTable({ intra, inter, difference }: PairTableProps) {
  const all = useWords();
  const { compare: words } = all;
  const { paired, shared, tested } = difference;
  const names = classNamesOf(intra, paired.perClass.length);
  const head = (name: string, run: RunSummary) => (
    <>
      {name}
      <span className={styles.fewer}>{protocolWords(run.protocol, all, run.part)}</span>
    </>
  );
  const side = (key: 'first' | 'second', header: ReactNode): Column<MeasureRow> => ({
    key,
    header,
    align: 'end',
    cell: ({ pick, style }) => {
      const measure = pick(paired)?.[key];
      return measure && <MeasureValue measure={measure} style={style} />;
    },
  });
  const columns: Column<MeasureRow>[] = [
    { key: 'measure', header: words.measure, rowHeader: true, cell: (row) => row.name },
    side('first', head(words.intra, intra)),
    side('second', head(words.inter, inter)),
    {
      key: 'difference',
      header: words.interMinusIntra,
      align: 'end',
      cell: ({ pick, style }) => <DifferenceValue difference={pick(paired)} style={style} />,
    },
  ];
  return (
    <>
      <p className={styles.owners}>
        {pairSentences(difference, all, names).map((sentence, index) => (
          <span key={sentence}>{index === 0 ? <strong>{sentence}</strong> : sentence}</span>
        ))}
      </p>
      <DataTable
        label={words.intraInter}
        columns={columns}
        rows={measureRows(names, all)}
        rowKey={(row) => row.key}
        compact
      />
      <p className={styles.note}>
        {words.pairedNote({
          pair: words.interMinusIntra,
          shared: formatCount(shared.length),
          first: formatCount(tested[0]),
          second: formatCount(tested[1]),
        })}
      </p>
    </>
  );
}
