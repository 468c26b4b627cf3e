import type { BootstrapIntervals, Interval } from '../../evaluation/bootstrapRecords';
import type { Measure } from '../../evaluation/types';
import type { RunView } from '../../experiment/run/types';
import { rowsOf } from '../../state/beats/classNames';
import { leftOut } from '../../state/results/headline';
import { runRecordErrors } from '../../state/results/recordErrors';
import type { RunMetrics } from '../../state/results/runMetrics';
import { publishedPart } from '../../state/train/publishedPart';
import { formatCount, NO_VALUE } from '../../widgets/format';
import { IntervalPlot } from '../../widgets/plot/IntervalPlot';
import { protocolWords } from '../protocolWords';
import { useRunClasses } from '../runClasses';
import { useWords } from '../useWords';
import styles from './Headline.module.css';
import { intervalText, useIntervalReason } from './Intervals';
import { leftOutWords } from './leftOutWords';
import { formatMeasure, type MeasureStyle } from './Measures';
import { useComparedAs } from './runColour';

export interface HeadlineProps {
  run: RunView;
  metrics: RunMetrics;
  /** undefined while they are being computed. */
  intervals: BootstrapIntervals | undefined;
}

interface KeyNumber {
  name: string;
  style: MeasureStyle;
  measure: Measure;
  interval: Interval | undefined;
  /** The class has so few tested beats that its number says nothing: what is shown instead. */
  tooFew?: string | undefined;
}

/** Indices of the classes that papers report, by what rows are: SVEB and VEB; all rhythms but the normal one. */
const REPORTED = { beats: [1, 2], pieces: [1, 2, 3] };

/** What a run is known by: accuracy, macro F1, F1 of SVEB and VEB with their intervals, and what was tested. */
export function Headline({ run, metrics, intervals }: HeadlineProps) {
  const allNames = useRunClasses();
  const all = useWords();
  const words = all.results;
  const { metrics: pooled } = metrics.pooled;
  const without = leftOutWords(pooled, words, allNames);
  const few = new Map(leftOut(pooled).map(({ classIndex, beats }) => [classIndex, beats]));
  const numbers: KeyNumber[] = [
    { name: words.accuracy, style: 'percent', measure: pooled.accuracy, interval: intervals?.accuracy },
    { name: words.macroF1, style: 'number', measure: pooled.headlineF1, interval: intervals?.headlineF1 },
    ...REPORTED[rowsOf(run.experiment.prepare)]
      .filter((index) => index < run.classCount)
      .map((index): KeyNumber => {
        const beats = few.get(index);
        const count = beats !== undefined && words.beats(formatCount(beats), beats === 1);
        return {
          name: words.f1Of(allNames[index]!),
          style: 'number',
          measure: pooled.perClass[index]!.f1,
          interval: intervals?.perClass[index]?.f1,
          tooFew: count ? (beats === 0 ? words.noneTested : words.tooFewBeats(count)) : undefined,
        };
      }),
  ];
  const records = runRecordErrors(run).rows.length;
  return (
    <section className={styles.headline} aria-label={words.headline}>
      <dl className={styles.numbers}>
        {numbers.map((number) => (
          <KeyFigure key={number.name} {...number} runId={run.id} />
        ))}
      </dl>
      <p className={styles.tested}>
        {words.headlineOver({
          beats: words.beats(formatCount(pooled.support), pooled.support === 1),
          records: words.recordsCount(formatCount(records), records === 1),
        })}
        {' · '}
        {protocolWords(run.experiment.train.protocol, all, publishedPart(run.experiment))}
      </p>
      {without && <p className={styles.without}>{without.sentence}</p>}
    </section>
  );
}

function KeyFigure({ name, style, measure, interval, tooFew, runId }: KeyNumber & { runId: string }) {
  const words = useWords();
  const reason = useIntervalReason();
  const colour = useComparedAs(runId)?.colour ?? 'var(--ink)';
  const value = measure.defined && tooFew === undefined ? measure.value : undefined;
  const shown = value === undefined ? NO_VALUE : formatMeasure(value, style);
  const range = interval?.defined && value !== undefined ? intervalText(interval, style) : undefined;
  const why = () => {
    if (tooFew !== undefined) return tooFew;
    if (!measure.defined) return words.results.undefinedReason[measure.reason];
    if (!interval) return words.compare.intervalsComing;
    return interval.defined ? '' : reason(interval);
  };
  return (
    <div className={styles.number}>
      <dt>{name}</dt>
      <dd className={styles.value}>{shown}</dd>
      <dd className={styles.bar}>
        <IntervalPlot
          marks={[
            {
              key: name,
              value,
              interval: interval?.defined && value !== undefined ? interval : undefined,
              colour,
              label: `${name}: ${shown}${range === undefined ? '' : ` (${range})`}`,
            },
          ]}
        />
      </dd>
      <dd className={styles.range}>{range ?? why()}</dd>
    </div>
  );
}
