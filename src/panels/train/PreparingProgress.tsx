import { ProgressBar } from '../../widgets/ProgressBar';
import { useLab } from '../useLab';
import { useWords } from '../useWords';

/** How far the preparation is that a start waits for. */
export function PreparingProgress() {
  const { held } = useWords().train;
  const activity = useLab((state) => state.activities.find(({ kind }) => kind === 'preparing'));
  return activity && <ProgressBar value={activity.done} max={activity.total} label={held.preparing} />;
}
