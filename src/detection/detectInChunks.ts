import { createYielder } from '../base/createYielder';
import { eachPiece } from './eachPiece';
import type { LeadsStream } from './types';

/** After so many samples of each lead, some hundredths of a second of work, the thread's other tasks get a turn. */
const PIECE_SAMPLES = 2 ** 16;

export interface ChunkOptions {
  /** An abort is noticed after each piece of a chunk: the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
  /** Told after each piece how many samples of every lead are done. */
  onProgress?: (doneSamples: number) => void;
}

/** What each of the streams found, in their order. */
type Found<S> = { -readonly [K in keyof S]: S[K] extends LeadsStream<infer T> ? T[] : never };

/**
 * Runs detectors and meters over a record that is read chunk by chunk, all of them over each chunk: a day of several
 * leads needs the memory of one chunk and of what is found. The results are those of the whole record at once.
 *
 * @param chunks the leads of the record, one stretch after another, without gaps; of any length, also all at once
 * @param streams such as `createDetector(hz)`, `createVote(hz, 2)`, `createPanTompkins(hz)`, `createQualityMeter(hz)`
 * @throws what the reading of a chunk throws; RangeError as `LeadsStream.push`
 */
export async function detectInChunks<const S extends readonly LeadsStream<unknown>[]>(
  chunks: AsyncIterable<readonly Float32Array[]> | Iterable<readonly Float32Array[]>,
  streams: S,
  { signal, onProgress }: ChunkOptions = {},
): Promise<Found<S>> {
  const found: unknown[][] = streams.map(() => []);
  const yielder = createYielder();
  let doneSamples = 0;
  try {
    for await (const leads of chunks) {
      const pieces: Float32Array[][] = [];
      eachPiece(leads, leads.length, PIECE_SAMPLES, (piece) => pieces.push(piece));
      for (const piece of pieces) {
        signal?.throwIfAborted();
        streams.forEach((stream, i) => {
          for (const item of stream.push(piece)) found[i]!.push(item);
        });
        doneSamples += piece[0]!.length;
        onProgress?.(doneSamples);
        await yielder.yield();
      }
    }
    signal?.throwIfAborted();
    streams.forEach((stream, i) => {
      for (const item of stream.finish()) found[i]!.push(item);
    });
  } finally {
    yielder.close();
  }
  return found as Found<S>;
}
