import { CheckpointKeeper } from './checkpoint';
import { CheckpointTries } from './checkpointTries';
import type { Checkpoint, TrainingEvent } from './types';

export interface CheckpointedRun<Result> {
  /** Where the first attempt starts; undefined: at the first epoch. */
  resume: Checkpoint | undefined;
  /** One attempt, from a checkpoint on. What it reports after it has settled is dropped: a dead thread's events may come late. */
  attempt(from: Checkpoint | undefined, report: (event: TrainingEvent) => void): Promise<Result>;
  /** Receives every event of an attempt; with the whole checkpoint where the event completes one. */
  onEvent(event: TrainingEvent, checkpoint: Checkpoint | undefined): void;
  /** Mends what made an attempt fail, so that the next can begin; throws where the run cannot go on. */
  recover(failure: AttemptFailure): void | Promise<void>;
}

/** An attempt that failed. */
export interface AttemptFailure {
  error: unknown;
  /** From where the next attempt would go on. */
  checkpoint: Checkpoint | undefined;
  /** From 1. */
  attempt: number;
  /** Several attempts in a row finished no epoch: another one would do no better. */
  isHopeless: boolean;
}

/**
 * Runs an experiment to its end in as many attempts as it takes, each from the newest checkpoint of those before.
 *
 * @throws what `recover` throws
 */
export async function runWithCheckpoints<Result>(run: CheckpointedRun<Result>): Promise<Result> {
  const kept = new CheckpointKeeper(run.resume);
  const tries = new CheckpointTries(kept.epochs);
  for (let attempt = 1; ; attempt++) {
    let isOver = false;
    const report = (event: TrainingEvent) => {
      if (isOver) return;
      const isNew = kept.take(event);
      run.onEvent(event, isNew ? kept.checkpoint : undefined);
    };
    let error: unknown;
    try {
      return await run.attempt(kept.checkpoint, report);
    } catch (reason) {
      error = reason;
    } finally {
      isOver = true;
    }
    const isHopeless = !tries.again(kept.epochs);
    await run.recover({ error, checkpoint: kept.checkpoint, attempt, isHopeless });
  }
}
