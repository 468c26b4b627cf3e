import type { RunningSums } from '../network/runningSums';
import type { RunContext } from './runContext';

/** Time's worth of work that may be queued between two reads: short enough for Pause and Stop to feel immediate. */
const STRIDE_MS = 100;
const STRIDE_STEPS_MAX = 16;

/** Thrown if the loss is no longer a number: nothing after it would be either. */
class TrainingDiverged extends Error {
  constructor() {
    super('The training diverged: its loss is no longer a number. Choose a lower learning rate.');
    this.name = 'TrainingDiverged';
  }
}

/**
 * Keeps the GPU busy, but not more: while the running sums of a few steps are being read back, the next few are queued,
 * and no further ones. How many depends on the measured speed: from one step on a slow engine to sixteen.
 */
export class StepQueue {
  #run: RunContext;
  #sums: RunningSums;
  #position: { fold: number; epoch: number };
  #queued = 0;
  #requested = 0;
  #finished = { steps: 0, beats: 0 };
  #reading: Promise<void> | undefined;
  #failure: { reason: unknown } | undefined;

  constructor(run: RunContext, sums: RunningSums, position: { fold: number; epoch: number }) {
    this.#run = run;
    this.#sums = sums;
    this.#position = position;
  }

  /** Counts a queued step; starts a read, or waits for the previous one, when it is time. */
  async stepQueued(): Promise<void> {
    this.#queued++;
    if (this.#queued - this.#requested < this.#stride()) return;
    await this.#reading;
    this.#throwFailure();
    this.#reading = this.#read();
  }

  /** Waits until every queued step is finished and counted. */
  async drain(): Promise<void> {
    await this.#reading;
    if (!this.#failure && this.#finished.steps < this.#queued) await this.#read();
    this.#throwFailure();
  }

  /** Never rejects: an error is thrown by the next call of `stepQueued` or `drain`. */
  async #read(): Promise<void> {
    const steps = this.#queued;
    this.#requested = steps;
    try {
      const { loss, accuracy, beats } = await this.#run.guard(this.#sums.read());
      if (!Number.isFinite(loss)) throw new TrainingDiverged();
      const { unit, beatsOfUnit = unit } = this.#run.rows;
      const rows = beats - this.#finished.beats;
      const done = { steps: steps - this.#finished.steps, beats: (rows * beatsOfUnit) / unit };
      this.#finished = { steps, beats };
      this.#run.monitor.stepsFinished({ ...this.#position, ...done, loss, accuracy });
    } catch (reason) {
      this.#failure = { reason };
    }
  }

  #stride(): number {
    const { stepMs } = this.#run.monitor.pace;
    if (stepMs === undefined) return 1;
    return Math.min(STRIDE_STEPS_MAX, Math.max(1, Math.floor(STRIDE_MS / stepMs)));
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.reason;
  }
}
