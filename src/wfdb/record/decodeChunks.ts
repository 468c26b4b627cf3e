import type { OpenSignal } from './openRecord';

/** Samples decoded at a time: small enough to stay in the processor's cache between decoding and converting. */
const chunkSamples = 16384;

/**
 * Reads a signal from its first frame to its last, chunk by chunk, and passes each chunk to `use` in ADC units (missing
 * samples as marked by the format). The array is reused for the next chunk.
 */
export function decodeChunks(
  signal: OpenSignal,
  use: (chunk: Int32Array, startFrame: number, frames: number) => void,
): void {
  const { samplesPerFrame } = signal.spec;
  const chunkFrames = Math.min(signal.frames, Math.max(1, Math.floor(chunkSamples / samplesPerFrame)));
  const chunk = new Int32Array(chunkFrames * samplesPerFrame);
  for (let start = 0; start < signal.frames; start += chunkFrames) {
    const frames = Math.min(chunkFrames, signal.frames - start);
    signal.reader.read(start, frames, chunk);
    use(chunk, start, frames);
  }
}
