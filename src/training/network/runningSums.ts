import * as tf from '@tensorflow/tfjs-core';
import { readTensor } from '../engine/readTensor';

/**
 * Loss and correct answers of an epoch, summed on the GPU, so that no step waits for a number to be read back.
 * They are added in the order of the steps, whenever the sums are read: reading does not change them.
 */
export class RunningSums {
  #sums: tf.Tensor1D = tf.zeros([2]);
  #beats = 0;
  /** Sums from other threads. */
  #fromMates = { loss: 0, correct: 0 };

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

  /** Adds the sums of a share of a batch that another thread computed. */
  addNumbers(loss: number, correct: number, count: number): void {
    this.#fromMates.loss += loss;
    this.#fromMates.correct += correct;
    this.#beats += count;
  }

  /** Means over the beats so far; resolves when the GPU has computed them. */
  async read(): Promise<{ loss: number; accuracy: number; beats: number }> {
    const beats = this.#beats;
    const fromMates = { ...this.#fromMates };
    const snapshot = this.#sums.clone();
    try {
      const [loss, correct] = await readTensor(snapshot);
      return {
        loss: (loss! + fromMates.loss) / Math.max(1, beats),
        accuracy: (correct! + fromMates.correct) / Math.max(1, beats),
        beats,
      };
    } finally {
      snapshot.dispose();
    }
  }

  /** The tensor that `read` reads; the warm-up needs it to compile its programs. */
  get tensor(): tf.Tensor {
    return this.#sums;
  }

  dispose(): void {
    this.#sums.dispose();
  }
}
