import type { Checkpoint } from '../../experiment/run/types';
import type { CheckpointStorage } from '../storage/types';
import type { UnfinishedRun } from '../types';

export interface CheckpointWriterOptions {
  storage: Pick<CheckpointStorage, 'saveCheckpoint'>;
  /** The run as it is offered for resuming if the page closes before its end. */
  describe(checkpoint: Checkpoint): UnfinishedRun;
  /** Called for each stored checkpoint. */
  onStored(checkpoint: Checkpoint): void;
  /** Called once, at the first checkpoint that cannot be stored. */
  onRefused(error: unknown): void;
  /** Numbers of the finished folds that are already stored. */
  storedFolds: readonly number[];
}

/** Stores the checkpoints of one run. */
export interface CheckpointWriter {
  /** Registers a newer checkpoint and returns at once. */
  offer(checkpoint: Checkpoint): void;
  /** Starts no further writes; resolves when the running one has ended. */
  close(): Promise<void>;
}

/**
 * Writes one checkpoint at a time, and after it the newest of those that arrived meanwhile: a slow disk neither slows
 * the training nor lets them pile up. Each finished fold is written once. If a checkpoint cannot be stored, the
 * previous one is kept, and the next is tried all the same.
 */
export function createCheckpointWriter(options: CheckpointWriterOptions): CheckpointWriter {
  const stored = new Set(options.storedFolds);
  let newest: Checkpoint | undefined;
  let writing: Promise<void> | undefined;
  let isClosed = false;
  let isRefused = false;

  async function write(checkpoint: Checkpoint): Promise<void> {
    const newFolds = checkpoint.folds.filter(({ fold }) => !stored.has(fold));
    try {
      await options.storage.saveCheckpoint(options.describe(checkpoint), checkpoint, newFolds);
      for (const { fold } of newFolds) stored.add(fold);
      if (!isClosed) options.onStored(checkpoint);
    } catch (error) {
      if (!isRefused && !isClosed) options.onRefused(error);
      isRefused = true;
    }
  }

  async function writeAll(): Promise<void> {
    while (newest && !isClosed) {
      const checkpoint = newest;
      newest = undefined;
      await write(checkpoint);
    }
    writing = undefined;
  }

  return {
    offer(checkpoint) {
      newest = checkpoint;
      if (!isClosed) writing ??= writeAll();
    },
    async close() {
      isClosed = true;
      await writing;
    },
  };
}
