import { commands } from '../../state/commands';
import { Button } from '../../widgets/Button';
import { useLab } from '../useLab';
import { useWords } from '../useWords';

/** Trains one epoch and pauses: begins a training, or goes on with the one that runs. */
export function StepButton({ disabled }: { disabled: boolean }) {
  const words = useWords().runState;
  const isStepping = useLab(
    (state) => state.training?.isStepping === true && state.training.status === 'running',
  );
  return (
    <Button
      disabled={disabled || isStepping}
      title={words.stepHint}
      onClick={() => void commands.stepTraining()}
    >
      {words.step}
    </Button>
  );
}
