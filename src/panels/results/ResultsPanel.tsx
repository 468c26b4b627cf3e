import { useMemo } from 'react';
import type { RunView } from '../../experiment/run/types';
import { commands } from '../../state/commands';
import { runMetrics } from '../../state/results/runMetrics';
import { knownIntervals, runIntervals } from '../../state/results/runRecords';
import { stopOf } from '../../state/results/stopOf';
import { plannedFoldCount } from '../../state/train/foldNames';
import { Badge } from '../../widgets/Badge';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { Fold } from '../../widgets/fields/Settings';
import { formatCount } from '../../widgets/format';
import { PanelLayout } from '../../widgets/PanelLayout';
import { EpochTable } from '../EpochTable';
import { LearningCurves } from '../LearningCurves';
import { ShareButton } from '../ShareButton';
import { stopWords } from '../stopWords';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { ConfusionTable } from './ConfusionTable';
import { Comparison } from './compare/Comparison';
import { Downloads } from './Downloads';
import { IntraInter } from './IntraInter';
import { LeakStamps } from './LeakStamps';
import { PerClassTable } from './PerClassTable';
import { RecordErrors } from './RecordErrors';
import styles from './Results.module.css';
import { RunSummaryTable } from './RunSummaryTable';
import { RunsTable } from './RunsTable';
import { StopBadge } from './StopBadge';
import { useOnePerTask } from './useOnePerTask';

/** The list of runs, and the results of the chosen one. */
export function ResultsPanel() {
  const { results: words, common } = useWords();
  const runs = useLab((state) => state.runs);
  const run = useLab((state) => state.openRun);

  if (runs.length === 0 && !run) {
    return (
      <PanelLayout title={words.title}>
        <EmptyState
          title={words.emptyTitle}
          action={
            <Button kind="primary" onClick={() => commands.goTo('train')}>
              {words.goToTrain}
            </Button>
          }
        >
          <p>{words.emptyText}</p>
        </EmptyState>
      </PanelLayout>
    );
  }
  return (
    <PanelLayout
      title={
        <>
          {words.title}
          {run?.synthetic && <Badge title={words.syntheticHint}>{common.synthetic}</Badge>}
          <StopBadge stop={run && stopOf(run)} />
        </>
      }
      lead={run?.title}
    >
      <RunsTable />
      <Comparison />
      {run ? (
        <OpenRun run={run} />
      ) : (
        <EmptyState title={words.noneChosenTitle}>
          <p>{words.noneChosenText}</p>
        </EmptyState>
      )}
    </PanelLayout>
  );
}

function OpenRun({ run }: { run: RunView }) {
  const words = useWords().compare;
  const runs = useLab((state) => state.runs);
  const metrics = runMetrics(run);
  useOnePerTask(
    [run.folds],
    () => knownIntervals(run) !== undefined,
    () => void runIntervals(run),
  );
  const intervals = knownIntervals(run);
  const histories = useMemo(() => run.folds.map(({ history }) => history), [run.folds]);
  const bestEpochs = useMemo(() => run.folds.map(({ bestEpoch }) => bestEpoch), [run.folds]);
  const tested = metrics.pooled.metrics.support;
  const summary = runs.find(({ id }) => id === run.id);
  return (
    <>
      <LeakStamps leaks={run.leaks} />
      {run.state === 'stopped' && <StoppedNote run={run} tested={tested} />}
      <div className={styles.overview}>
        {tested > 0 && (
          <>
            <div className={styles.matrix}>
              <ConfusionTable matrix={metrics.pooled.matrix} />
            </div>
            <div className={styles.classes}>
              <PerClassTable metrics={metrics} intervals={intervals} />
            </div>
          </>
        )}
        <div className={styles.summaryArea}>
          <RunSummaryTable run={run} metrics={metrics} intervals={intervals} />
        </div>
        <div className={styles.downloads}>
          <Downloads run={run} />
          <ShareButton of="run" />
        </div>
      </div>
      {tested > 0 && (
        <div>
          <Fold summary={words.errorsByRecord}>
            <RecordErrors run={run} />
          </Fold>
          {summary && (
            <Fold summary={words.intraInter}>
              <IntraInter run={summary} runs={runs} />
            </Fold>
          )}
        </div>
      )}
      <LearningCurves
        histories={histories}
        plannedFolds={run.folds.length}
        plannedEpochs={run.experiment.train.epochs}
        bestEpochs={bestEpochs}
      />
      <EpochTable histories={histories} bestEpochs={bestEpochs} />
    </>
  );
}

function StoppedNote({ run, tested }: { run: RunView; tested: number }) {
  const all = useWords();
  const words = all.results;
  const stop = stopOf(run);
  return (
    <p className={styles.warning}>
      {tested === 0
        ? words.stoppedUntested
        : words.stoppedNote({
            stopped: stop ? stopWords(stop, all) : words.stopped,
            done: formatCount(run.folds.filter(({ testIndex }) => testIndex.length > 0).length),
            planned: formatCount(plannedFoldCount(run)),
            beats: formatCount(tested),
          })}
    </p>
  );
}
