import { contentRange, refusalOf, serverGone, tooLarge } from './answers';
import { type Attempt, attempt, broken, TryAgain, waitBefore } from './attempt';
import { type Patience, pieceBytes } from './defaults';
import type { DownloadStore } from './downloadStore';
import { encodePath } from './safePath';

/** What downloads need. */
export interface PhysioNetAccess {
  /** Address of the forward, `https://…/physionet/`. */
  base: string;
  fetch: typeof fetch;
  store: DownloadStore;
  patience: Patience;
  signal: AbortSignal;
}

export interface FetchFileOptions {
  limitBytes: number;
  /** Called with the bytes received so far; fewer than before if the download had to start again. */
  onBytes?: ((haveBytes: number, totalBytes: number | undefined) => void) | undefined;
  /** Called when a try failed and another one follows. */
  onRetry?: (() => void) | undefined;
}

/** What has been received of a file. */
interface Received {
  parts: Blob[];
  bytes: number;
  validator: string | undefined;
  totalBytes: number | undefined;
}

/**
 * Downloads a complete file: continues from what an earlier try left (Range with If-Range, RFC 9110), reconnects after
 * a broken or stalled connection with growing waits, and gives up after several tries without progress. Pieces are
 * stored as they arrive.
 *
 * @param path beginning with the database
 * @returns unchecked bytes
 * @throws PhysioNetError, or AbortError when stopped
 */
export async function fetchFile(
  path: string,
  options: FetchFileOptions,
  access: PhysioNetAccess,
): Promise<Blob> {
  const { patience, signal, store } = access;
  const kept = await store.partial(path).catch(() => undefined);
  const received: Received = {
    parts: kept ? [kept.blob] : [],
    bytes: kept?.blob.size ?? 0,
    validator: kept?.validator,
    totalBytes: kept?.totalBytes,
  };
  let fruitless = 0;
  for (let tries = 1; ; tries++) {
    const before = received.bytes;
    try {
      if (received.bytes === 0 || received.bytes !== received.totalBytes) {
        await attempt(path, patience, signal, (running) =>
          fetchRest(path, received, options, access, running),
        );
      }
      return new Blob(received.parts);
    } catch (error) {
      if (!(error instanceof TryAgain)) throw error;
      fruitless = received.bytes - before >= patience.progressBytes ? 1 : fruitless + 1;
      if (fruitless >= patience.tries || tries >= patience.triesInAll) throw error.problem;
    }
    options.onRetry?.();
    await waitBefore(fruitless, patience, signal);
  }
}

/** One request for what is missing, appended to what was received. */
async function fetchRest(
  path: string,
  received: Received,
  { limitBytes, onBytes }: FetchFileOptions,
  access: PhysioNetAccess,
  running: Attempt,
): Promise<void> {
  const response = await request(path, received, access, running);
  running.alive();
  const isRest = response.status === 206;
  const range = isRest ? contentRange(response.headers.get('Content-Range')) : undefined;
  if (isRest && range?.start !== received.bytes) {
    reset(received);
    throw new TryAgain(broken(path));
  }
  if (!isRest) {
    reset(received);
    const length = response.headers.get('Content-Length');
    received.totalBytes = length === null ? undefined : Number(length);
    received.validator = validatorOf(response);
  } else received.totalBytes = range?.totalBytes ?? received.totalBytes;
  if ((received.totalBytes ?? 0) > limitBytes) throw tooLarge(path, limitBytes);
  onBytes?.(received.bytes, received.totalBytes);
  await readBody(path, response, received, access, (part) => {
    running.alive();
    if (part > limitBytes) throw tooLarge(path, limitBytes);
    onBytes?.(part, received.totalBytes);
  });
  if (received.totalBytes !== undefined && received.bytes !== received.totalBytes) {
    if (received.bytes > received.totalBytes) reset(received);
    throw new TryAgain(broken(path));
  }
}

/** @throws the problem that a response without the file means */
async function request(
  path: string,
  received: Received,
  access: PhysioNetAccess,
  running: Attempt,
): Promise<Response> {
  const headers: Record<string, string> = {};
  if (received.bytes > 0) {
    headers.Range = `bytes=${received.bytes}-`;
    if (received.validator !== undefined) headers['If-Range'] = received.validator;
  }
  const response = await access
    .fetch(new URL(encodePath(path), access.base), {
      headers,
      signal: running.signal,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    })
    .catch((error: unknown) => {
      // This is how a server that has gone away shows: its connections are refused.
      throw error instanceof TypeError ? new TryAgain(serverGone(path)) : error;
    });
  if (response.status === 200 || response.status === 206) return response;
  response.body?.cancel().catch(() => undefined);
  if (response.status === 416 && received.bytes > 0) {
    // The file has changed, or is shorter now.
    reset(received);
    throw new TryAgain(broken(path));
  }
  throw refusalOf(path, response);
}

/**
 * Appends the body to what was received, in pieces that are stored; the last piece is stored even if the rest never arrives.
 */
async function readBody(
  path: string,
  response: Response,
  received: Received,
  { store }: PhysioNetAccess,
  onBytes: (haveBytes: number) => void,
): Promise<void> {
  let fresh: Uint8Array<ArrayBuffer>[] = [];
  let freshBytes = 0;
  const flush = async () => {
    if (freshBytes === 0) return;
    const { validator, totalBytes, bytes } = received;
    const blob = new Blob(fresh);
    received.parts.push(blob);
    received.bytes += freshBytes;
    fresh = [];
    freshBytes = 0;
    // A piece that cannot be stored is still in memory.
    await store.keepPiece(path, bytes, { blob, validator, totalBytes }).catch(() => undefined);
  };
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const part = await reader?.read();
      if (!part || part.done) break;
      fresh.push(part.value);
      freshBytes += part.value.length;
      onBytes(received.bytes + freshBytes);
      if (freshBytes >= pieceBytes) await flush();
    }
  } finally {
    reader?.cancel().catch(() => undefined);
    // If everything came in one go there is nothing to resume later.
    const cameInOneGo = received.bytes === 0 && freshBytes === received.totalBytes;
    if (cameInOneGo) {
      received.parts.push(new Blob(fresh));
      received.bytes += freshBytes;
    } else await flush();
  }
}

function reset(received: Received): void {
  received.parts = [];
  received.bytes = 0;
  received.validator = undefined;
  received.totalBytes = undefined;
}

/** A weak ETag does not guarantee identical bytes, so it must not be used for a range request (RFC 9110, 13.1.5). */
function validatorOf(response: Response): string | undefined {
  const etag = response.headers.get('ETag');
  if (etag !== null && !etag.startsWith('W/')) return etag;
  return response.headers.get('Last-Modified') ?? undefined;
}
