import type { LossSettings } from '../../experiment/settings/types';
import type { Batch } from '../input/batches';

/** Weights and gradients in memory shared by the leader and its mates, as flat vectors. */
export interface SharedVectors {
  /** Written by the leader while no mate computes; longer than the gradients if some weights are not trained. */
  weights: Float32Array;
  /** Written by this mate, read by the leader after its answer. */
  gradients: Float32Array;
}

/** Messages from the leader to a mate. */
export type ToMate =
  | { kind: 'open' }
  | {
      /** Use this model from now on instead of the previous one. */
      kind: 'model';
      /** As in `model.json`. */
      topology: object;
      /** The loss to differentiate. */
      loss: LossSettings;
      /** undefined if threads cannot share memory: vectors are then sent with the messages. */
      shared: SharedVectors | undefined;
    }
  | {
      /** Gradients of a share of a batch. */
      kind: 'gradients';
      id: number;
      batch: Batch;
      dropoutSeeds: number[];
      /** Without shared memory: the current weights; comes back with the gradients at its start. */
      vector: Float32Array | undefined;
    }
  | {
      /** The logits for a share of a batch. */
      kind: 'rows';
      id: number;
      batch: Batch;
      /** The weights changed since this mate read them last. */
      stale: boolean;
      /** Without shared memory, if the weights are stale: the current ones. */
      vector: Float32Array | undefined;
    };

/** Answers of a mate. */
export type FromMate =
  | { kind: 'opened'; features: string }
  | {
      kind: 'gradients';
      id: number;
      /** Σ of the unweighted cross-entropy over the share. */
      loss: number;
      /** Correct answers in the share. */
      correct: number;
      vector: Float32Array | undefined;
    }
  | { kind: 'rows'; id: number; rows: Float32Array }
  | { kind: 'failed'; id: number | undefined; message: string };

/** One end of the channel between leader and mate: a worker, a port, the inside of a worker. */
export interface Line<Out, In> {
  post(message: Out, transfer: ArrayBuffer[]): void;
  listen(onMessage: (message: In) => void): void;
}

/** A mate's thread as the leader uses it. */
export interface MateThread extends Line<ToMate, FromMate> {
  /** Calls back if the thread is gone without having been ended: it crashed or was killed. */
  onGone(report: (reason: Error) => void): void;
  end(): void;
}
