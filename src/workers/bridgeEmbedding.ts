import * as Comlink from 'comlink';
import type { MapInput, MapPart } from '../embedding/types';
import type { EmbeddingWorker } from './embeddingTypes';
import { createPool } from './pool';

/** Makes a map of beats in a thread (see `embedBeats`). Rejects with DOMException `AbortError` when the signal aborts. */
export type Embed = (input: MapInput, onPart: (part: MapPart) => void, signal: AbortSignal) => Promise<void>;

const pool = createPool<EmbeddingWorker>(
  () => new Worker(new URL('./embedding.worker.ts', import.meta.url), { type: 'module', name: 'embedding' }),
  1,
);

export const embed: Embed = (input, onPart, signal) =>
  pool.run((worker) => worker.embed(given(input), Comlink.proxy(onPart)), signal);

/** What is in shared memory is not copied, the rest moves: nobody else has it. */
function given(input: MapInput): MapInput {
  const { buffer } = input.values;
  return buffer instanceof ArrayBuffer ? Comlink.transfer(input, [buffer]) : input;
}
