import type { ReactNode } from 'react';
import type { BootstrapIntervals, Interval } from '../../evaluation/bootstrapRecords';
import type { Measure, Spread } from '../../evaluation/types';
import type { RunView } from '../../experiment/run/types';
import { classNamesOf } from '../../state/beats/classNames';
import { experimentFacts } from '../../state/results/experimentFacts';
import { runAnnotators } from '../../state/results/runAnnotators';
import type { RunMetrics } from '../../state/results/runMetrics';
import { stopOf } from '../../state/results/stopOf';
import { foldRecords, plannedFoldCount } from '../../state/train/foldNames';
import { publishedPart } from '../../state/train/publishedPart';
import tableStyles from '../../widgets/DataTable.module.css';
import { formatCount, formatDuration } from '../../widgets/format';
import {
  augmentationWords,
  balanceWords,
  bestEpochWords,
  engineWords,
  inputWords,
  networkWords,
  preparingWords,
  trainingWords,
  validationWords,
} from '../describeRun';
import { factName, factWords, unmentionedFacts } from '../factWords';
import { formatDate } from '../formatDate';
import { protocolWords } from '../protocolWords';
import { useRunClasses } from '../runClasses';
import { stopWords } from '../stopWords';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { IntervalValue } from './Intervals';
import { leftOutWords } from './leftOutWords';
import { type MeasureStyle, MeasureValue, SpreadValue } from './Measures';
import styles from './Results.module.css';

type MeasureLine = [string, MeasureStyle, Measure, Spread | undefined, Interval | undefined];

export interface RunSummaryTableProps {
  run: RunView;
  metrics: RunMetrics;
  /** undefined while they are being computed. */
  intervals: BootstrapIntervals | undefined;
}

/** The run in one table: its measures, pooled with intervals and over folds, and everything that determined them. */
export function RunSummaryTable({ run, metrics, intervals }: RunSummaryTableProps) {
  const words = useWords().results;
  const { pooled, spread, folds } = metrics;
  // A single fold has no spread, and its mean equals the pooled value.
  const hasSpread = folds.length > 1;
  const without = leftOutWords(pooled.metrics, words, useRunClasses());
  const measures: MeasureLine[] = [
    [words.accuracy, 'percent', pooled.metrics.accuracy, spread.accuracy, intervals?.accuracy],
    [words.macroF1, 'number', pooled.metrics.headlineF1, spread.headlineF1, intervals?.headlineF1],
    ...(without
      ? ([
          [words.macroF1All, 'number', pooled.metrics.macroF1, spread.macroF1, intervals?.macroF1],
        ] as MeasureLine[])
      : []),
    [words.kappa, 'number', pooled.metrics.cohenKappa, spread.cohenKappa, intervals?.cohenKappa],
    [words.matthews, 'number', pooled.metrics.matthews, spread.matthews, undefined],
  ];
  return (
    <table className={`${tableStyles.table} ${tableStyles.compact} ${styles.summary}`}>
      <caption>{words.summary}</caption>
      <thead>
        <tr>
          <th scope="col">{words.measure}</th>
          <th scope="col" className={tableStyles.start}>
            {hasSpread ? words.pooled : words.value}
          </th>
          {hasSpread && (
            <th scope="col" className={tableStyles.start}>
              {words.overFolds}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {measures.map(([name, style, measure, overFolds, interval]) => (
          <tr key={name}>
            <th scope="row">
              {name}
              {name === words.macroF1 && without && <span className={styles.fewer}>{without.short}</span>}
            </th>
            <td className={tableStyles.start}>
              <MeasureValue measure={measure} style={style} />
              <IntervalValue interval={interval} style={style} />
            </td>
            {hasSpread && (
              <td className={tableStyles.start}>
                <SpreadValue spread={overFolds} style={style} folds={folds.length} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
      <tbody>
        {useFacts(run, pooled.metrics.support).map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td colSpan={hasSpread ? 2 : 1}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useFacts(run: RunView, tested: number): [string, ReactNode][] {
  const all = useWords();
  const { results: words, train, settings: names } = all;
  const language = useLab((state) => state.language);
  const { experiment, folds } = run;
  const { prepare, train: settings } = experiment;
  const rate = words.rate(formatCount(run.beatsPerSec));
  const records = foldRecords(run);
  const epochs = folds.map(({ bestEpoch }, index) =>
    records
      ? words.recordEpoch({ record: records[index]!, epoch: formatCount(bestEpoch) })
      : formatCount(bestEpoch),
  );
  const planned = plannedFoldCount(run);
  const stop = stopOf(run);
  return [
    [words.runColumns.date, formatDate(run.createdAt, language)],
    [
      words.beatsTested,
      words.beatsOf({ tested: formatCount(tested), all: formatCount(run.beats.label.length) }),
    ],
    [words.records, formatCount(experiment.records.length)],
    [
      words.annotators,
      runAnnotators(experiment)
        .map(({ name, records: count }) => `${name} (${formatCount(count)})`)
        .join(', '),
    ],
    [words.protocol, protocolWords(settings.protocol, all, publishedPart(experiment))],
    ...(planned > 1
      ? [
          [
            words.foldsDone,
            words.foldsOf({ done: formatCount(folds.length), planned: formatCount(planned) }),
          ] satisfies [string, ReactNode],
        ]
      : []),
    ...(experiment.earlier
      ? [
          [
            all.retrain.folds,
            all.retrain.foldsOf(formatCount(experiment.earlier.length), experiment.earlier.length === 1),
          ] satisfies [string, ReactNode],
        ]
      : []),
    [words.validation, validationWords(settings, words)],
    [words.bestEpoch, bestEpochWords(settings, words)],
    [
      words.keptEpochs,
      words.keptEpochsOf({ epochs: epochs.join(', '), planned: formatCount(settings.epochs) }),
    ],
    [words.state, stop ? stopWords(stop, all) : words.states[run.state]],
    [words.duration, words.durationAt({ duration: formatDuration(run.trainingSec), rate })],
    [words.engine, engineWords(run.engine, train)],
    [words.seed, String(settings.seed)],
    [words.preparing, preparingWords(prepare, words)],
    [
      words.input,
      settings.network.kind === 'scalogram' ? words.inputs.scalograms : inputWords(settings.input, words),
    ],
    [words.networkFact, networkWords(settings.network, words)],
    [words.balance, balanceWords(settings, words, all, classNamesOf(prepare))],
    [names.train.augmentation.label, augmentationWords(settings.augmentation, words)],
    [words.training, trainingWords(settings, words, all)],
    ...unmentionedFacts(experimentFacts(run), all).map((name): [string, ReactNode] => [
      factName(name, all),
      factWords(name, experimentFacts(run), all),
    ]),
    [words.versions, words.versionsOf(run.versions)],
  ];
}
