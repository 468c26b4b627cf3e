import type { Ec57Cells } from '../../evaluation/ec57';
import type { Ec57View } from '../../state/ec57/tables';
import { type Column, DataTable } from '../../widgets/DataTable';
import { useWords } from '../useWords';
import { ByRecord } from './ByRecord';
import { CellValue } from './CellValue';
import styles from './Ec57.module.css';

const KINDS = ['vruns', 'sruns'] as const;
/** Couplets, short and long runs, as the headings begin with them. */
const LENGTHS = ['C', 'S', 'L'] as const;

interface Row {
  name: string;
  length: (typeof LENGTHS)[number];
  sum: Ec57Cells;
  gross: Ec57Cells;
  average: Ec57Cells;
}

/** Couplets and runs, ventricular and supraventricular: how many were found, and how many of the test's are right. */
export function RunTables({ tables }: Pick<Ec57View, 'tables'>) {
  const words = useWords().ec57;
  const rows = KINDS.flatMap((kind): Row[] => {
    const table = tables[kind];
    if (!table) return [];
    return LENGTHS.map((length) => ({
      name: words.partOf({ kind: words.runKinds[kind], part: words.runLengths[length] }),
      length,
      ...{ sum: table.sum, gross: table.gross, average: table.average },
    }));
  });
  if (rows.length === 0) return null;
  const column = (
    header: string,
    group: string,
    of: 'sum' | 'gross' | 'average',
    heading: (length: string) => string,
  ): Column<Row> => ({
    ...{ key: `${of}${heading('')}`, header, group, align: 'end' },
    cell: (row) => <CellValue text={row[of][heading(row.length)]} />,
  });
  return (
    <div className={styles.part}>
      <h3>{words.runsTitle}</h3>
      <DataTable
        label={words.runs}
        columns={[
          { key: 'name', header: words.run, rowHeader: true, cell: ({ name }) => name },
          column(words.found, words.reference, 'sum', (length) => `${length}Ts`),
          column(words.missed, words.reference, 'sum', (length) => `${length}FN`),
          column(words.seGross, words.reference, 'gross', (length) => `${length}Se`),
          column(words.seAverage, words.reference, 'average', (length) => `${length}Se`),
          column(words.right, words.test, 'sum', (length) => `${length}Tp`),
          column(words.wrong, words.test, 'sum', (length) => `${length}FP`),
          column(words.ppGross, words.test, 'gross', (length) => `${length}+P`),
          column(words.ppAverage, words.test, 'average', (length) => `${length}+P`),
        ]}
        rows={rows}
        rowKey={({ name }) => name}
      />
      {KINDS.map((kind) => {
        const table = tables[kind];
        const label = words.partOf({ kind: words.perRecord.runs, part: words.runKinds[kind] });
        return table && <ByRecord key={kind} label={label} table={table} />;
      })}
    </div>
  );
}
