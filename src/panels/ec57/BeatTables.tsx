import { useState } from 'react';
import type { Ec57Cells, Ec57Table } from '../../evaluation/ec57';
import type { Ec57View } from '../../state/ec57/tables';
import { type Column, DataTable } from '../../widgets/DataTable';
import { SegmentedField } from '../../widgets/fields/SegmentedField';
import { useWords } from '../useWords';
import { ByRecord } from './ByRecord';
import { CellValue } from './CellValue';
import styles from './Ec57.module.css';

/** Beat by beat: the sum of all records as a matrix, gross and average measures, and the table by record. */
export function BeatTables({ tables }: Pick<Ec57View, 'tables'>) {
  const words = useWords().ec57;
  const [sveb, setSveb] = useState<'own' | 'normal'>('own');
  const table = tables[sveb === 'own' ? 'bxb-L' : 'bxb-l'];
  if (!table) return null;
  return (
    <div className={styles.part}>
      <h3>{words.beatsTitle}</h3>
      <SegmentedField
        label={words.sveb}
        value={sveb}
        options={(['own', 'normal'] as const).map((value) => ({ value, label: words.svebViews[value] }))}
        onChange={setSveb}
      />
      <BeatMeasures table={table} />
      <p className={styles.hint}>{words.grossHint}</p>
      <BeatMatrix table={table} withSveb={sveb === 'own'} />
      <ByRecord label={words.perRecord.beats} table={table} />
    </div>
  );
}

interface MeasureRow {
  key: 'gross' | 'average';
  cells: Ec57Cells;
}

function BeatMeasures({ table }: { table: Ec57Table }) {
  const words = useWords().ec57;
  const columns: Column<MeasureRow>[] = [
    { key: 'of', header: words.allRecords, rowHeader: true, cell: ({ key }) => words[key] },
    ...table.measures.map((heading): Column<MeasureRow> => {
      const cell = ({ cells }: MeasureRow) => <CellValue text={cells[heading]} />;
      if (heading === 'RR err') return { key: heading, header: words.intervalError, align: 'end', cell };
      const [kind = '', measure = ''] = heading.split(' ');
      const group = words.groups[kind] ?? kind;
      return { key: heading, header: words.inPercent(measure), group, align: 'end', cell };
    }),
  ];
  return (
    <DataTable
      label={words.measures}
      columns={columns}
      rows={(['gross', 'average'] as const).map((key) => ({ key, cells: table[key] }))}
      rowKey={({ key }) => key}
    />
  );
}

/** The condensed matrix: fusion and unclassifiable beats together, as are missed beats and those missed in a shutdown. */
function BeatMatrix({ table, withSveb }: { table: Ec57Table; withSveb: boolean }) {
  const words = useWords().ec57;
  const classes = withSveb ? ['N', 'S', 'V', 'F', 'O'] : ['N', 'V', 'F', 'O'];
  const shown: Readonly<Record<string, string>> = { F: 'F+Q', O: 'O+X', n: 'n+f+q', o: 'o+x' };
  const columns: Column<string>[] = [
    {
      key: 'reference',
      header: words.reference,
      rowHeader: true,
      cell: (reference) => shown[reference] ?? reference,
    },
    ...(withSveb ? ['n', 's', 'v', 'o'] : ['n', 'v', 'o']).map(
      (test): Column<string> => ({
        key: test,
        header: shown[test] ?? test,
        group: words.test,
        align: 'end',
        cell: (reference) => (
          <CellValue text={table.sum[`${reference}${test}'`] ?? table.sum[`${reference}${test}`]} />
        ),
      }),
    ),
  ];
  return (
    <DataTable label={words.matrix} captionShown columns={columns} rows={classes} rowKey={(row) => row} />
  );
}
