import { commands } from '../../state/commands';
import { isPaused, trainingStatus } from '../../state/train/trainingSelectors';
import { Button } from '../../widgets/Button';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { StepButton } from './StepButton';

/** Pause or Resume, Step, and Stop. */
export function RunButtons() {
  const words = useWords().train;
  const status = useLab(trainingStatus);
  return (
    <>
      {isPaused(status) ? (
        <Button kind="primary" onClick={() => commands.resumeTraining()}>
          {words.resume}
        </Button>
      ) : (
        <Button disabled={status !== 'running'} onClick={() => commands.pauseTraining()}>
          {words.pause}
        </Button>
      )}
      <StepButton disabled={status === 'stopping'} />
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
