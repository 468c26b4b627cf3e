import { useMemo } from 'react';
import type { InspectedBeat } from '../../state/types';
import { DataTable } from '../../widgets/DataTable';
import { Fold } from '../../widgets/fields/Settings';
import { formatClock } from '../../widgets/format';
import { useShownClasses } from '../shownClasses';
import { useWords } from '../useWords';

/** The content of the strip as a table: its beats with annotated and predicted classes. */
export function StripTable({ beat }: { beat: InspectedBeat }) {
  const words = useWords().inspect;
  return (
    <Fold summary={words.stripTableSummary}>
      <StripBeats beat={beat} />
    </Fold>
  );
}

function StripBeats({ beat }: { beat: InspectedBeat }) {
  const words = useWords().inspect;
  const classNames = useShownClasses();
  const className = (classIndex: number) => classNames[classIndex] ?? '';
  const rows = useMemo(() => stripRows(beat), [beat]);
  return (
    <DataTable
      label={words.stripTable}
      compact
      rows={rows}
      rowKey={(row, index) => `${index}-${row.timeSec}`}
      currentKey={currentKey(rows, beat.timeSec)}
      columns={[
        {
          key: 'time',
          header: words.stripColumns.time,
          rowHeader: true,
          cell: (row) => formatClock(row.timeSec, 2),
        },
        { key: 'symbol', header: words.stripColumns.symbol, cell: (row) => row.symbol },
        { key: 'truth', header: words.stripColumns.truth, cell: (row) => className(row.truth) },
        {
          key: 'predicted',
          header: words.stripColumns.predicted,
          cell: (row) => (row.predicted === undefined ? words.notTested : className(row.predicted)),
        },
      ]}
    />
  );
}

interface StripRow {
  timeSec: number;
  symbol: string;
  truth: number;
  predicted: number | undefined;
}

/** Annotated beats of the strip with their predictions, where they were tested. */
function stripRows({ strip, stripPredictions }: InspectedBeat): StripRow[] {
  return strip.annotations.flatMap(({ timeSec, symbol, classIndex }) =>
    classIndex === undefined
      ? []
      : [
          {
            timeSec,
            symbol,
            truth: classIndex,
            predicted: stripPredictions.find((other) => isSameMoment(other.timeSec, timeSec))?.predicted,
          },
        ],
  );
}

function currentKey(rows: StripRow[], timeSec: number): string | undefined {
  const index = rows.findIndex((row) => isSameMoment(row.timeSec, timeSec));
  return index < 0 ? undefined : `${index}-${rows[index]!.timeSec}`;
}

/** Both are at samples of the record; half a millisecond is less than a sample interval. */
function isSameMoment(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.0005;
}
