import type { TrainingEvent } from '../../experiment/run/types';
import { PaceMeter } from '../engine/paceMeter';
import type { RunClock } from './runClock';

/** Four numbers a second are enough to see something move. */
const EVENT_INTERVAL_MS = 250;

/** Batches that are still to be computed. */
export interface Work {
  steps: number;
  forwards: number;
}

/** Keeps count of what is done and left, and tells it, not too often. */
export class RunMonitor {
  readonly pace = new PaceMeter();
  #left: Work = { steps: 0, forwards: 0 };
  #stepsDone = 0;
  #lastEventMs = Number.NEGATIVE_INFINITY;

  constructor(
    readonly emit: (event: TrainingEvent) => void,
    readonly clock: RunClock,
  ) {}

  /** Work that lies ahead, fold by fold. */
  expect(work: Work): void {
    this.#left.steps += work.steps;
    this.#left.forwards += work.forwards;
  }

  /** Training steps that were finished before this run was taken up again. */
  finishedBefore(steps: number): void {
    this.#stepsDone += steps;
  }

  /** Expected work that will not be done: an early end. */
  skip(work: Work): void {
    this.#left.steps -= work.steps;
    this.#left.forwards -= work.forwards;
  }

  /** Training steps that the GPU has finished. */
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
    if (!this.#due()) return;
    const { fold, epoch, loss, accuracy } = done;
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
  }

  /** Batches of validation or test that are through. */
  forwardsFinished(done: {
    fold: number;
    phase: 'validating' | 'testing';
    count: number;
    durationMs: number;
    beatsDone: number;
    beatsTotal: number;
  }): void {
    this.pace.forwards(done.count, done.durationMs);
    this.#left.forwards -= done.count;
    if (!this.#due()) return;
    const { fold, phase, beatsDone, beatsTotal } = done;
    this.emit({ kind: 'phase', fold, phase, beatsDone, beatsTotal, secondsLeft: this.secondsLeft });
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
