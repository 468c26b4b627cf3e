import { CheckpointKeeper } from './checkpoint';
import { CheckpointTries } from './checkpointTries';
import type { Checkpoint, TrainingEvent } from './types';

export interface CheckpointedRun<Result> {
  /** Where the first attempt starts; undefined: at the beginning. */
  resume: Checkpoint | undefined;
  /** One attempt, starting from a checkpoint. What it reports after it has settled is dropped: events of a dead thread may arrive late. */
  attempt(from: Checkpoint | undefined, report: (event: TrainingEvent) => void): Promise<Result>;
  /** Receives every event of an attempt; with the complete checkpoint if the event completes one. */
  onEvent(event: TrainingEvent, checkpoint: Checkpoint | undefined): void;
  /** Repairs what made an attempt fail, so that the next can begin; throws if the run cannot go on. */
  recover(failure: AttemptFailure): void | Promise<void>;
}

/** An attempt that failed. */
export interface AttemptFailure {
  error: unknown;
  /** Where the next attempt would resume. */
  checkpoint: Checkpoint | undefined;
  /** Counts from 1. */
  attempt: number;
  /** Several attempts in a row finished no epoch: another one would not either. */
  isHopeless: boolean;
}

/**
 * Runs an experiment to its end in as many attempts as needed, each from the newest checkpoint so far.
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
