import type { DownloadStore, PartialFile } from './downloadStore';
import { encodePath } from './safePath';

const NAME = 'physionet-1';
/** Query parameter in the address of a piece: its first byte. */
const FROM = 'from';

/**
 * Downloaded files in the browser's Cache storage, each under its request address, with the pieces of unfinished ones
 * beside them. The bytes stay on disk.
 *
 * @param base address of the forward, `https://…/physionet/`
 */
export function cacheStore(base: string, storage: CacheStorage): DownloadStore {
  const open = () => storage.open(NAME);
  const address = (path: string) => new URL(encodePath(path), base).href;

  async function pieceRequests(cache: Cache, path: string): Promise<{ start: number; request: Request }[]> {
    const requests = await cache.keys(address(path), { ignoreSearch: true });
    return requests
      .map((request) => ({ start: startOf(request.url), request }))
      .filter((piece): piece is { start: number; request: Request } => piece.start !== undefined)
      .sort((a, b) => a.start - b.start);
  }

  return {
    async complete(path) {
      return (await (await open()).match(address(path)))?.blob();
    },
    async keepComplete(path, blob) {
      const cache = await open();
      await cache.put(address(path), responseOf({ blob, validator: undefined, totalBytes: blob.size }));
      for (const { request } of await pieceRequests(cache, path)) await cache.delete(request);
    },
    async partial(path) {
      const cache = await open();
      const parts: PartialFile[] = [];
      let bytes = 0;
      for (const { start, request } of await pieceRequests(cache, path)) {
        const answer = await cache.match(request);
        if (!answer || start !== bytes) break;
        const blob = await answer.blob();
        const total = answer.headers.get('X-Total');
        const part = {
          blob,
          validator: answer.headers.get('X-Validator') ?? undefined,
          totalBytes: total === null ? undefined : Number(total),
        };
        if (parts[0] && parts[0].validator !== part.validator) break;
        parts.push(part);
        bytes += blob.size;
      }
      return parts[0] && { ...parts[0], blob: new Blob(parts.map(({ blob }) => blob)) };
    },
    async keepPiece(path, startByte, piece) {
      const cache = await open();
      if (startByte === 0)
        for (const { request } of await pieceRequests(cache, path)) await cache.delete(request);
      await cache.put(`${address(path)}?${FROM}=${startByte}`, responseOf(piece));
    },
    async drop(path) {
      await (await open()).delete(address(path), { ignoreSearch: true });
    },
    async paths(prefix) {
      const requests = await (await open()).keys();
      return requests
        .filter(({ url }) => url.startsWith(base) && startOf(url) === undefined)
        .map(({ url }) => decodeURIComponent(url.slice(base.length)))
        .filter((path) => path.startsWith(prefix));
    },
    async clear() {
      await storage.delete(NAME);
    },
  };
}

function startOf(url: string): number | undefined {
  const start = new URL(url).searchParams.get(FROM);
  return start === null ? undefined : Number(start);
}

function responseOf({ blob, validator, totalBytes }: PartialFile): Response {
  return new Response(blob, {
    headers: {
      'Content-Type': 'application/octet-stream',
      ...(validator !== undefined && { 'X-Validator': validator }),
      ...(totalBytes !== undefined && { 'X-Total': String(totalBytes) }),
    },
  });
}
