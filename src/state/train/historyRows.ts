import type { EpochPoint } from '../../experiment/run/types';

/** A row of the epoch table. */
export interface HistoryRow {
  /** 0-based. */
  fold: number;
  point: EpochPoint;
  /** Its weights were kept and tested. */
  best: boolean;
}

/**
 * The epochs of all folds, or of one, fold after fold.
 *
 * @param bestEpochs 1-based best epoch per fold, where known
 * @param fold 0-based; undefined = all
 */
export function historyRows(
  histories: readonly (readonly EpochPoint[])[],
  bestEpochs: readonly (number | undefined)[],
  fold: number | undefined,
): HistoryRow[] {
  return histories.flatMap((history, index) =>
    fold === undefined || fold === index
      ? history.map((point) => ({ fold: index, point, best: bestEpochs[index] === point.epoch }))
      : [],
  );
}
