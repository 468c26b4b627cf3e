import { useState } from 'react';
import type { Holding } from '../../evaluation/recordErrors';
import type { Metrics } from '../../evaluation/types';
import type { TestedRun } from '../../experiment/run/types';
import { OWNER_SHARE, type RecordRow, runRecordErrors } from '../../state/results/recordErrors';
import { runMetrics } from '../../state/results/runMetrics';
import { type Column, DataTable } from '../../widgets/DataTable';
import { SegmentedField } from '../../widgets/fields/SegmentedField';
import { formatCount, formatPercent } from '../../widgets/format';
import { useRunClasses } from '../runClasses';
import { useWords } from '../useWords';
import { MeasureValue } from './Measures';
import styles from './Results.module.css';

/** The errors by record: records in rows, true classes in columns; or the measures of each record. */
export function RecordErrors({ run }: { run: TestedRun }) {
  const allNames = useRunClasses();
  const { compare: words, results } = useWords();
  const [view, setView] = useState<'errors' | 'metrics'>('errors');
  const { rows } = runRecordErrors(run);
  const classes = allNames.slice(0, run.classCount);
  const name: Column<RecordRow> = {
    key: 'record',
    header: words.record,
    rowHeader: true,
    cell: (row) => row.name,
  };
  const errors: Column<RecordRow>[] = [
    {
      key: 'all',
      header: words.all,
      align: 'end',
      cell: (row) => <Errors errors={row.totalErrors} beats={row.totalBeats} />,
    },
    ...classes.map(
      (header, index): Column<RecordRow> => ({
        key: header,
        header,
        align: 'end',
        cell: (row) => <Errors errors={row.errors[index]!} beats={row.beats[index]!} />,
      }),
    ),
  ];
  const metrics: Column<RecordRow>[] = [
    { key: 'beats', header: results.support, align: 'end', cell: (row) => formatCount(row.totalBeats) },
    {
      key: 'accuracy',
      header: words.accuracy,
      align: 'end',
      cell: (row) => <MeasureValue measure={row.metrics.accuracy} style="percent" />,
    },
    ...classes.flatMap((group, index) =>
      (
        [
          ['sensitivity', results.se, 'percent'],
          ['positivePredictivity', results.pp, 'percent'],
          ['f1', results.f1, 'number'],
        ] as const
      ).map(
        ([key, header, style]): Column<RecordRow> => ({
          key: `${group}-${key}`,
          header,
          group,
          align: 'end',
          cell: (row) => <MeasureValue measure={row.metrics.perClass[index]![key]} style={style} />,
        }),
      ),
    ),
  ];
  return (
    <>
      <Owners run={run} />
      <Apart run={run} />
      <SegmentedField
        label={words.errorsView}
        labelHidden
        value={view}
        options={(['errors', 'metrics'] as const).map((value) => ({
          value,
          label: words.errorsViews[value],
        }))}
        onChange={setView}
      />
      <DataTable
        label={view === 'errors' ? words.errorsByRecord : words.metricsByRecord}
        columns={[name, ...(view === 'errors' ? errors : metrics)]}
        rows={rows}
        rowKey={(row) => row.name}
        compact
        maxHeight="420px"
      />
      {view === 'errors' && <p className={styles.note}>{words.errorsHint}</p>}
    </>
  );
}

/** `12 / 340`; faint if there are no errors, a dash if there are no beats. */
function Errors({ errors, beats }: { errors: number; beats: number }) {
  const words = useWords();
  if (beats === 0) return <MeasureValue measure={{ defined: false, reason: 'no-truth' }} style="number" />;
  const text = words.compare.errorsOf({ errors: formatCount(errors), beats: formatCount(beats) });
  return errors === 0 ? <span className={styles.faint}>{text}</span> : text;
}

/** The records that dominate the numbers of a class. */
function Owners({ run }: { run: TestedRun }) {
  const allNames = useRunClasses();
  const words = useWords().compare;
  const { owners, rows } = runRecordErrors(run);
  if (rows.length < 2) return null;
  const sentencesFor = (
    pick: 'beats' | 'errors',
    sentence: (p: { record: string; percent: string; name: string }) => string,
  ) =>
    owners.flatMap((owner) => {
      const holding: Holding | undefined = owner[pick];
      if (!holding || holding.count / holding.of < OWNER_SHARE) return [];
      return sentence({
        record: run.beats.recordNames[holding.record]!,
        percent: formatPercent(holding.count / holding.of, 0),
        name: allNames[owner.classIndex]!,
      });
    });
  const sentences = [
    sentencesFor('beats', words.holdsBeats),
    sentencesFor('errors', words.holdsErrors),
  ].filter((parts) => parts.length > 0);
  return (
    <div className={styles.owners}>
      {sentences.map((parts) => (
        <p key={parts[0]}>{words.holdings(parts)}</p>
      ))}
      {sentences.length === 0 && <p>{words.noOwner}</p>}
    </div>
  );
}

interface ApartRow {
  name: string;
  metrics: Metrics;
}

/** The measures without each record that holds much of a class, and of that record alone. */
function Apart({ run }: { run: TestedRun }) {
  const allNames = useRunClasses();
  const { compare: words, results } = useWords();
  const { apart } = runRecordErrors(run);
  if (apart.length === 0) return null;
  const rows: ApartRow[] = [
    { name: words.all, metrics: runMetrics(run).pooled.metrics },
    ...apart.flatMap(({ record, without, alone }) => {
      const name = run.beats.recordNames[record]!;
      return [
        { name: words.withoutRecord(name), metrics: without },
        { name: words.recordAlone(name), metrics: alone },
      ];
    }),
  ];
  const columns: Column<ApartRow>[] = [
    { key: 'records', header: words.records, rowHeader: true, cell: ({ name }) => name },
    {
      key: 'beats',
      header: results.support,
      align: 'end',
      cell: ({ metrics }) => formatCount(metrics.support),
    },
    {
      key: 'accuracy',
      header: words.accuracy,
      align: 'end',
      cell: ({ metrics }) => <MeasureValue measure={metrics.accuracy} style="percent" />,
    },
    ...allNames.slice(0, run.classCount).map(
      (name, index): Column<ApartRow> => ({
        key: name,
        header: `${results.f1} ${name}`,
        align: 'end',
        cell: ({ metrics }) => <MeasureValue measure={metrics.perClass[index]!.f1} style="number" />,
      }),
    ),
  ];
  return (
    <DataTable
      label={words.recordsApart}
      captionShown
      columns={columns}
      rows={rows}
      rowKey={({ name }) => name}
      compact
    />
  );
}
