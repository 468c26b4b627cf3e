import type { Ec57Cells, Ec57Table } from '../../evaluation/ec57';
import { type Column, DataTable } from '../../widgets/DataTable';
import { Fold } from '../../widgets/fields/Settings';
import { useWords } from '../useWords';
import { CellValue } from './CellValue';

interface Row {
  key: string;
  name: string;
  cells: Ec57Cells;
}

/** A whole table of the standard, folded: a row for each record, its columns and sums as the program has them. */
export function ByRecord({ label, table }: { label: string; table: Ec57Table }) {
  return (
    <Fold summary={label}>
      <RecordTable label={label} table={table} />
    </Fold>
  );
}

function RecordTable({ label, table }: { label: string; table: Ec57Table }) {
  const words = useWords().ec57;
  const columns: Column<Row>[] = [
    { key: 'record', header: words.record, rowHeader: true, cell: ({ name }) => name },
    ...[...table.counts, ...table.measures, ...table.durations].map(
      (heading): Column<Row> => ({
        key: heading,
        header: heading,
        align: 'end',
        cell: ({ cells }) => <CellValue text={cells[heading]} />,
      }),
    ),
  ];
  const rows: Row[] = [
    ...table.records.map(({ record, cells }) => ({ key: `record ${record}`, name: record, cells })),
    ...(['sum', 'gross', 'average'] as const).map((key) => ({ key, name: words[key], cells: table[key] })),
  ];
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
      compact
      maxHeight="420px"
    />
  );
}
