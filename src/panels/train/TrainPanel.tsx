import { commands } from '../../state/commands';
import {
  canTrain,
  hasTraining,
  isSynthetic,
  isTraining,
  trainingHistories,
  trainingStatus,
} from '../../state/train/trainingSelectors';
import { Badge } from '../../widgets/Badge';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { formatCount } from '../../widgets/format';
import { PanelLayout } from '../../widgets/PanelLayout';
import { EpochTable } from '../EpochTable';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { EngineLine } from './EngineLine';
import { LayersTable } from './LayersTable';
import { LeakCheck } from './LeakCheck';
import { Plan } from './Plan';
import { Progress } from './Progress';
import { ResumeOffer } from './ResumeOffer';
import { StartButtons } from './StartButtons';
import { TrainingCurves } from './TrainingCurves';
import { TrainSettingsSide } from './TrainSettingsSide';

/**
 * Settings, start, pause and stop, and the course of the training. What changes with every step is read by `Progress`
 * alone; the panel itself renders when a training starts, changes its status or ends an epoch.
 */
export function TrainPanel() {
  const { train: words, common } = useWords();
  const isShown = useLab(hasTraining);
  const isBusy = useLab(isTraining);
  const isReady = useLab(canTrain);
  const isMadeUp = useLab(isSynthetic);
  const beats = useLab((state) => state.prepared?.total);

  if (!isReady && !isShown) {
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

  return (
    <PanelLayout
      title={
        <>
          {words.title}
          {isMadeUp && <Badge title={common.syntheticHint}>{common.synthetic}</Badge>}
        </>
      }
      lead={beats === undefined ? words.leadNotPrepared : words.lead(formatCount(beats))}
      actions={isBusy ? <RunButtons /> : <StartButtons canTrain={isReady} />}
      side={<TrainSettingsSide locked={isBusy} />}
    >
      {!isBusy && <ResumeOffer />}
      {!isBusy && <Plan />}
      {!isBusy && <LeakCheck />}
      <EngineLine ready={isReady} locked={isBusy} open={!isShown} />
      <Progress />
      <TrainingCurves />
      <div>
        <TrainedEpochs />
        <LayersTable open={!isShown} />
      </div>
    </PanelLayout>
  );
}

function TrainedEpochs() {
  const histories = useLab(trainingHistories);
  return histories.some((history) => history.length > 0) && <EpochTable histories={histories} />;
}

/** Pause or Resume, and Stop. */
function RunButtons() {
  const words = useWords().train;
  const status = useLab(trainingStatus);
  return (
    <>
      {status === 'paused' || status === 'pausing' ? (
        <Button kind="primary" onClick={() => commands.resumeTraining()}>
          {words.resume}
        </Button>
      ) : (
        <Button disabled={status !== 'running'} onClick={() => commands.pauseTraining()}>
          {words.pause}
        </Button>
      )}
      <Button
        kind="danger"
        disabled={status === 'stopping'}
        title={words.stopHint}
        onClick={() => commands.stopTraining()}
      >
        {words.stop}
      </Button>
    </>
  );
}
