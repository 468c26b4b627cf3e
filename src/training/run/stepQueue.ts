import type { RunningSums } from '../network/runningSums';
import type { RunContext } from './runContext';

/** Work that may be queued between two readings: short enough for Pause and Stop to feel immediate. */
const STRIDE_MS = 100;
const STRIDE_STEPS_MAX = 16;

/** Thrown where the loss is no number any more: everything after it would be none either. */
class TrainingDiverged extends Error {
  constructor() {
    super('The training diverged: its loss is no longer a number. Choose a lower learning rate.');
    this.name = 'TrainingDiverged';
  }
}

/**
 * Keeps the GPU busy and no more: while the running sums of a few steps are on their way back, the next few are queued,
 * but not further. How many that are follows the measured pace, from one step on a slow engine to sixteen.
 */
export class StepQueue {
  #run: RunContext;
  #sums: RunningSums;
  #place: { fold: number; epoch: number };
  #queued = 0;
  #asked = 0;
  #finished = { steps: 0, beats: 0 };
  #reading: Promise<void> | undefined;
  #failure: { reason: unknown } | undefined;

  constructor(run: RunContext, sums: RunningSums, place: { fold: number; epoch: number }) {
    this.#run = run;
    this.#sums = sums;
    this.#place = place;
  }

  /** A step was queued: starts a reading or waits for one where it is time. */
  async stepQueued(): Promise<void> {
    this.#queued++;
    if (this.#queued - this.#asked < this.#stride()) return;
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

  /** Never rejects: what went wrong is thrown where the loop looks next. */
  async #read(): Promise<void> {
    const steps = this.#queued;
    this.#asked = steps;
    try {
      const { loss, accuracy, beats } = await this.#run.guard(this.#sums.read());
      if (!Number.isFinite(loss)) throw new TrainingDiverged();
      const done = { steps: steps - this.#finished.steps, beats: beats - this.#finished.beats };
      this.#finished = { steps, beats };
      this.#run.monitor.stepsFinished({ ...this.#place, ...done, loss, accuracy });
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
