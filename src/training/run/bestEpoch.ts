import type { EpochPoint } from '../../experiment/run/types';
import type { TrainSettings } from '../../experiment/settings/types';

/**
 * Which epoch is the best so far, and for how long none was better.
 * Of equal epochs the first is the best. Without validation beats the last epoch is.
 */
export class BestEpoch {
  #by: TrainSettings['bestEpochBy'];
  #best: EpochPoint | undefined;
  /** Epochs since the best one. */
  #waited = 0;

  /** @param history epochs that were offered before, in order: a fold that is taken up again */
  constructor(by: TrainSettings['bestEpochBy'], history: readonly EpochPoint[] = []) {
    this.#by = by;
    for (const point of history) this.offer(point);
  }

  /** 1-based; undefined before the first epoch. */
  get epoch(): number | undefined {
    return this.#best?.epoch;
  }

  get epochsWithoutProgress(): number {
    return this.#waited;
  }

  /** @returns whether this epoch is the best so far */
  offer(point: EpochPoint): boolean {
    const better = this.#best === undefined || this.#beats(point, this.#best);
    if (better) this.#best = point;
    this.#waited = better ? 0 : this.#waited + 1;
    return better;
  }

  #beats(point: EpochPoint, best: EpochPoint): boolean {
    const value = point[this.#by];
    const bestValue = best[this.#by];
    if (value === undefined || bestValue === undefined) return true;
    return this.#by === 'validationLoss' ? value < bestValue : value > bestValue;
  }
}
