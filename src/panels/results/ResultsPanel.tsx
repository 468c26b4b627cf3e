import { useMemo } from 'react';
import type { RunView } from '../../experiment/run/types';
import { commands } from '../../state/commands';
import { runMetrics } from '../../state/results/runMetrics';
import { knownIntervals, runIntervals } from '../../state/results/runRecords';
import { stampedIn } from '../../state/results/stampOf';
import { stopOf } from '../../state/results/stopOf';
import { plannedFoldCount } from '../../state/train/foldNames';
import type { RunSummary } from '../../state/types';
import { Badge } from '../../widgets/Badge';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { Fold } from '../../widgets/fields/Settings';
import { formatCount } from '../../widgets/format';
import { PanelLayout } from '../../widgets/PanelLayout';
import { useLightPrint } from '../../widgets/printing';
import { RunEc57 } from '../Ec57';
import { EpochTable } from '../EpochTable';
import { LearningCurves } from '../LearningCurves';
import { RetrainWithEdits } from '../RetrainWithEdits';
import { ShareButton } from '../ShareButton';
import { stopWords } from '../stopWords';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { ConfusionTable } from './ConfusionTable';
import { Comparison } from './compare/Comparison';
import { DotPlots, type PlottedRun } from './DotPlots';
import { ExportMenu } from './ExportMenu';
import { Headline } from './Headline';
import { IntraInter } from './IntraInter';
import { LeakStamps } from './LeakStamps';
import { PerClassTable } from './PerClassTable';
import { PublishedRuns } from './PublishedRuns';
import { RecordErrors } from './RecordErrors';
import styles from './Results.module.css';
import { RunSummaryTable } from './RunSummaryTable';
import { RunsTable } from './RunsTable';
import { StopBadge } from './StopBadge';
import '../printReport.css';
import { classNamesOf, rowsOf } from '../../state/beats/classNames';
import { PiecesNote } from '../PiecesNote';
import { RunClasses } from '../runClasses';
import { useComparedAs } from './runColour';
import { useOnePerTask } from './useOnePerTask';

/** The list of runs, and the results of the chosen one. */
export function ResultsPanel() {
  const { results: words, common } = useWords();
  const runs = useLab((state) => state.runs);
  const run = useLab((state) => state.openRun);
  useLightPrint();

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
        <Published />
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
      lead={run && <RunChoice run={run} runs={runs} />}
      actions={
        run && (
          <>
            <ShareButton of="run" />
            <ExportMenu run={run} />
          </>
        )
      }
    >
      {run ? (
        <RunClasses value={classNamesOf(run.experiment.prepare)}>
          <OpenRun run={run} />
        </RunClasses>
      ) : (
        <>
          <EmptyState title={words.noneChosenTitle}>
            <p>{words.noneChosenText}</p>
          </EmptyState>
          <Runs />
          <Published />
        </>
      )}
    </PanelLayout>
  );
}

/** The runs of docs/results, read when they are unfolded. */
function Published() {
  const { published: words } = useWords().results;
  return (
    <div data-unprinted>
      <Fold summary={words.title}>
        <PublishedRuns />
      </Fold>
    </div>
  );
}

/** The stored runs, and below them those that are compared. */
function Runs() {
  return (
    <div className={styles.runs} data-unprinted>
      <RunsTable />
      <Comparison />
    </div>
  );
}

/** The title of the run; a choice if there are others. */
function RunChoice({ run, runs }: { run: RunView; runs: readonly RunSummary[] }) {
  const words = useWords().results;
  if (runs.length < 2) return <>{run.title}</>;
  return (
    <>
      <select
        className={styles.runChoice}
        aria-label={words.runShown}
        value={run.id}
        onChange={(event) => void commands.chooseRun(event.currentTarget.value)}
      >
        {runs.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <span className={styles.printed}>{run.title}</span>
    </>
  );
}

function OpenRun({ run }: { run: RunView }) {
  const { compare: words, results } = useWords();
  const runs = useLab((state) => state.runs);
  const metrics = runMetrics(run);
  const isOfBeats = rowsOf(run.experiment.prepare) === 'beats';
  const compared = useComparedAs(run.id);
  useOnePerTask(
    [run.folds],
    () => knownIntervals(run) !== undefined,
    () => void runIntervals(run),
  );
  const intervals = knownIntervals(run);
  const tested = metrics.pooled.metrics.support;
  const summary = runs.find(({ id }) => id === run.id);
  const plotted: PlottedRun = {
    ...{ id: run.id, letter: '', colour: compared?.colour ?? 'var(--ink)' },
    ...{ metrics: metrics.pooled.metrics, intervals },
  };
  return (
    <div className={styles.report} data-report>
      {tested > 0 && <Headline run={run} metrics={metrics} intervals={intervals} />}
      {run.state === 'stopped' && <StoppedNote run={run} tested={tested} />}
      {isOfBeats || <PiecesNote />}
      <LeakStamps {...stampedIn(run)} />
      {isOfBeats && <RetrainWithEdits run={run} />}
      {tested > 0 && (
        <div className={styles.overview}>
          <section className={styles.classes} aria-label={results.dotPlots}>
            <div className={styles.sectionHead}>
              <h3>{results.dotPlots}</h3>
            </div>
            <DotPlots runs={[plotted]} names={classNamesOf(run.experiment.prepare, run.classCount)} />
            <PerClassTable metrics={metrics} intervals={intervals} />
          </section>
          <div className={styles.matrix}>
            <ConfusionTable matrix={metrics.pooled.matrix} />
          </div>
        </div>
      )}
      <Runs />
      <RunCurves run={run} colour={compared?.colour} />
      <RunSummaryTable run={run} metrics={metrics} intervals={intervals} />
      {tested > 0 && (
        <div className={styles.folds}>
          <Fold summary={words.errorsByRecord}>
            <RecordErrors run={run} />
          </Fold>
          {summary && (
            <Fold summary={words.intraInter}>
              <IntraInter run={summary} runs={runs} />
            </Fold>
          )}
          {isOfBeats && <RunEc57 run={run} />}
        </div>
      )}
      <Published />
    </div>
  );
}

/** The learning curves of a run, in its colour while it is compared, and their table. */
function RunCurves({ run, colour }: { run: RunView; colour: string | undefined }) {
  const words = useWords().train;
  const histories = useMemo(() => run.folds.map(({ history }) => history), [run.folds]);
  const bestEpochs = useMemo(() => run.folds.map(({ bestEpoch }) => bestEpoch), [run.folds]);
  const lines = useMemo(
    () =>
      colour === undefined
        ? undefined
        : run.folds.map((_, index) => ({ name: words.foldName(formatCount(index + 1)), colour })),
    [run.folds, colour, words],
  );
  return (
    <div>
      <LearningCurves
        histories={histories}
        plannedFolds={run.folds.length}
        plannedEpochs={run.experiment.train.epochs}
        bestEpochs={bestEpochs}
        lines={lines}
      />
      <EpochTable histories={histories} bestEpochs={bestEpochs} />
    </div>
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
