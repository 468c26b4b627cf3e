import type { Checkpoint, EpochCheckpoint, FoldResult, TrainingEvent } from './types';

/** Puts a run's events together to its newest checkpoint. */
export class CheckpointKeeper {
  #folds: FoldResult[];
  #newest: EpochCheckpoint | undefined;

  constructor(resumed?: Checkpoint) {
    this.#folds = resumed ? [...resumed.folds] : [];
    this.#newest = resumed;
  }

  /** @returns whether there is a new checkpoint */
  take(event: TrainingEvent): boolean {
    if (event.kind === 'fold') {
      this.#folds = [...this.#folds.filter(({ fold }) => fold !== event.fold.fold), event.fold];
    }
    if (event.kind === 'checkpoint') this.#newest = event.checkpoint;
    return event.kind === 'checkpoint';
  }

  /** undefined before the first epoch is finished. */
  get checkpoint(): Checkpoint | undefined {
    if (!this.#newest) return undefined;
    const { inHand } = this.#newest;
    // A fold's end may be told sooner than its last epoch: a thread holds checkpoints back while one is under way.
    const isFinished = this.#folds.some(({ fold }) => fold === inHand?.fold);
    return { ...this.#newest, inHand: isFinished ? undefined : inHand, folds: this.#folds };
  }

  /** Finished epochs over all folds: grows with every step forward that can no longer be lost. */
  get epochs(): number {
    return epochsIn(this.checkpoint);
  }
}

/** Finished epochs over all folds of a checkpoint; 0 where there is none. */
export function epochsIn(checkpoint: Checkpoint | undefined): number {
  const folds = checkpoint?.folds ?? [];
  const finished = folds.reduce((sum, { history }) => sum + history.length, 0);
  return finished + (checkpoint?.inHand?.history.length ?? 0);
}

/** The last finished epoch: 0-based fold and 1-based epoch; undefined before the first. */
export function lastEpochOf(checkpoint: Checkpoint | undefined): { fold: number; epoch: number } | undefined {
  const last = checkpoint?.inHand ?? checkpoint?.folds.at(-1);
  return last && { fold: last.fold, epoch: last.history.length };
}
