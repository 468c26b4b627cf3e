import type { ReactNode } from 'react';
import type { Measure, Spread } from '../../evaluation/types';
import type { RunMetrics } from '../../state/selectors/runMetrics';
import type { Run } from '../../training/types';
import tableStyles from '../../widgets/DataTable.module.css';
import { formatCount, formatDuration, formatPercent } from '../../widgets/format';
import { useWords } from '../useWords';
import { engineWords, preparingWords, protocolWords, trainingWords } from './describeRun';
import { type MeasureStyle, MeasureValue, SpreadValue } from './Measures';
import styles from './Results.module.css';

/** The run in one table: its measures, pooled and over folds, and everything that decided them. */
export function RunSummaryTable({ run, metrics }: { run: Run; metrics: RunMetrics }) {
  const words = useWords().results;
  const { pooled, spread, folds } = metrics;
  // One fold has no spread, and its mean says the same as the pooled value.
  const hasSpread = folds.length > 1;
  const align = hasSpread ? tableStyles.end : tableStyles.start;
  const measures: [string, MeasureStyle, Measure, Spread | undefined][] = [
    [words.accuracy, 'percent', pooled.metrics.accuracy, spread.accuracy],
    [words.macroF1, 'number', pooled.metrics.macroF1, spread.macroF1],
    [words.kappa, 'number', pooled.metrics.cohenKappa, spread.cohenKappa],
    [words.matthews, 'number', pooled.metrics.matthews, spread.matthews],
  ];
  return (
    <table className={`${tableStyles.table} ${tableStyles.compact} ${styles.summary}`}>
      <caption>{words.summary}</caption>
      <thead>
        <tr>
          <th scope="col">{words.measure}</th>
          <th scope="col" className={align}>
            {hasSpread ? words.pooled : words.value}
          </th>
          {hasSpread && (
            <th scope="col" className={tableStyles.end}>
              {words.overFolds}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {measures.map(([name, style, measure, overFolds]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={align}>
              <MeasureValue measure={measure} style={style} />
            </td>
            {hasSpread && (
              <td className={tableStyles.end}>
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

function useFacts(run: Run, tested: number): [string, ReactNode][] {
  const { results: words, train } = useWords();
  const { experiment, folds } = run;
  const { protocol } = experiment.train;
  const rate = words.rate(formatCount(run.beatsPerSec));
  const facts: [string, ReactNode][] = [
    [
      words.beatsTested,
      words.beatsOf({ tested: formatCount(tested), all: formatCount(run.beats.label.length) }),
    ],
    [words.records, formatCount(experiment.records.length)],
    [
      words.foldsDone,
      protocol.kind === 'kfold'
        ? words.foldsOf({ done: formatCount(folds.length), planned: formatCount(protocol.folds) })
        : protocolWords(protocol, words),
    ],
    [
      words.keptEpochs,
      words.keptEpochsOf({
        epochs: folds.map(({ bestEpoch }) => formatCount(bestEpoch)).join(', '),
        planned: formatCount(experiment.train.epochs),
      }),
    ],
    [words.state, words.states[run.state]],
    [words.duration, words.durationAt({ duration: formatDuration(run.trainingSec), rate })],
    [words.engine, engineWords(run.engine, train)],
    [words.seed, String(experiment.train.seed)],
    [words.preparing, preparingWords(experiment.prepare, words)],
    [words.training, trainingWords(experiment.train, words, train)],
    [words.versions, words.versionsOf(run.versions)],
  ];
  if (experiment.train.validationFraction > 0) {
    facts.splice(4, 0, [
      train.validationFraction,
      words.validationOf({ percent: formatPercent(experiment.train.validationFraction, 0) }),
    ]);
  }
  return facts;
}
