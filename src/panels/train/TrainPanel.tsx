import { commands } from '../../state/commands';
import { faultsOf } from '../../state/train/preflight';
import type { LabState, TrainingState } from '../../state/types';
import { Badge } from '../../widgets/Badge';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { formatCount } from '../../widgets/format';
import { PanelLayout } from '../../widgets/PanelLayout';
import { EpochTable } from '../EpochTable';
import { LearningCurves } from '../LearningCurves';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { EngineLine } from './EngineLine';
import { LayersTable } from './LayersTable';
import { LeakCheck } from './LeakCheck';
import { Plan } from './Plan';
import { Progress } from './Progress';
import { ResumeOffer } from './ResumeOffer';
import { TrainSettingsSide } from './TrainSettingsSide';
import { usePreflight } from './usePreflight';

/** Settings, start, pause and stop, and how the training goes. */
export function TrainPanel() {
  const { train: words, common } = useWords();
  const training = useLab((state) => state.training);
  const prepared = useLab((state) => state.prepared);
  const canTrain = useLab(somethingToTrainOn);
  const busy = isBusy(training);

  if (!canTrain && !training) {
    return (
      <PanelLayout title={words.title} side={<TrainSettingsSide locked={false} />}>
        <ResumeOffer />
        <EmptyState
          title={words.emptyTitle}
          action={
            <Button kind="primary" onClick={() => commands.goTo('records')}>
              {words.goToRecords}
            </Button>
          }
        >
          <p>{words.emptyText}</p>
        </EmptyState>
        <LayersTable open={false} />
      </PanelLayout>
    );
  }

  const lead = prepared ? words.lead(formatCount(prepared.total)) : words.leadNotPrepared;
  return (
    <PanelLayout
      title={
        <>
          {words.title}
          {(training && busy ? training.synthetic : prepared?.synthetic) && (
            <Badge title={common.syntheticHint}>{common.synthetic}</Badge>
          )}
        </>
      }
      lead={lead}
      actions={<Actions training={training} canTrain={canTrain} />}
      side={<TrainSettingsSide locked={busy} />}
    >
      {!busy && <ResumeOffer />}
      {!busy && <Plan />}
      {!busy && <LeakCheck />}
      <EngineLine ready={canTrain} locked={busy} open={!training} />
      {training && <Progress training={training} />}
      {training && (
        <LearningCurves
          histories={training.histories}
          plannedFolds={training.folds}
          plannedEpochs={training.settings.epochs}
          running={busy ? training : undefined}
        />
      )}
      <div>
        {training?.histories.some((history) => history.length > 0) && (
          <EpochTable histories={training.histories} />
        )}
        <LayersTable open={!training} />
      </div>
    </PanelLayout>
  );
}

function Actions({ training, canTrain }: { training: TrainingState | undefined; canTrain: boolean }) {
  const words = useWords().train;
  const preparing = useLab((state) => state.activities.some(({ kind }) => kind === 'preparing'));
  const isResumeFirst = useLab((state) => state.unfinished.length > 0);
  const isAccepted = useLab((state) => state.faultsAccepted);
  const hasFaults = faultsOf(usePreflight().leaks).length > 0;
  if (!training || !isBusy(training)) {
    return (
      <>
        {training?.runId !== undefined && (
          <Button onClick={() => commands.goTo('results')}>{words.goToResults}</Button>
        )}
        <Button
          kind={isResumeFirst ? 'plain' : 'primary'}
          disabled={!canTrain || preparing || (hasFaults && !isAccepted)}
          onClick={() => void commands.startTraining()}
        >
          {words.start}
        </Button>
      </>
    );
  }
  const paused = training.status === 'paused' || training.status === 'pausing';
  return (
    <>
      {paused ? (
        <Button kind="primary" onClick={() => commands.resumeTraining()}>
          {words.resume}
        </Button>
      ) : (
        <Button disabled={training.status !== 'running'} onClick={() => commands.pauseTraining()}>
          {words.pause}
        </Button>
      )}
      <Button
        kind="danger"
        disabled={training.status === 'stopping'}
        title={words.stopHint}
        onClick={() => commands.stopTraining()}
      >
        {words.stop}
      </Button>
    </>
  );
}

/** Whether a training holds the engine. */
function isBusy(training: TrainingState | undefined): boolean {
  return training !== undefined && !['finished', 'stopped', 'failed'].includes(training.status);
}

function somethingToTrainOn(state: LabState): boolean {
  return (
    state.prepared !== undefined || state.records.some((record) => record.ticked && record.state === 'ready')
  );
}
