import type { Ec57View } from '../../state/ec57/tables';
import { type Column, DataTable } from '../../widgets/DataTable';
import { useWords } from '../useWords';
import { ByRecord } from './ByRecord';
import { CellValue } from './CellValue';
import styles from './Ec57.module.css';

/** Beats that were missed while the test annotator did not look, of all records; sumstats has no percentages of them. */
export function ShutdownTables({ tables, test }: Pick<Ec57View, 'tables'> & { test: string }) {
  const words = useWords().ec57;
  const table = tables['sd-L'];
  if (!table) return null;
  const columns = [...table.counts, 'Time'].map(
    (heading): Column<typeof table> => ({
      key: heading,
      header: heading === 'Time' ? words.shutdownTime : heading.slice(0, 1),
      align: 'end',
      cell: ({ sum }) => <CellValue text={sum[heading]} />,
    }),
  );
  return (
    <div className={styles.part}>
      <h3>{words.shutdownsTitle}</h3>
      {table.sum.Time === '0' ? (
        <p>{words.noShutdowns(test)}</p>
      ) : (
        <>
          <DataTable label={words.shutdowns} columns={columns} rows={[table]} rowKey={({ id }) => id} />
          <ByRecord label={words.shutdownsByRecord} table={table} />
        </>
      )}
    </div>
  );
}
