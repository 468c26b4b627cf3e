import type { Checkpoint } from '../../experiment/run/types';
import type { CheckpointStorage } from '../storage/types';
import type { UnfinishedRun } from '../types';

export interface CheckpointWriterOptions {
  storage: Pick<CheckpointStorage, 'saveCheckpoint'>;
  /** The run as it is offered, should the page not live to end it. */
  describe(checkpoint: Checkpoint): UnfinishedRun;
  /** Called for each checkpoint that a closed page would not lose any more. */
  onStored(checkpoint: Checkpoint): void;
  /** Called once, at the first checkpoint that cannot be stored. */
  onRefused(error: unknown): void;
  /** Numbers of finished folds that are stored already. */
  storedFolds: readonly number[];
}

/** Stores the checkpoints of one run. */
export interface CheckpointWriter {
  /** Takes note of a newer checkpoint and returns at once. */
  offer(checkpoint: Checkpoint): void;
  /** Writes nothing more; resolves when nothing is being written any longer. */
  close(): Promise<void>;
}

/**
 * Writes one checkpoint at a time, and after it the newest of those that came meanwhile: a slow disk neither slows the
 * training nor lets them pile up. Each finished fold is written once. A checkpoint that cannot be stored leaves the one
 * before in its place, and the next is tried all the same.
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
