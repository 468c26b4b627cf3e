import type { Checkpoint, EpochCheckpoint, FoldResult, TrainingEvent } from './types';

/** Assembles a run's newest checkpoint from its events. */
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
    const { activeFold } = this.#newest;
    // The end of a fold may be reported before its last epoch: a thread holds checkpoints back while one is being sent.
    const isFinished = this.#folds.some(({ fold }) => fold === activeFold?.fold);
    return { ...this.#newest, activeFold: isFinished ? undefined : activeFold, folds: this.#folds };
  }

  /** Finished epochs over all folds: the progress that can no longer be lost. */
  get epochs(): number {
    return epochsIn(this.checkpoint);
  }
}

/** Finished epochs over all folds of a checkpoint; 0 without one. */
export function epochsIn(checkpoint: Checkpoint | undefined): number {
  const folds = checkpoint?.folds ?? [];
  const finished = folds.reduce((sum, { history }) => sum + history.length, 0);
  return finished + (checkpoint?.activeFold?.history.length ?? 0);
}

/** The last finished epoch: 0-based fold and 1-based epoch; undefined before the first. */
export function lastEpochOf(checkpoint: Checkpoint | undefined): { fold: number; epoch: number } | undefined {
  const last = checkpoint?.activeFold ?? checkpoint?.folds.at(-1);
  return last && { fold: last.fold, epoch: last.history.length };
}
