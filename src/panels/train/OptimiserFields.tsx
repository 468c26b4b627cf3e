import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { TrainFields } from './TrainFields';

/** Optimiser, rate, schedule and batch. */
export function OptimiserFields() {
  const words = useWords().train;
  const hasPeak = useLab((state) => state.trainSettings.schedule === 'onecycle');
  return (
    <TrainFields
      section="optimiser"
      adjust={{ learningRate: hasPeak ? { label: words.learningRatePeak } : {} }}
    />
  );
}
