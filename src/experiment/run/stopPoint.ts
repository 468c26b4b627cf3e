import type { FoldResult } from './types';

/** How far a stopped run came. */
export interface StopPoint {
  /** The fold it was stopped in or after, 1-based. */
  fold: number;
  folds: number;
  /** The last epoch of that fold that was trained, 1-based; undefined if the fold was complete. */
  epoch: number | undefined;
  epochs: number;
  /** Stop came within that epoch, so that only some of its beats were trained on. */
  isWithin: boolean;
}

/** How far a stopped run came, as files have it. */
export interface WrittenStop extends StopPoint {
  /** `stopped after epoch 2 of 3` */
  text: string;
}

/** The parts of a run from which follows how far it came. */
export interface StoppableRun {
  state: 'finished' | 'stopped';
  folds: readonly (Pick<FoldResult, 'fold' | 'ended' | 'validationBeats' | 'isWithinEpoch'> & {
    history: readonly { validationLoss?: number | null | undefined }[];
  })[];
  /** As planned. */
  foldCount: number;
  epochs: number;
}

/** How far a run came before it was stopped; undefined if it was not, or if nothing of it was trained. */
export function stopPointOf({ state, folds, foldCount, epochs }: StoppableRun): StopPoint | undefined {
  const last = folds.at(-1);
  if (state !== 'stopped' || !last) return undefined;
  const place = { fold: last.fold + 1, folds: Math.max(foldCount, folds.length), epochs };
  const { history, ended, validationBeats, isWithinEpoch } = last;
  if (ended !== 'person') return { ...place, epoch: undefined, isWithin: false };
  // Runs from before `isWithinEpoch`: a first epoch that was not completed was not validated either.
  const isUnvalidated = validationBeats > 0 && (history[0]?.validationLoss ?? null) === null;
  const isWithin = history.length === 1 && (isWithinEpoch ?? isUnvalidated);
  return { ...place, epoch: Math.max(1, history.length), isWithin };
}

/** `stopped after epoch 2 of 3`, as files say it. */
export function stopSentence({ fold, folds, epoch, epochs, isWithin }: StopPoint): string {
  if (epoch === undefined) return `stopped after fold ${fold} of ${folds}`;
  const stopped = `stopped ${isWithin ? 'within' : 'after'} epoch ${epoch} of ${epochs}`;
  return folds === 1 ? stopped : `${stopped}, in fold ${fold} of ${folds}`;
}
