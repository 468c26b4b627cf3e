import { useState } from 'react';
import type { BootstrapIntervals } from '../../evaluation/bootstrapRecords';
import type { ClassMetrics } from '../../evaluation/types';
import type { ClassSpread, RunMetrics } from '../../state/results/runMetrics';
import { ClassMark } from '../../widgets/ClassMark';
import { type Column, DataTable } from '../../widgets/DataTable';
import { SegmentedField } from '../../widgets/fields/SegmentedField';
import { formatCount, NO_VALUE } from '../../widgets/format';
import { useRunClasses } from '../runClasses';
import { useWords } from '../useWords';
import { IntervalNote, IntervalValue } from './Intervals';
import { MeasureValue, SpreadValue } from './Measures';
import styles from './Results.module.css';

type Row = { index: number; pooled: ClassMetrics; spread: ClassSpread };
type Key = keyof ClassSpread;

export interface PerClassTableProps {
  metrics: RunMetrics;
  /** undefined while they are being computed. */
  intervals: BootstrapIntervals | undefined;
}

/** Se, +P, Sp, F1 and support of each class, pooled with intervals or as mean ± SD over folds. */
export function PerClassTable({ metrics, intervals }: PerClassTableProps) {
  const allNames = useRunClasses();
  const words = useWords().results;
  const [view, setView] = useState<'pooled' | 'folds'>('pooled');
  const folds = metrics.folds.length;
  const rows: Row[] = metrics.pooled.metrics.perClass.map((pooled, index) => ({
    index,
    pooled,
    spread: metrics.spread.perClass[index]!,
  }));
  const measures: [Key, string, string][] = [
    ['sensitivity', words.se, words.seTitle],
    ['positivePredictivity', words.pp, words.ppTitle],
    ['specificity', words.sp, words.spTitle],
    ['f1', words.f1, words.f1Title],
  ];
  // A dash has its reason only as tooltip; the list below the table shows the reasons to everybody.
  const reasons = new Set(
    rows.flatMap(({ pooled, spread }) =>
      measures.flatMap(([key]) => {
        if (view === 'folds') return spread[key] ? [] : [words.undefinedInAllFolds];
        return pooled[key].defined ? [] : [words.undefinedReason[pooled[key].reason]];
      }),
    ),
  );
  const columns: Column<Row>[] = [
    {
      key: 'class',
      header: words.class,
      rowHeader: true,
      cell: ({ index }) => <ClassMark classIndex={index} name={allNames[index]!} />,
    },
    ...measures.map(
      ([key, header, title]): Column<Row> => ({
        key,
        header,
        title,
        align: 'end',
        cell: ({ index, pooled, spread }) => {
          const style = key === 'f1' ? 'number' : 'percent';
          return view === 'pooled' ? (
            <>
              <MeasureValue measure={pooled[key]} style={style} />
              {key !== 'specificity' && (
                <IntervalValue interval={intervals?.perClass[index]?.[key]} style={style} />
              )}
            </>
          ) : (
            <SpreadValue spread={spread[key]} style={style} folds={folds} />
          );
        },
      }),
    ),
    {
      key: 'support',
      header: words.support,
      title: words.supportTitle,
      align: 'end',
      cell: ({ pooled }) => formatCount(pooled.support),
    },
  ];
  return (
    <div className={styles.perClass}>
      <div className={styles.sectionHead}>
        <h3>{words.perClass}</h3>
        {folds > 1 && (
          <SegmentedField
            label={words.perClassView}
            labelHidden
            value={view}
            options={[
              { value: 'pooled', label: words.perClassViews.pooled },
              { value: 'folds', label: words.perClassViews.folds },
            ]}
            onChange={setView}
          />
        )}
      </div>
      <DataTable
        label={words.perClass}
        columns={columns}
        rows={rows}
        rowKey={({ index }) => allNames[index]!}
      />
      {view === 'pooled' && <IntervalNote intervals={intervals} />}
      <dl className={styles.legend}>
        {measures.map(([key, name, title]) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>{title}</dd>
          </div>
        ))}
        {[...reasons].map((reason) => (
          <div key={reason}>
            <dt>{NO_VALUE}</dt>
            <dd>{reason}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
