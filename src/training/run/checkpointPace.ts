/** Largest part of a run's time that checkpoints within folds may take. */
const MOST_FOR_CHECKPOINTS = 0.05;

/**
 * When a checkpoint is worth what it costs: reading back and sending away some 12 MB takes tens of milliseconds, as long as a whole
 * epoch of a small fold. Where epochs are long, every one gets its checkpoint; where they are short, some go without. An interrupted
 * run then trains a moment again, and comes to the same numbers.
 */
export class CheckpointPace {
  readonly #most: number;
  #costMs: number | undefined;
  #endMs = 0;

  /** @param most part of the time, more than 0; 1 = after each epoch */
  constructor(most = MOST_FOR_CHECKPOINTS) {
    this.#most = most;
  }

  /** The first one always is. */
  isDue(nowMs: number): boolean {
    if (this.#costMs === undefined) return true;
    return nowMs - this.#endMs >= this.#costMs * (1 / this.#most - 1);
  }

  /** Takes note of one that was made. */
  took(fromMs: number, toMs: number): void {
    this.#costMs = toMs - fromMs;
    this.#endMs = toMs;
  }
}
