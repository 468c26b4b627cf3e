/** Milliseconds since the run began, not counting pauses. */
export class RunClock {
  readonly #startMs = performance.now();
  #pausedMs = 0;
  #pauseStartMs: number | undefined;

  nowMs(): number {
    return (this.#pauseStartMs ?? performance.now()) - this.#startMs - this.#pausedMs;
  }

  pause(): void {
    this.#pauseStartMs ??= performance.now();
  }

  resume(): void {
    if (this.#pauseStartMs === undefined) return;
    this.#pausedMs += performance.now() - this.#pauseStartMs;
    this.#pauseStartMs = undefined;
  }
}
