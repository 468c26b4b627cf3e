/** Largest fraction of a run's time that checkpoints within folds may take. */
const MOST_FOR_CHECKPOINTS = 0.05;

/**
 * Decides when a checkpoint is worth its cost: reading back and sending some 12 MB takes tens of milliseconds, as long as
 * an entire epoch of a small fold. Long epochs all get a checkpoint; of short ones, some do not. An interrupted run then
 * repeats a moment of training, and gives the same numbers.
 */
export class CheckpointPace {
  readonly #most: number;
  #costMs: number | undefined;
  #endMs = 0;

  /** @param most fraction of the time, more than 0; 1 = after each epoch */
  constructor(most = MOST_FOR_CHECKPOINTS) {
    this.#most = most;
  }

  /** Whether a checkpoint is due; the first one always is. */
  isDue(nowMs: number): boolean {
    if (this.#costMs === undefined) return true;
    return nowMs - this.#endMs >= this.#costMs * (1 / this.#most - 1);
  }

  /** Records the cost of a checkpoint that was made. */
  took(fromMs: number, toMs: number): void {
    this.#costMs = toMs - fromMs;
    this.#endMs = toMs;
  }
}
