/** Where one signal's samples lie among the samples of its file, which are interleaved frame by frame. */
export interface SampleLayout {
  /** Samples of all signals of the file in one frame. */
  frameSamples: number;
  /** Index of this signal's first sample inside a frame. */
  firstInFrame: number;
  /** Samples of this signal in one frame. */
  samplesPerFrame: number;
  /** Value before the first sample; difference formats begin from it. */
  initialValue: number;
}

/** Reads one signal's samples out of a signal file. */
export interface SampleReader {
  /**
   * Writes the samples of frames [startFrame, startFrame + frames) as ADC units to the head of `target`:
   * frames · samplesPerFrame values, the format's `invalid` mark included. The frames must exist in the file.
   */
  read(startFrame: number, frames: number, target: Int32Array): void;
  /**
   * A shortcut that a format of few bits may offer for signals with one sample per frame: looks each sample of frames
   * [0, frames) up in `table` (entry 0 is for the format's lowest ADC value, `invalid` included) and writes the
   * results to the head of `target`.
   *
   * @returns the sum of the ADC values modulo 2³²
   */
  readTabled?(frames: number, table: Float32Array, target: Float32Array): number;
}

/** One of the signals that `SignalFormat.encode` packs into a file, in the order of the file. */
export interface EncodedSignal {
  samplesPerFrame: number;
  /** As the header will give it. */
  initialValue: number;
}

/** A storage format of signal(5). Another format is another object of this shape, named in `formats/index.ts`. */
export interface SignalFormat {
  format: number;
  /** The ADC value that marks a missing sample, or undefined where the format has none. */
  invalid: number | undefined;
  /** Smallest and largest ADC value of a valid sample. */
  minimum: number;
  maximum: number;
  /** Bits of an ADC value; the resolution that a header gives for signals written in this format. */
  bits: number;
  /**
   * Samples between two places where reading may begin in the middle of a file: the file's sample number n (counted
   * over all its signals) starts a byte of its own whenever n is a multiple of this. A slice of the file from
   * `bytesForSamples(n)` on then reads as a file whose first sample is the n-th; to begin at a frame, take the last
   * frame before it whose first sample is such a multiple. Undefined where a sample depends on all before it.
   */
  alignSamples: number | undefined;
  /** Whole samples that so many bytes hold. */
  samplesInBytes(bytes: number): number;
  /** The fewest bytes that hold so many samples. */
  bytesForSamples(samples: number): number;
  /** @param bytes the file from its first sample on (a preamble is already cut off) */
  open(bytes: Uint8Array, layout: SampleLayout): SampleReader;
  /**
   * Packs samples, interleaved as in the file, each within minimum … maximum or `invalid`.
   *
   * @param signals how they are interleaved; only formats that store differences ask for it (by default one signal
   *   that begins at its first sample)
   */
  encode(samples: Int32Array, signals?: readonly EncodedSignal[]): Uint8Array<ArrayBuffer>;
  /**
   * Where a format cannot follow every signal: what a reader gets instead of the samples of one signal, beginning
   * from the first of them as the initial value.
   */
  storable?(samples: Int32Array): Int32Array;
}
