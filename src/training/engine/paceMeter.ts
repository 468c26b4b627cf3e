/** Period over which the pace is measured: long enough to be steady, short enough to follow a machine that gets busy. */
const WINDOW_MS = 10_000;

/** Fraction of a training step's time that a forward pass takes, until one has been measured. */
const FORWARD_SHARE = 0.35;

/**
 * Measures how fast a run goes, from work that the GPU has finished (not work that was queued), by a clock that stops
 * while the run is paused.
 */
export class PaceMeter {
  #recent: { atMs: number; steps: number; beats: number }[] = [];
  #totals = { steps: 0, beats: 0, stepMs: 0, forwards: 0, forwardMs: 0 };

  /** A stretch of training begins: the time between it and the previous stretch does not count. */
  start(nowMs: number): void {
    this.#recent = [{ atMs: nowMs, steps: 0, beats: 0 }];
  }

  /** Reports the training steps finished since the last call. */
  steps(nowMs: number, steps: number, beats: number): void {
    const last = this.#recent.at(-1);
    if (!last || steps === 0) return;
    this.#totals.steps += steps;
    this.#totals.beats += beats;
    this.#totals.stepMs += nowMs - last.atMs;
    this.#recent.push({ atMs: nowMs, steps: last.steps + steps, beats: last.beats + beats });
    while (this.#recent.length > 2 && nowMs - this.#recent[1]!.atMs > WINDOW_MS) this.#recent.shift();
  }

  /** Reports forward passes (validation, test) and the time that they took. */
  forwards(count: number, durationMs: number): void {
    this.#totals.forwards += count;
    this.#totals.forwardMs += durationMs;
  }

  /** Recent training speed in beats per second; 0 before the first step. */
  get beatsPerSec(): number {
    const { beats, ms } = this.#span();
    return ms > 0 ? (beats / ms) * 1000 : this.meanBeatsPerSec;
  }

  /** Training beats per second over the entire run, counting only time spent on training steps. */
  get meanBeatsPerSec(): number {
    const { beats, stepMs } = this.#totals;
    return stepMs > 0 ? (beats / stepMs) * 1000 : 0;
  }

  /** Recent milliseconds per training step; undefined before the first. */
  get stepMs(): number | undefined {
    const { steps, ms } = this.#span();
    if (steps > 0) return ms / steps;
    return this.#totals.steps > 0 ? this.#totals.stepMs / this.#totals.steps : undefined;
  }

  /** Seconds that this much work would take; undefined until there is something to extrapolate from. */
  secondsFor(work: { steps: number; forwards: number }): number | undefined {
    const { stepMs } = this;
    if (stepMs === undefined) return undefined;
    const { forwards, forwardMs } = this.#totals;
    const forward = forwards > 0 ? forwardMs / forwards : stepMs * FORWARD_SHARE;
    return (work.steps * stepMs + work.forwards * forward) / 1000;
  }

  #span(): { steps: number; beats: number; ms: number } {
    const first = this.#recent[0];
    const last = this.#recent.at(-1);
    if (!first || !last) return { steps: 0, beats: 0, ms: 0 };
    return { steps: last.steps - first.steps, beats: last.beats - first.beats, ms: last.atMs - first.atMs };
  }
}
