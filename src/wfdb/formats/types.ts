/** The position of one signal's samples among the samples of its file, which are interleaved frame by frame. */
export interface SampleLayout {
  /** Samples of all signals of the file in one frame. */
  frameSamples: number;
  /** Index of this signal's first sample inside a frame. */
  firstInFrame: number;
  /** Samples of this signal in one frame. */
  samplesPerFrame: number;
  /** Value before the first sample, from which difference formats start. */
  initialValue: number;
}

/** Reads one signal's samples from a signal file. */
export interface SampleReader {
  /**
   * Writes the samples of frames [startFrame, startFrame + frames) as ADC units to the beginning of `target`: frames ·
   * samplesPerFrame values, including the format's `invalid` mark. The frames must exist in the file.
   */
  read(startFrame: number, frames: number, target: Int32Array): void;
  /**
   * A shortcut that a format with few bits may offer for signals with one sample per frame: looks up each sample of
   * frames [0, frames) in `table` (entry 0 is for the format's lowest ADC value, including `invalid`) and writes the
   * results to the beginning of `target`.
   *
   * @returns the sum of the ADC values modulo 2³²
   */
  readTabled?(frames: number, table: Float32Array, target: Float32Array): number;
}

/** One of the signals that `SignalFormat.encode` packs into a file, in the order of the file. */
export interface EncodedSignal {
  samplesPerFrame: number;
  /** The initial value in the header. */
  initialValue: number;
}

/** A storage format of signal(5). To add a format, add an object of this type to `formats/index.ts`. */
export interface SignalFormat {
  format: number;
  /** The ADC value that marks a missing sample, or undefined if the format has none. */
  invalid: number | undefined;
  /** Smallest and largest ADC value of a valid sample. */
  minimum: number;
  maximum: number;
  /** Bits of an ADC value; the resolution in the header of signals written in this format. */
  bits: number;
  /**
   * Alignment for reading from the middle of a file: sample n of the file (counted over all its signals) starts at a
   * byte boundary whenever n is a multiple of this. A slice of the file from `bytesForSamples(n)` on then reads as a
   * file whose first sample is the n-th; to begin at a frame, take the last frame before it whose first sample is such
   * a multiple. Undefined if a sample depends on all before it.
   */
  alignSamples: number | undefined;
  /** Complete samples in this many bytes. */
  samplesInBytes(bytes: number): number;
  /** The fewest bytes for this many samples. */
  bytesForSamples(samples: number): number;
  /** @param bytes the file from its first sample on (without a preamble) */
  open(bytes: Uint8Array, layout: SampleLayout): SampleReader;
  /**
   * Packs samples, interleaved as in the file, each within minimum … maximum or `invalid`.
   *
   * @param signals how they are interleaved; only needed by formats that store differences (by default one signal that
   *   begins at its first sample)
   */
  encode(samples: Int32Array, signals?: readonly EncodedSignal[]): Uint8Array<ArrayBuffer>;
  /**
   * For formats that cannot represent every signal: what a reader gets for the samples of one signal, starting from the
   * first of them as the initial value.
   */
  storable?(samples: Int32Array): Int32Array;
}
