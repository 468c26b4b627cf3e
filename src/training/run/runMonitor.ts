import type { TrainingEvent } from '../../experiment/run/types';
import { PaceMeter } from '../engine/paceMeter';
import type { RunClock } from './runClock';

/** Four updates per second are enough to show progress. */
const EVENT_INTERVAL_MS = 250;

/** Batches yet to be computed. */
export interface Work {
  steps: number;
  forwards: number;
}

/** Keeps track of what is done and left, and reports it, not too often. */
export class RunMonitor {
  readonly pace = new PaceMeter();
  #left: Work = { steps: 0, forwards: 0 };
  #stepsDone = 0;
  #lastEventMs = Number.NEGATIVE_INFINITY;
  /** The newest step that was not reported, because another was a moment ago. */
  #unreported: (() => void) | undefined;

  constructor(
    readonly emit: (event: TrainingEvent) => void,
    readonly clock: RunClock,
  ) {}

  /** Adds work that lies ahead, fold by fold. */
  expect(work: Work): void {
    this.#left.steps += work.steps;
    this.#left.forwards += work.forwards;
  }

  /** Counts training steps that were finished before this run was resumed. */
  finishedBefore(steps: number): void {
    this.#stepsDone += steps;
  }

  /** Counts training steps that were expected and are not needed. */
  stepsSpared(steps: number): void {
    this.#stepsDone += steps;
    this.#left.steps -= steps;
  }

  /** Removes expected work that will not be done because of an early end. */
  skip(work: Work): void {
    this.#left.steps -= work.steps;
    this.#left.forwards -= work.forwards;
  }

  /** Reports training steps that the GPU has finished. */
  stepsFinished(done: {
    fold: number;
    epoch: number;
    steps: number;
    beats: number;
    loss: number;
    accuracy: number;
  }): void {
    this.pace.steps(this.clock.nowMs(), done.steps, done.beats);
    this.#stepsDone += done.steps;
    this.#left.steps -= done.steps;
    const { fold, epoch, loss, accuracy } = done;
    this.#unreported = () =>
      this.emit({
        kind: 'step',
        fold,
        epoch,
        stepsDone: this.#stepsDone,
        loss,
        accuracy,
        beatsPerSec: this.pace.beatsPerSec,
        secondsLeft: this.secondsLeft,
      });
    if (this.#due()) this.reportStep();
  }

  /** Reports the newest step now, if it was not: while the run is paused, no later one would. */
  reportStep(): void {
    this.#unreported?.();
    this.#unreported = undefined;
  }

  /** Reports finished batches of validation or test. */
  forwardsFinished(done: {
    fold: number;
    phase: 'training' | 'validating' | 'testing';
    count: number;
    durationMs: number;
  }): void {
    this.pace.forwards(done.count, done.durationMs);
    this.#left.forwards -= done.count;
    if (!this.#due()) return;
    const { fold, phase } = done;
    this.emit({ kind: 'phase', fold, phase, secondsLeft: this.secondsLeft });
  }

  get secondsLeft(): number | undefined {
    return this.pace.secondsFor(this.#left);
  }

  #due(): boolean {
    const nowMs = this.clock.nowMs();
    if (nowMs - this.#lastEventMs < EVENT_INTERVAL_MS) return false;
    this.#lastEventMs = nowMs;
    return true;
  }
}
