import { useEffect, useState } from 'react';
import { CLASS_NAMES } from '../../beats/types';
import type { ClassMetrics, Metrics } from '../../evaluation/types';
import type { Leak } from '../../experiment/plan/types';
import type { Protocol } from '../../experiment/settings/types';
import { classNamesOf } from '../../state/beats/classNames';
import { commands } from '../../state/commands';
import { runMetrics } from '../../state/results/runMetrics';
import { Button } from '../../widgets/Button';
import { ClassMark } from '../../widgets/ClassMark';
import { type Column, DataTable } from '../../widgets/DataTable';
import { formatCount } from '../../widgets/format';
import { protocolWords } from '../protocolWords';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { LeakBadges, LeakStamps } from './LeakStamps';
import { MeasureValue } from './Measures';
import styles from './Results.module.css';

/** A row of the list: a published run, or above them the open one. */
interface ListedRun {
  name: string;
  isOwn: boolean;
  metrics: Metrics;
  /** Names of its classes. */
  classes: readonly string[];
  protocol: Protocol;
  records: number;
  leaks: readonly Leak[];
}

/** The runs of docs/results beside the open one: their headlines, the measures of a chosen one, and their repetition. */
export function PublishedRuns() {
  const { results: words } = useWords();
  const published = useLab((state) => state.published);
  const run = useLab((state) => state.openRun);
  const [shown, setShown] = useState<string>();
  useEffect(() => void commands.loadPublished(), []);

  if (!published) return <p className={styles.note}>{words.published.loading}</p>;
  const own: ListedRun[] = run
    ? [
        {
          ...{ name: words.published.openRun(run.title), isOwn: true, leaks: run.leaks },
          ...{ metrics: runMetrics(run).pooled.metrics, classes: classNamesOf(run.experiment.prepare) },
          ...{ protocol: run.experiment.train.protocol, records: run.experiment.records.length },
        },
      ]
    : [];
  const others = published.map(({ name, capsule, metrics }): ListedRun => {
    const { train, records } = capsule.experiment;
    return {
      ...{ name, isOwn: false, metrics, leaks: capsule.leaks, classes: capsule.classes },
      ...{ protocol: train.protocol, records: records.length },
    };
  });
  const details = others.find(({ name }) => name === shown);
  return (
    <>
      <p className={styles.note}>{words.published.lead}</p>
      <RunList runs={[...own, ...others]} shown={shown} onShow={setShown} />
      {details && <Details run={details} own={own[0]} />}
    </>
  );
}

function RunList(props: { runs: ListedRun[]; shown: string | undefined; onShow(name: string): void }) {
  const all = useWords();
  const { results: words } = all;
  const f1 = (label: number): Column<ListedRun> => ({
    key: CLASS_NAMES[label]!,
    header: words.f1Of(CLASS_NAMES[label]!),
    align: 'end',
    // Runs of other classes have none of these.
    cell: ({ metrics, classes }) =>
      classes[label] === CLASS_NAMES[label] && (
        <MeasureValue measure={metrics.perClass[label]!.f1} style="number" />
      ),
  });
  const columns: Column<ListedRun>[] = [
    {
      key: 'run',
      header: words.runColumns.run,
      rowHeader: true,
      align: 'wrap',
      cell: ({ name, leaks }) => (
        <span className={styles.runCell}>
          {name}
          <span className={styles.badges}>
            <LeakBadges leaks={[...leaks]} part={undefined} />
          </span>
        </span>
      ),
    },
    {
      key: 'protocol',
      header: words.runColumns.protocol,
      align: 'wrap',
      cell: ({ protocol }) => protocolWords(protocol, all),
    },
    {
      key: 'records',
      header: words.published.records,
      align: 'end',
      cell: ({ records }) => formatCount(records),
    },
    {
      key: 'beats',
      header: words.beatsTested,
      align: 'end',
      cell: ({ metrics }) => formatCount(metrics.support),
    },
    {
      key: 'accuracy',
      header: words.runColumns.accuracy,
      align: 'end',
      cell: ({ metrics }) => <MeasureValue measure={metrics.accuracy} style="percent" />,
    },
    {
      key: 'macroF1',
      header: words.runColumns.macroF1,
      align: 'end',
      cell: ({ metrics }) => <MeasureValue measure={metrics.headlineF1} style="number" />,
    },
    f1(1),
    f1(2),
    {
      key: 'actions',
      header: words.runColumns.actions,
      cell: ({ name, isOwn }) =>
        !isOwn && (
          <span className={styles.rowActions}>
            <Button
              kind="quiet"
              aria-label={words.published.showOne(name)}
              aria-pressed={name === props.shown}
              onClick={() => props.onShow(name)}
            >
              {words.published.show}
            </Button>
            <Button
              kind="quiet"
              aria-label={words.published.repeatOne(name)}
              title={words.published.repeatHint}
              onClick={() => void commands.repeatPublished(name)}
            >
              {words.published.repeat}
            </Button>
          </span>
        ),
    },
  ];
  return (
    <DataTable
      label={words.published.title}
      columns={columns}
      rows={props.runs}
      rowKey={({ name }) => name}
      currentKey={props.shown}
      compact
    />
  );
}

/** The measures of a published run by class, beside those of the open one, and what its leak check found. */
function Details({ run, own }: { run: ListedRun; own: ListedRun | undefined }) {
  const { results: words } = useWords();
  const isAlike = own?.classes[1] === run.classes[1];
  const runs = own && isAlike ? [run, own] : [run];
  const measure = (of: ListedRun, key: 'sensitivity' | 'positivePredictivity' | 'f1', header: string) => ({
    key: `${of.name} ${key}`,
    header,
    group: of.isOwn ? words.published.own : of.name,
    align: 'end' as const,
    cell: (_: ClassMetrics, index: number) => {
      const one = of.metrics.perClass[index];
      return one && <MeasureValue measure={one[key]} style={key === 'f1' ? 'number' : 'percent'} />;
    },
  });
  const columns: Column<ClassMetrics>[] = [
    {
      key: 'class',
      header: words.class,
      rowHeader: true,
      cell: (_, index) => <ClassMark classIndex={index} name={run.classes[index]!} />,
    },
    ...runs.flatMap((of) => [
      measure(of, 'sensitivity', words.se),
      measure(of, 'positivePredictivity', words.pp),
      measure(of, 'f1', words.f1),
    ]),
  ];
  return (
    <>
      <DataTable
        label={words.published.details(run.name)}
        captionShown
        columns={columns}
        rows={run.metrics.perClass}
        rowKey={(_, index) => run.classes[index]!}
        compact
      />
      <LeakStamps leaks={[...run.leaks]} part={undefined} />
    </>
  );
}
