import { estimateTime, type TimeEstimate, workOfPlan } from '../../state/train/timeEstimate';
import type { TrainingPlan } from '../../state/train/trainingPlan';
import { formatCount, formatDuration } from '../../widgets/format';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { usePace } from './useRecipeEstimate';

/** About how long the planned run takes, and what that is estimated from; or when it can be estimated. */
export function PlanTime({ plan }: { plan: TrainingPlan }) {
  const words = useWords().train;
  const prepare = useLab((state) => state.prepareSettings);
  const train = useLab((state) => state.trainSettings);
  const pace = usePace();
  const estimate = pace && estimateTime(workOfPlan(plan), { prepare, train }, pace);
  return <>{estimate ? estimateSentence(estimate, words) : words.planTimeUnknown}</>;
}

/** `About 4 min, estimated from the 5 500 beats/s of this engine when it was timed.` */
function estimateSentence(
  { seconds, pace, isScaled }: TimeEstimate,
  words: ReturnType<typeof useWords>['train'],
): string {
  const rate = words.rate(formatCount(Math.round(pace.beatsPerSec)));
  return words.planTime({
    duration: formatDuration(seconds),
    base:
      pace.of.kind === 'run'
        ? words.planTimeBase.run({ rate, run: pace.of.title })
        : words.planTimeBase.engine(rate),
    scaled: isScaled,
  });
}
