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

/** A storage format of signal(5). Another format is another object of this shape, named in `formats/index.ts`. */
export interface SignalFormat {
  format: number;
  /** The ADC value that marks a missing sample, or undefined where the format has none. */
  invalid: number | undefined;
  /** Smallest and largest ADC value of a valid sample. */
  minimum: number;
  maximum: number;
  /** Whole samples that so many bytes hold. */
  samplesInBytes(bytes: number): number;
  bytesForSamples(samples: number): number;
  /** @param bytes the file from its first sample on (a preamble is already cut off) */
  open(bytes: Uint8Array, layout: SampleLayout): SampleReader;
  /** Packs samples, interleaved as in the file, each within minimum … maximum or `invalid`. */
  encode(samples: Int32Array): Uint8Array<ArrayBuffer>;
}
