import { commands } from '../../state/commands';
import { faultsOf } from '../../state/train/preflight';
import { Button } from '../../widgets/Button';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { usePreflight } from './usePreflight';

/** Start, and a button to the results of the previous training. */
export function StartButtons({ canTrain }: { canTrain: boolean }) {
  const words = useWords().train;
  const isPreparing = useLab((state) => state.activities.some(({ kind }) => kind === 'preparing'));
  const isResumeFirst = useLab((state) => state.unfinished.length > 0);
  const isAccepted = useLab((state) => state.faultsAccepted);
  const hasResults = useLab((state) => state.training?.runId !== undefined);
  const hasFaults = faultsOf(usePreflight().leaks).length > 0;
  return (
    <>
      {hasResults && <Button onClick={() => commands.goTo('results')}>{words.goToResults}</Button>}
      <Button
        kind={isResumeFirst ? 'plain' : 'primary'}
        disabled={!canTrain || isPreparing || (hasFaults && !isAccepted)}
        onClick={() => void commands.startTraining()}
      >
        {words.start}
      </Button>
    </>
  );
}
