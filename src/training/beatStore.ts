import type { BeatSet } from '../beats/types';

/** The columns of a set of beats that training looks at. */
export type TrainingBeats = Pick<BeatSet, 'count' | 'lengthSamples' | 'waveform' | 'label'> & {
  /** Named in messages. */
  recordNames?: string[];
};

/**
 * The beats of all records, kept part by part as they came (shared memory stays shared, nothing is copied),
 * addressed by one running index.
 */
export class BeatStore {
  #parts: TrainingBeats[] = [];
  #starts: number[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Samples per beat; 0 while the store is empty. */
  get lengthSamples(): number {
    return this.#parts[0]?.lengthSamples ?? 0;
  }

  clear(): void {
    this.#parts = [];
    this.#starts = [];
    this.#count = 0;
  }

  /** @throws Error with a sentence where the part does not fit or holds values that training cannot use */
  add(part: TrainingBeats): void {
    if (part.count === 0) return;
    const name = part.recordNames?.join(', ') ?? 'a record';
    if (part.waveform.length !== part.count * part.lengthSamples || part.label.length !== part.count) {
      throw new Error(`The beats of ${name} are incomplete. Prepare the beats again.`);
    }
    if (this.#count > 0 && part.lengthSamples !== this.lengthSamples) {
      throw new Error(
        `The beats of ${name} have ${part.lengthSamples} samples, those before it ${this.lengthSamples}. Prepare all records with the same settings.`,
      );
    }
    const bad = part.waveform.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) {
      const beat = Math.floor(bad / part.lengthSamples);
      throw new Error(`Beat ${beat + 1} of ${name} holds a missing sample. Prepare the beats again.`);
    }
    this.#parts.push(part);
    this.#starts.push(this.#count);
    this.#count += part.count;
  }

  /** Class index of every beat, in index order. */
  labels(): Uint8Array {
    const labels = new Uint8Array(this.#count);
    this.#parts.forEach((part, index) => {
      labels.set(part.label, this.#starts[index]!);
    });
    return labels;
  }

  /** Copies one beat's samples to `target` from `offset` on, and returns its class. */
  copyBeat(index: number, target: Float32Array, offset: number): number {
    const part = this.#partOf(index);
    const beats = this.#parts[part]!;
    const row = index - this.#starts[part]!;
    const from = row * beats.lengthSamples;
    target.set(beats.waveform.subarray(from, from + beats.lengthSamples), offset);
    return beats.label[row]!;
  }

  /** The last part that starts at or before the index. */
  #partOf(index: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
