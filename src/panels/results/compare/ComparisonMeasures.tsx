import type { Interval } from '../../../evaluation/bootstrapRecords';
import type { MeasureSet } from '../../../evaluation/measureSet';
import type { Measure } from '../../../evaluation/types';
import type { RunView } from '../../../experiment/run/types';
import { classNamesOf } from '../../../state/beats/classNames';
import {
  comparedClasses,
  differenceOf,
  knownDifference,
  metricsBeside,
} from '../../../state/results/compareRuns';
import { runMetrics } from '../../../state/results/runMetrics';
import { knownIntervals, runIntervals } from '../../../state/results/runRecords';
import { type Column, DataTable } from '../../../widgets/DataTable';
import { formatCount, NO_VALUE } from '../../../widgets/format';
import { useWords } from '../../useWords';
import { DifferenceValue } from '../DifferenceValue';
import { IntervalValue } from '../Intervals';
import { leftOutWords } from '../leftOutWords';
import { type MeasureStyle, MeasureValue } from '../Measures';
import { type MeasureRow, measureRows } from '../measureRows';
import styles from '../Results.module.css';
import { RunMark } from '../RunMark';
import { runColour } from '../runColour';
import { runLetter } from '../runLetter';
import { useOnePerTask } from '../useOnePerTask';

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
  const rows = measureRows(comparedClasses(runs), allWords);
  const pair = (index: number) => words.minus({ letter: runLetter(index), first: runLetter(0) });
  const columns: Column<MeasureRow>[] = [
    { key: 'measure', header: words.measure, rowHeader: true, cell: (row) => row.name },
    ...runs.map((run, index): Column<MeasureRow> => {
      const metrics = metricsBeside(first, run);
      return {
        key: run.id,
        header: <RunMark letter={runLetter(index)} colour={runColour(index)} />,
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
      (run, index): Column<MeasureRow> => ({
        key: `difference-${run.id}`,
        header: pair(index + 1),
        align: 'end',
        cell: ({ pick, style }) => (
          <DifferenceValue difference={pickFrom(pick, knownDifference(first, run)?.paired)} style={style} />
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
        {runs.map((run, index) => {
          const without = leftOutWords(
            runMetrics(run).pooled.metrics,
            allWords.results,
            classNamesOf(run.experiment.prepare),
          );
          if (!without) return null;
          return (
            <p key={`without-${run.id}`} className={styles.note}>
              {words.runName({ letter: runLetter(index), title: without.sentence })}
            </p>
          );
        })}
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

const runOf = (runs: readonly RunView[], folds: RunView['folds']) => runs.find((run) => run.folds === folds)!;

const pickFrom = <T,>(pick: MeasureRow['pick'], set: MeasureSet<T> | undefined) => set && pick<T>(set);

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
