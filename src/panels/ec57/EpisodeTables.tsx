import type { Ec57Cells } from '../../evaluation/ec57';
import type { Ec57View } from '../../state/ec57/tables';
import { type Column, DataTable } from '../../widgets/DataTable';
import { useWords } from '../useWords';
import { ByRecord } from './ByRecord';
import { CellValue } from './CellValue';
import styles from './Ec57.module.css';

const KINDS = ['af', 'vf'] as const;

interface Row {
  name: string;
  counts: Ec57Cells;
  measures: Ec57Cells;
}

/** Episodes of atrial and of ventricular fibrillation, by number and by duration. */
export function EpisodeTables({ tables }: Pick<Ec57View, 'tables'>) {
  const words = useWords().ec57;
  const rows = KINDS.flatMap((kind): Row[] => {
    const table = tables[kind];
    if (!table) return [];
    const name = (part: string) => words.partOf({ kind: words.episodeKinds[kind], part });
    return [
      { name: name(words.gross), counts: table.sum, measures: table.gross },
      { name: name(words.average), counts: {}, measures: table.average },
    ];
  });
  if (rows.length === 0) return null;
  const column = (header: string, group: string, heading: string): Column<Row> => ({
    ...{ key: heading, header, group, align: 'end' },
    cell: ({ counts, measures }) => <CellValue text={counts[heading] ?? measures[heading]} />,
  });
  return (
    <div className={styles.part}>
      <h3>{words.episodesTitle}</h3>
      <DataTable
        label={words.episodes}
        columns={[
          { key: 'name', header: words.episode, rowHeader: true, cell: ({ name }) => name },
          column(words.found, words.reference, 'TPs'),
          column(words.missed, words.reference, 'FN'),
          column(words.right, words.test, 'TPp'),
          column(words.wrong, words.test, 'FP'),
          column(words.inPercent('Se'), words.byEpisode, 'ESe'),
          column(words.inPercent('+P'), words.byEpisode, 'E+P'),
          column(words.inPercent('Se'), words.byDuration, 'DSe'),
          column(words.inPercent('+P'), words.byDuration, 'D+P'),
          column(words.referenceTime, words.duration, 'Ref duration'),
          column(words.testTime, words.duration, 'Test duration'),
        ]}
        rows={rows}
        rowKey={({ name }) => name}
      />
      {KINDS.map((kind) => {
        const table = tables[kind];
        const label = words.partOf({ kind: words.perRecord.episodes, part: words.episodeKinds[kind] });
        return table && <ByRecord key={kind} label={label} table={table} />;
      })}
    </div>
  );
}
