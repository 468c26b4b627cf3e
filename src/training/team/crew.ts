import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from '../input/batches';
import { realRows } from '../input/sliceBatch';
import { flatLength, tensorsFromFlat, writeFlat } from '../network/flatWeights';
import type { ModelSteps } from '../network/modelSteps';
import type { RunningSums } from '../network/runningSums';
import type { Mate } from './mate';
import { buffersOf, splitBatch } from './splitBatch';

/** Smallest shares, in rows: smaller ones are not worth the cost of sending them. */
export interface SmallestShares {
  /** Weights are sent and gradients come back: some four milliseconds per mate and step, in which one thread trains about twenty beats. */
  training: number;
  /** Only rows come back. */
  forward: number;
  /**
   * How many rows more the leader takes in training than a mate: while it computes them, a mate's weights and gradients are
   * transferred, for which the leader would otherwise wait.
   */
  lead?: number;
  /** Rows that belong together and are not dealt to different threads; default 1. */
  unit?: number;
}

export const defaultSmallestShares: SmallestShares = { training: 32, forward: 8 };

/** A beat as images takes a hundred times the work of one as a waveform: the transfer costs next to nothing. */
export const imageShares: SmallestShares = { training: 2, forward: 2, lead: 0 };

/** A share of the network over stretches is at least one of them. @param unit beats of a stretch */
export const stretchShares = (unit: number): SmallestShares => ({
  training: unit,
  forward: unit,
  lead: 0,
  unit,
});

/** Default of `lead`. */
const LEADER_ROWS = 8;

/** A mate and, if memory is shared, the vector into which it writes its gradients. */
interface Member {
  mate: Mate;
  gradients: Float32Array | undefined;
}

/** Input of a crew's training step. */
export interface CrewStep {
  batch: Batch;
  /** Seeds of the dropout masks of a share, 0-based. */
  seeds(share: number): number[];
  steps: ModelSteps;
  sums: RunningSums;
}

/** A team at work on one model. */
export class Crew {
  readonly #members: Member[];
  readonly #variables: readonly tf.Variable[];
  readonly #weights: readonly tf.Variable[];
  /** The current weights for all mates, if memory is shared. */
  readonly #shared: Float32Array | undefined;
  readonly #smallest: SmallestShares;
  /** Without shared memory: one vector per mate, which is sent with weights and comes back with gradients. */
  readonly #vectors: (Float32Array | undefined)[];
  /** Which members have the current weights. */
  #current: boolean[];
  #published = false;

  constructor(
    members: Member[],
    { variables, weights }: Pick<ModelSteps, 'variables' | 'weights'>,
    shared: Float32Array | undefined,
    smallest: SmallestShares,
  ) {
    this.#smallest = smallest;
    this.#members = members;
    this.#variables = variables;
    this.#weights = weights;
    this.#shared = shared;
    this.#vectors = members.map(() => undefined);
    this.#current = members.map(() => false);
  }

  /** Must be called when the leader's weights have changed, so that the mates get the new ones. */
  weightsChanged(): void {
    this.#published = false;
    this.#current.fill(false);
  }

  /**
   * Gradients of the entire batch by variable name: those of the shares, added in their order. The caller disposes them.
   *
   * Batch normalisation takes the statistics of each share separately, and the moving ones are the leader's.
   */
  async trainStep({ batch, seeds, steps, sums }: CrewStep): Promise<tf.NamedTensorMap> {
    const hasStatistics = this.#weights.length > this.#variables.length;
    const { training, lead = LEADER_ROWS } = this.#smallest;
    const [first, ...others] = this.#shares(hasStatistics ? realRows(batch) : batch, training, lead);
    const asked = others.map((share, i) => this.#askGradients(i, share, seeds(i + 1)));
    const answers = settled(asked);
    const own = steps.gradients(first!, seeds(0));
    try {
      sums.add(own.losses, own.correct, first!.count);
      const theirs = (await answers).map(({ loss, correct, vector }, i) => {
        sums.addNumbers(loss, correct, others[i]!.count);
        return vector;
      });
      return theirs.reduce((sum, flat) => this.#plus(sum, flat), own.gradients);
    } catch (error) {
      tf.dispose(own.gradients);
      throw error;
    } finally {
      tf.dispose([own.losses, own.correct]);
    }
  }

  /** The logits of the entire batch, size × classCount. */
  async rows(batch: Batch, steps: ModelSteps): Promise<Float32Array> {
    const [first, ...others] = this.#shares(batch, this.#smallest.forward);
    const answers = settled(others.map((share, i) => this.#askRows(i, share)));
    const logits = steps.logits(first!);
    const own = logits.dataSync<'float32'>() as Float32Array;
    logits.dispose();
    const parts = [own, ...(await answers)];
    const rows = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
    let offset = 0;
    for (const part of parts) {
      rows.set(part, offset);
      offset += part.length;
    }
    return rows;
  }

  dispose(): void {
    this.#vectors.fill(undefined);
  }

  /** How a batch is dealt depends only on its size and the size of the crew. */
  #shares(batch: Batch, smallest: number, lead = 0): Batch[] {
    const worthwhile = Math.max(1, Math.floor(batch.size / smallest));
    return splitBatch(batch, Math.min(1 + this.#members.length, worthwhile), lead, this.#smallest.unit);
  }

  async #askGradients(
    index: number,
    batch: Batch,
    dropoutSeeds: number[],
  ): Promise<{ loss: number; correct: number; vector: Float32Array }> {
    const { mate, gradients } = this.#members[index]!;
    const vector = this.#weightsFor(index);
    const transfer = [...buffersOf(batch), ...buffersOfVector(vector)];
    this.#current[index] = true;
    const answer = await mate.ask({ kind: 'gradients', batch, dropoutSeeds, vector }, transfer);
    this.#vectors[index] = answer.vector;
    return { loss: answer.loss, correct: answer.correct, vector: (gradients ?? answer.vector)! };
  }

  async #askRows(index: number, batch: Batch): Promise<Float32Array> {
    const stale = !this.#current[index];
    const vector = stale ? this.#weightsFor(index) : undefined;
    // This vector is not sent back.
    if (vector) this.#vectors[index] = undefined;
    this.#current[index] = true;
    const transfer = [...buffersOf(batch), ...buffersOfVector(vector)];
    return (await this.#members[index]!.mate.ask({ kind: 'rows', batch, stale, vector }, transfer)).rows;
  }

  /** Provides a mate with the current weights: in shared memory, or in the returned vector. */
  #weightsFor(index: number): Float32Array | undefined {
    if (this.#shared) {
      if (!this.#published) writeFlat(this.#weights, this.#shared);
      this.#published = true;
      return undefined;
    }
    const vector = this.#vectors[index] ?? new Float32Array(flatLength(this.#weights));
    writeFlat(this.#weights, vector);
    return vector;
  }

  /** Adds gradients to a sum; disposes the old sum. */
  #plus(sum: tf.NamedTensorMap, flat: Float32Array): tf.NamedTensorMap {
    const next = tf.tidy(() => {
      const other = tensorsFromFlat(flat, this.#variables);
      return Object.fromEntries(this.#variables.map(({ name }, i) => [name, tf.add(sum[name]!, other[i]!)]));
    });
    tf.dispose(sum);
    return next;
  }
}

/** Awaits all answers; a rejection before anybody awaits it is not reported as unhandled. */
function settled<T>(asked: Promise<T>[]): Promise<T[]> {
  const all = Promise.all(asked);
  all.catch(() => {});
  return all;
}

const buffersOfVector = (vector: Float32Array | undefined) => (vector ? [vector.buffer as ArrayBuffer] : []);
