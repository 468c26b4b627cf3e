import { CLASS_NAMES } from '../../../beats/types';
import type { Difference, Interval } from '../../../evaluation/bootstrapRecords';
import type { MeasureSet } from '../../../evaluation/measureSet';
import type { Measure } from '../../../evaluation/types';
import type { RunView } from '../../../experiment/run/types';
import type { Words } from '../../../i18n';
import { differenceOf, knownDifference } from '../../../state/results/compareRuns';
import { runMetrics } from '../../../state/results/runMetrics';
import { knownIntervals, runIntervals } from '../../../state/results/runRecords';
import { type Column, DataTable } from '../../../widgets/DataTable';
import { formatCount, NO_VALUE } from '../../../widgets/format';
import { UndefinedValue } from '../../../widgets/UndefinedValue';
import { useWords } from '../../useWords';
import { IntervalValue, intervalText, useIntervalReason } from '../Intervals';
import { type MeasureStyle, MeasureValue } from '../Measures';
import styles from '../Results.module.css';
import { useOnePerTask } from '../useOnePerTask';
import { runLetter } from './runLetter';
import { signed } from './signed';

interface Row {
  key: string;
  name: string;
  style: MeasureStyle;
  /** Picks this row's entry from a set of measures; undefined if a run does not have the class. */
  pick: <T>(set: MeasureSet<T>) => T | undefined;
}

/**
 * Measures of all runs, and the differences of each but the first; intervals and differences are computed one after
 * the other.
 */
export function ComparisonMeasures({ runs }: { runs: readonly RunView[] }) {
  const allWords = useWords();
  const words = allWords.compare;
  const first = runs[0]!;
  const others = runs.slice(1);
  useOnePerTask(
    [...runs.map((run) => run.folds), ...others],
    (item) =>
      'folds' in item
        ? knownDifference(first, item) !== undefined
        : knownIntervals(runOf(runs, item)) !== undefined,
    (item) => void ('folds' in item ? differenceOf(first, item) : runIntervals(runOf(runs, item))),
  );
  const rows = rowsOf(Math.max(...runs.map(({ classCount }) => classCount)), allWords);
  const pair = (index: number) => words.minus({ letter: runLetter(index), first: runLetter(0) });
  const columns: Column<Row>[] = [
    { key: 'measure', header: words.measure, rowHeader: true, cell: (row) => row.name },
    ...runs.map((run, index): Column<Row> => {
      const metrics = runMetrics(run).pooled.metrics;
      return {
        key: run.id,
        header: runLetter(index),
        title: run.title,
        align: 'end',
        cell: ({ pick, style }) => (
          <ValueOf
            measure={pick<Measure>(metrics)}
            interval={pickFrom(pick, knownIntervals(run))}
            style={style}
          />
        ),
      };
    }),
    ...others.map(
      (run, index): Column<Row> => ({
        key: `difference-${run.id}`,
        header: pair(index + 1),
        align: 'end',
        cell: ({ pick, style }) => (
          <DifferenceOf difference={pickFrom(pick, knownDifference(first, run)?.paired)} style={style} />
        ),
      }),
    ),
  ];
  return (
    <>
      <DataTable
        label={words.measures}
        captionShown
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        compact
      />
      <div className={styles.owners}>
        {others.map((run, index) => {
          const difference = knownDifference(first, run);
          if (!difference) return <p key={run.id}>{words.intervalsComing}</p>;
          const note = difference.paired
            ? words.pairedNote({
                pair: pair(index + 1),
                shared: formatCount(difference.shared.length),
                first: formatCount(difference.tested[0]),
                second: formatCount(difference.tested[1]),
              })
            : words.unpairedNote(pair(index + 1));
          return (
            <p key={run.id} className={styles.note}>
              {note}
            </p>
          );
        })}
      </div>
    </>
  );
}

function rowsOf(classCount: number, { results, compare }: Words): Row[] {
  const classes = CLASS_NAMES.slice(0, classCount);
  const ofClass = [
    ['sensitivity', results.se, 'percent'],
    ['positivePredictivity', results.pp, 'percent'],
    ['f1', results.f1, 'number'],
  ] as const;
  return [
    { key: 'accuracy', name: results.accuracy, style: 'percent', pick: (set) => set.accuracy },
    { key: 'macroF1', name: results.macroF1, style: 'number', pick: (set) => set.macroF1 },
    { key: 'kappa', name: results.kappa, style: 'number', pick: (set) => set.cohenKappa },
    ...classes.flatMap((name, index) =>
      ofClass.map(
        ([key, measure, style]): Row => ({
          key: `${name}-${key}`,
          name: compare.ofClass({ name, measure }),
          style,
          pick: (set) => set.perClass[index]?.[key],
        }),
      ),
    ),
  ];
}

const runOf = (runs: readonly RunView[], folds: RunView['folds']) => runs.find((run) => run.folds === folds)!;

const pickFrom = <T,>(pick: Row['pick'], set: MeasureSet<T> | undefined) => set && pick<T>(set);

function ValueOf(props: {
  measure: Measure | undefined;
  interval: Interval | undefined;
  style: MeasureStyle;
}) {
  const { measure, interval, style } = props;
  if (!measure) return <>{NO_VALUE}</>;
  return (
    <>
      <MeasureValue measure={measure} style={style} />
      <IntervalValue interval={interval} style={style} />
    </>
  );
}

/** `−12.3 (−20.1 … −4.0)`: percentage points for shares, plain numbers otherwise; bold if the interval excludes 0. */
function DifferenceOf({ difference, style }: { difference: Difference | undefined; style: MeasureStyle }) {
  const words = useWords().results;
  const reason = useIntervalReason();
  if (!difference) return <>{NO_VALUE}</>;
  const { estimate, interval } = difference;
  if (!estimate.defined) return <UndefinedValue reason={words.undefinedReason[estimate.reason]} />;
  const text = style === 'percent' ? signed(estimate.value * 100, 1) : signed(estimate.value, 3);
  const isClear = interval.defined && (interval.low > 0 || interval.high < 0);
  return (
    <>
      {isClear ? <strong>{text}</strong> : text}{' '}
      <span className={styles.interval}>
        ({interval.defined ? intervalText(interval, style) : <UndefinedValue reason={reason(interval)} />})
      </span>
    </>
  );
}
