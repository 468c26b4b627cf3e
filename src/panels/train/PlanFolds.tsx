import type { PrepareSettings } from '../../beats/types';
import type { Protocol } from '../../experiment/settings/types';
import { dealsRecords } from '../../state/train/protocolSide';
import type { PlannedFold, TrainingPlan } from '../../state/train/trainingPlan';
import { type Column, DataTable } from '../../widgets/DataTable';
import { Fold } from '../../widgets/fields/Settings';
import { formatCount } from '../../widgets/format';
import { classColumns } from '../classColumns';
import { useWords } from '../useWords';
import { sum } from './planWords';

/** The folds as a table: beats of each part, and tested beats of each class. */
export function PlanFolds(props: PlanFoldsProps) {
  const words = useWords();
  return (
    <Fold summary={words.protocol.foldTableSummary}>
      <FoldTable {...props} />
    </Fold>
  );
}

interface PlanFoldsProps {
  plan: TrainingPlan;
  protocol: Protocol;
  /** What is trained on. */
  rows: PrepareSettings['rows'];
  classCount: number;
}

export function FoldTable({ plan, protocol, rows, classCount }: PlanFoldsProps) {
  const words = useWords();
  const { foldTable, foldColumns } = words.protocol;
  const beats = (part: 'training' | 'validation' | 'test'): Column<PlannedFold> => ({
    key: part,
    header: foldColumns[part],
    align: 'end',
    cell: (fold) => formatCount(sum(fold[part])),
  });
  const isByRecord = dealsRecords(protocol);
  const columns: Column<PlannedFold>[] = [
    {
      key: 'fold',
      header: foldColumns.fold,
      rowHeader: true,
      cell: (_, index) => formatCount(index + 1),
    },
    ...(['training', 'validation', 'test'] as const).map(beats),
    ...classColumns<PlannedFold>({
      words,
      group: foldColumns.byClass,
      ...{ rows, classCount },
      counts: ({ test }) => test,
      sums: Array.from({ length: classCount }, (_, label) => sum(plan.folds.map(({ test }) => test[label]!))),
    }),
    ...(isByRecord
      ? [
          {
            key: 'records',
            header: foldColumns.testedRecords,
            align: 'wrap' as const,
            cell: ({ records }: PlannedFold) => records.test.join(', '),
          },
        ]
      : []),
  ];
  return (
    <DataTable
      label={foldTable}
      columns={columns}
      rows={plan.folds}
      rowKey={(_, index) => String(index)}
      compact
      maxHeight="420px"
    />
  );
}
