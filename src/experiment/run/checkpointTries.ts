/** How often a run is resumed without any progress in between. */
const TRIES_WITHOUT_PROGRESS = 3;

/** Counts interruptions: a run may be interrupted any number of times, as long as it finishes epochs in between. */
export class CheckpointTries {
  #left = TRIES_WITHOUT_PROGRESS;
  #epochs: number;

  /** @param epochs finished epochs at the start */
  constructor(epochs: number) {
    this.#epochs = epochs;
  }

  /**
   * To be called at each interruption.
   *
   * @param epochs finished epochs by now
   * @returns whether to try again
   */
  again(epochs: number): boolean {
    if (epochs > this.#epochs) this.#left = TRIES_WITHOUT_PROGRESS;
    this.#epochs = epochs;
    return this.#left-- > 0;
  }
}
