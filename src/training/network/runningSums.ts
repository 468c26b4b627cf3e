import * as tf from '@tensorflow/tfjs-core';
import { readTensor } from '../engine/readTensor';

/**
 * Loss and right answers of an epoch, added up on the GPU, so that no step waits for a number to come back.
 * The order of addition is that of the steps, whenever the sums are read: reading cannot change them.
 */
export class RunningSums {
  #sums: tf.Tensor1D = tf.zeros([2]);
  #beats = 0;
  /** What other threads have added up. */
  #apart = { loss: 0, correct: 0 };

  /**
   * @param losses cross-entropy of each beat, 0 in padding rows
   * @param correct 1 for each beat whose most probable class is the true one, else 0
   * @param count real beats in the batch
   */
  add(losses: tf.Tensor1D, correct: tf.Tensor1D, count: number): void {
    const next = tf.tidy(() => tf.add(this.#sums, tf.sum(tf.stack([losses, correct]), 1)) as tf.Tensor1D);
    this.#sums.dispose();
    this.#sums = tf.keep(next);
    this.#beats += count;
  }

  /** The sums of a share of a batch that another thread computed. */
  addNumbers(loss: number, correct: number, count: number): void {
    this.#apart.loss += loss;
    this.#apart.correct += correct;
    this.#beats += count;
  }

  /** Means over the beats so far; resolves when the GPU has finished with them. */
  async read(): Promise<{ loss: number; accuracy: number; beats: number }> {
    const beats = this.#beats;
    const apart = { ...this.#apart };
    const snapshot = this.#sums.clone();
    try {
      const [loss, correct] = await readTensor(snapshot);
      return {
        loss: (loss! + apart.loss) / Math.max(1, beats),
        accuracy: (correct! + apart.correct) / Math.max(1, beats),
        beats,
      };
    } finally {
      snapshot.dispose();
    }
  }

  /** What `read` reads: the compiler of GPU programs wants to see it. */
  get tensor(): tf.Tensor {
    return this.#sums;
  }

  dispose(): void {
    this.#sums.dispose();
  }
}
