/**
 * What a person requests of a run, set from outside at any time and obeyed by the run between two batches, so that Pause
 * and Stop never interrupt a batch.
 */
export class RunControl {
  #paused = false;
  #isStepping = false;
  #stops = 0;
  #wake: (() => void) | undefined;

  get paused(): boolean {
    return this.#paused;
  }

  /** It pauses again when the epoch has ended. */
  get isStepping(): boolean {
    return this.#isStepping;
  }

  /** Stop was pressed: no further training step; the fold is still tested as far as it was trained. */
  get stopped(): boolean {
    return this.#stops > 0;
  }

  /** Stop was pressed again: the test is abandoned as well, and the active fold with it. */
  get abandoned(): boolean {
    return this.#stops > 1;
  }

  pause(): void {
    this.#isStepping = false;
    if (!this.stopped) this.#paused = true;
  }

  resume(): void {
    this.#isStepping = false;
    this.#paused = false;
    this.#wake?.();
  }

  /** Goes on, and pauses when the epoch has ended. */
  step(): void {
    this.resume();
    this.#isStepping = !this.stopped;
  }

  /** An epoch has ended, and all that belongs to it is done. */
  epochEnded(): void {
    if (this.#isStepping) this.pause();
  }

  stop(): void {
    this.#stops++;
    this.resume();
  }

  /** Resolves immediately, or when Resume or Stop ends the pause. */
  whenResumed(): Promise<void> {
    if (!this.#paused) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = undefined;
        resolve();
      };
    });
  }
}
