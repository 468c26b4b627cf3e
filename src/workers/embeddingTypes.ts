import type { MapInput, MapPart } from '../embedding/types';

/** The interface of the thread that makes maps of beats. It computes without a pause: it is stopped by ending it. */
export interface EmbeddingWorker {
  /** @param onPart see `embedBeats` */
  embed(input: MapInput, onPart: (part: MapPart) => void): Promise<void>;
}
