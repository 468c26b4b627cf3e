import type { EpochPoint } from '../../experiment/run/types';
import type { TrainSettings } from '../../experiment/settings/types';

/**
 * Tracks which epoch is the best so far, and how many epochs ago that was.
 * Among equal epochs the first is the best. Without validation beats the last one is.
 */
export class BestEpoch {
  #by: TrainSettings['bestEpochBy'];
  #best: EpochPoint | undefined;
  /** Epochs since the best one. */
  #sinceBest = 0;

  /** @param history earlier epochs, in order, when a fold is resumed */
  constructor(by: TrainSettings['bestEpochBy'], history: readonly EpochPoint[] = []) {
    this.#by = by;
    for (const point of history) this.offer(point);
  }

  /** 1-based; undefined before the first epoch. */
  get epoch(): number | undefined {
    return this.#best?.epoch;
  }

  get epochsWithoutProgress(): number {
    return this.#sinceBest;
  }

  /** @returns whether this epoch is the best so far */
  offer(point: EpochPoint): boolean {
    const better = this.#best === undefined || this.#beats(point, this.#best);
    if (better) this.#best = point;
    this.#sinceBest = better ? 0 : this.#sinceBest + 1;
    return better;
  }

  #beats(point: EpochPoint, best: EpochPoint): boolean {
    const value = point[this.#by];
    const bestValue = best[this.#by];
    if (value === undefined || bestValue === undefined) return true;
    return this.#by === 'validationLoss' ? value < bestValue : value > bestValue;
  }
}
