import type { StopPoint } from '../experiment/run/stopPoint';
import type { Words } from '../i18n';
import { formatCount } from '../widgets/format';

/** `stopped after epoch 2 of 3`: how far a stopped run came. */
export function stopWords(
  { fold, folds, epoch, epochs, isWithin }: StopPoint,
  { runState: { stopped: words } }: Pick<Words, 'runState'>,
): string {
  const place = { fold: formatCount(fold), folds: formatCount(folds) };
  if (epoch === undefined) return words.afterFold(place);
  const inEpoch = { epoch: formatCount(epoch), epochs: formatCount(epochs) };
  const stopped = isWithin ? words.within(inEpoch) : words.after(inEpoch);
  return folds === 1 ? stopped : words.inFold({ ...place, stopped });
}
