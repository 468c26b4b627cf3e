import { createServer, type Server } from 'node:http';
import { createForward } from '../../scripts/physionetForward.mjs';
import { defaultPatience } from '../../src/physionet/defaults';
import { type DownloadStore, memoryStore } from '../../src/physionet/downloadStore';
import type { PhysioNetAccess } from '../../src/physionet/fetchFile';
import { startUpstream, type Upstream } from './upstream.mjs';

/** Waits between tries as short as a test wants them; everything else as on the page. */
export const impatient = { ...defaultPatience, firstWaitMs: 1, progressBytes: 1000 };

/** Access to a stand-in upstream, through the forward of the server. */
export interface Way {
  upstream: Upstream;
  store: DownloadStore;
  access(change?: Partial<PhysioNetAccess>): PhysioNetAccess;
  /** Of one file, in order: what was asked for. */
  asked(path: string): { range: string | undefined; ifRange: string | undefined }[];
  close(): Promise<void>;
}

export async function openWay(
  databases: Parameters<typeof startUpstream>[0],
  stallMs = 10_000,
): Promise<Way> {
  const upstream = await startUpstream(databases);
  const server: Server = createServer(createForward({ upstream: upstream.url, stallMs }));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  const store = memoryStore();
  return {
    upstream,
    store,
    access: (change = {}) => ({
      base: `http://127.0.0.1:${port}/physionet/`,
      fetch,
      store,
      patience: impatient,
      signal: new AbortController().signal,
      ...change,
    }),
    asked: (path) =>
      upstream.requests
        .filter((request) => request.path === path)
        .map(({ headers }) => ({ range: headers.range, ifRange: headers['if-range'] as string | undefined })),
    async close() {
      await upstream.close();
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
    },
  };
}
