import type { EpochPoint } from '../experiment/run/types';
import { type HistoryRow, historyRows } from '../state/train/historyRows';
import { Badge } from '../widgets/Badge';
import { type Column, DataTable } from '../widgets/DataTable';
import { Fold } from '../widgets/fields/Settings';
import { formatCount, formatDuration, formatNumber } from '../widgets/format';
import { UndefinedValue } from '../widgets/UndefinedValue';
import { useWords } from './useWords';

export interface EpochTableProps {
  histories: readonly (readonly EpochPoint[])[];
  /** 1-based, per fold; missing while unknown. */
  bestEpochs?: readonly number[];
}

/** The learning curves as numbers. */
export function EpochTable(props: EpochTableProps) {
  const words = useWords().train;
  return (
    <Fold summary={words.epochTableSummary}>
      <Epochs {...props} />
    </Fold>
  );
}

function Epochs({ histories, bestEpochs = [] }: EpochTableProps) {
  const words = useWords().train;
  const rows = historyRows(histories, bestEpochs, undefined);
  const optional = (value: number | undefined, scale: number, digits: number) =>
    value === undefined ? (
      <UndefinedValue reason={words.noValidation} />
    ) : (
      formatNumber(value * scale, digits)
    );
  const columns: Column<HistoryRow>[] = [
    {
      key: 'fold',
      header: words.columns.fold,
      align: 'end',
      cell: (row) => formatCount(row.fold + 1),
    },
    {
      key: 'epoch',
      header: words.columns.epoch,
      rowHeader: true,
      cell: (row) => (
        <>
          {formatCount(row.point.epoch)} {row.best && <Badge>{words.columns.kept}</Badge>}
        </>
      ),
    },
    {
      key: 'trainLoss',
      header: words.columns.trainLoss,
      align: 'end',
      cell: ({ point }) => formatNumber(point.trainLoss, 4),
    },
    {
      key: 'validationLoss',
      header: words.columns.validationLoss,
      align: 'end',
      cell: ({ point }) => optional(point.validationLoss, 1, 4),
    },
    {
      key: 'trainAccuracy',
      header: words.columns.trainAccuracy,
      align: 'end',
      cell: ({ point }) => formatNumber(point.trainAccuracy * 100, 2),
    },
    {
      key: 'validationAccuracy',
      header: words.columns.validationAccuracy,
      align: 'end',
      cell: ({ point }) => optional(point.validationAccuracy, 100, 2),
    },
    {
      key: 'learningRate',
      header: words.columns.learningRate,
      align: 'end',
      cell: ({ point }) => formatRate(point.learningRate),
    },
    {
      key: 'duration',
      header: words.columns.duration,
      align: 'end',
      cell: ({ point }) => formatDuration(point.durationSec),
    },
  ];
  return (
    <DataTable
      label={words.epochTable}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.fold}-${row.point.epoch}`}
      compact
      maxHeight="420px"
    />
  );
}

/** Formats a learning rate, which spans decades, with two significant digits: `0.0020`, `2.1e−5`. */
function formatRate(rate: number): string {
  if (rate >= 0.0001) return formatNumber(rate, 5);
  return rate.toExponential(1).replace('-', '−');
}
