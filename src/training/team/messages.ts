import type { LossSettings } from '../../experiment/settings/types';
import type { Batch } from '../input/batches';

/** Weights and gradients in memory that the leading thread and its mates share, as flat vectors. */
export interface SharedVectors {
  /** Written by the leader while no mate computes; longer than the gradients where some weights are not trained. */
  weights: Float32Array;
  /** Written by this mate, read by the leader after its answer. */
  gradients: Float32Array;
}

/** What the leader tells a mate. */
export type ToMate =
  | { kind: 'open' }
  | {
      /** From now on this model, in place of the one before. */
      kind: 'model';
      /** As in `model.json`. */
      topology: object;
      /** What the gradients are of. */
      loss: LossSettings;
      /** Left out where threads cannot share memory: vectors then travel with the messages. */
      shared: SharedVectors | undefined;
    }
  | {
      /** Gradients of a share of a batch. */
      kind: 'gradients';
      id: number;
      batch: Batch;
      dropoutSeeds: number[];
      /** Without shared memory: the present weights; comes back holding the gradients in front. */
      vector: Float32Array | undefined;
    }
  | {
      /** The numbers before the softmax for a share of a batch. */
      kind: 'rows';
      id: number;
      batch: Batch;
      /** The weights changed since this mate read them last. */
      stale: boolean;
      /** Without shared memory, where they are stale: the present weights. */
      vector: Float32Array | undefined;
    };

/** What a mate answers. */
export type FromMate =
  | { kind: 'opened'; features: string }
  | {
      kind: 'gradients';
      id: number;
      /** Σ of the unweighted cross-entropy over the share. */
      loss: number;
      /** Right answers in the share. */
      correct: number;
      vector: Float32Array | undefined;
    }
  | { kind: 'rows'; id: number; rows: Float32Array }
  | { kind: 'failed'; id: number | undefined; message: string };

/** One end of the line between leader and mate: a worker, a port, the inside of a worker. */
export interface Line<Out, In> {
  post(message: Out, transfer: ArrayBuffer[]): void;
  listen(onMessage: (message: In) => void): void;
}

/** A mate as the leader sees it. */
export interface MateThread extends Line<ToMate, FromMate> {
  /** Tells when the thread is gone without having been ended: it crashed, or was killed. */
  onGone(tell: (reason: Error) => void): void;
  end(): void;
}
