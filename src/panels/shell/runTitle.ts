import type { Words } from '../../i18n';
import { hasEnded } from '../../state/train/trainingSelectors';
import type { LabState } from '../../state/types';
import { formatPercent } from '../../widgets/format';

/**
 * What the title of the page says before its name: `42 % training`, `Paused`; undefined if nothing is to be said.
 *
 * @param isSeen the user was here since the training ended
 */
export function runTitle(
  { training, activities }: Pick<LabState, 'training' | 'activities'>,
  { title: words }: Words['runState'],
  isSeen: boolean,
): string | undefined {
  const running = activities.find(({ kind }) => kind === 'training' || kind === 'preparing');
  if (running) {
    const part = running.total > 0 ? Math.floor((100 * running.done) / running.total) / 100 : 0;
    const percent = formatPercent(part, 0);
    if (running.kind === 'preparing') return words.preparing(percent);
    return training?.status === 'paused' ? words.paused : words.training(percent);
  }
  if (!training || !hasEnded(training.status) || isSeen) return undefined;
  // Who has stopped it knows.
  if (training.status === 'stopped') return undefined;
  return training.status === 'failed' ? words.failed : words.finished;
}
