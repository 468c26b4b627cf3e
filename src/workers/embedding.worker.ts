import * as Comlink from 'comlink';
import { embedBeats } from '../embedding/embedBeats';
import type { EmbeddingWorker } from './embeddingTypes';

const api: EmbeddingWorker = {
  async embed(input, onPart) {
    embedBeats(input, (part) =>
      onPart(part.kind === 'picture' ? Comlink.transfer(part, [part.points.buffer as ArrayBuffer]) : part),
    );
  },
};

Comlink.expose(api);
