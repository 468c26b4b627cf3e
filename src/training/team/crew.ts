import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from '../input/batches';
import { realRows } from '../input/sliceBatch';
import { flatLength, tensorsFromFlat, writeFlat } from '../network/flatWeights';
import type { ModelSteps } from '../network/modelSteps';
import type { RunningSums } from '../network/runningSums';
import type { Mate } from './mate';
import { buffersOf, splitBatch } from './splitBatch';

/** Rows below which a share is not worth what it costs to send it away. */
export interface SmallestShares {
  /** Weights go there and gradients come back: some four milliseconds a mate and step, in which one thread trains about twenty beats. */
  training: number;
  /** Only rows come back. */
  forward: number;
  /**
   * Rows that the leader takes more than a mate in training: in the time of so many, a mate's weights come and its gradients go, and
   * the leader would wait.
   */
  lead?: number;
}

export const defaultSmallestShares: SmallestShares = { training: 32, forward: 8 };

/** A beat as images is a hundred times the work of one as a waveform: its way there and back is nothing beside it. */
export const imageShares: SmallestShares = { training: 2, forward: 2, lead: 0 };

/** The lead where none is said. */
const LEADER_ROWS = 8;

/** A mate, and where its gradients lie where memory is shared. */
interface Member {
  mate: Mate;
  gradients: Float32Array | undefined;
}

/** What a crew computes at a training step. */
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
  /** The present weights for all mates, where memory is shared. */
  readonly #shared: Float32Array | undefined;
  readonly #smallest: SmallestShares;
  /** Without shared memory: a vector a mate, which goes there as weights and comes back as gradients. */
  readonly #vectors: (Float32Array | undefined)[];
  /** Which members have the present weights. */
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

  /** The leader's weights are not any more those that the mates have. */
  weightsChanged(): void {
    this.#published = false;
    this.#current.fill(false);
  }

  /**
   * Gradients of the whole batch by variable name: the shares' added in their order. The caller disposes them.
   *
   * Batch normalisation takes its figures over each share by itself, and the moving ones are the leader's.
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

  /** The numbers before the softmax of the whole batch, size × classCount. */
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

  /** How a batch is dealt depends on its size and the crew's alone. */
  #shares(batch: Batch, smallest: number, lead = 0): Batch[] {
    const worthwhile = Math.max(1, Math.floor(batch.size / smallest));
    return splitBatch(batch, Math.min(1 + this.#members.length, worthwhile), lead);
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
    // This vector does not come back.
    if (vector) this.#vectors[index] = undefined;
    this.#current[index] = true;
    const transfer = [...buffersOf(batch), ...buffersOfVector(vector)];
    return (await this.#members[index]!.mate.ask({ kind: 'rows', batch, stale, vector }, transfer)).rows;
  }

  /** Puts the present weights where a mate finds them: in shared memory, or in the vector that is returned. */
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

  /** Takes the place of the sum so far. */
  #plus(sum: tf.NamedTensorMap, flat: Float32Array): tf.NamedTensorMap {
    const next = tf.tidy(() => {
      const other = tensorsFromFlat(flat, this.#variables);
      return Object.fromEntries(this.#variables.map(({ name }, i) => [name, tf.add(sum[name]!, other[i]!)]));
    });
    tf.dispose(sum);
    return next;
  }
}

/** All answers; a failure is kept for whoever waits, even where something else fails first. */
function settled<T>(asked: Promise<T>[]): Promise<T[]> {
  const all = Promise.all(asked);
  all.catch(() => {});
  return all;
}

const buffersOfVector = (vector: Float32Array | undefined) => (vector ? [vector.buffer as ArrayBuffer] : []);
