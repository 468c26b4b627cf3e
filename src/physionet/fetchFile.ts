import { contentRange, refusalOf, serverGone, tooLarge } from './answers';
import { type Attempt, attempt, broken, TryAgain, waitBefore } from './attempt';
import { type Patience, pieceBytes } from './defaults';
import type { DownloadStore } from './downloadStore';
import { encodePath } from './safePath';

/** What downloads work with. */
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
  /** Hears how much of the file is here; less than before where it had to begin anew. */
  onBytes?: ((haveBytes: number, totalBytes: number | undefined) => void) | undefined;
  /** Hears that a try failed and another one follows. */
  onRetry?: (() => void) | undefined;
}

/** What there is of a file. */
interface Held {
  parts: Blob[];
  bytes: number;
  validator: string | undefined;
  totalBytes: number | undefined;
}

/**
 * Gets a file whole: goes on from what an earlier try left (Range with If-Range, RFC 9110), takes a broken or silent
 * connection up again with growing waits, and stops where a try brings nothing. Pieces are kept in the store as they come.
 *
 * @param path from the database on
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
  const held: Held = {
    parts: kept ? [kept.blob] : [],
    bytes: kept?.blob.size ?? 0,
    validator: kept?.validator,
    totalBytes: kept?.totalBytes,
  };
  let inVain = 0;
  for (let tries = 1; ; tries++) {
    const before = held.bytes;
    try {
      if (held.bytes === 0 || held.bytes !== held.totalBytes) {
        await attempt(path, patience, signal, (running) => fetchRest(path, held, options, access, running));
      }
      return new Blob(held.parts);
    } catch (error) {
      if (!(error instanceof TryAgain)) throw error;
      inVain = held.bytes - before >= patience.progressBytes ? 1 : inVain + 1;
      if (inVain >= patience.tries || tries >= patience.triesInAll) throw error.problem;
    }
    options.onRetry?.();
    await waitBefore(inVain, patience, signal);
  }
}

/** One request for what is missing, added to what is held. */
async function fetchRest(
  path: string,
  held: Held,
  { limitBytes, onBytes }: FetchFileOptions,
  access: PhysioNetAccess,
  running: Attempt,
): Promise<void> {
  const response = await ask(path, held, access, running);
  running.alive();
  const isRest = response.status === 206;
  const range = isRest ? contentRange(response.headers.get('Content-Range')) : undefined;
  if (isRest && range?.start !== held.bytes) {
    forget(held);
    throw new TryAgain(broken(path));
  }
  if (!isRest) {
    forget(held);
    const length = response.headers.get('Content-Length');
    held.totalBytes = length === null ? undefined : Number(length);
    held.validator = validatorOf(response);
  } else held.totalBytes = range?.totalBytes ?? held.totalBytes;
  if ((held.totalBytes ?? 0) > limitBytes) throw tooLarge(path, limitBytes);
  onBytes?.(held.bytes, held.totalBytes);
  await readBody(path, response, held, access, (part) => {
    running.alive();
    if (part > limitBytes) throw tooLarge(path, limitBytes);
    onBytes?.(part, held.totalBytes);
  });
  if (held.totalBytes !== undefined && held.bytes !== held.totalBytes) {
    if (held.bytes > held.totalBytes) forget(held);
    throw new TryAgain(broken(path));
  }
}

/** @throws what an answer without the file means */
async function ask(path: string, held: Held, access: PhysioNetAccess, running: Attempt): Promise<Response> {
  const headers: Record<string, string> = {};
  if (held.bytes > 0) {
    headers.Range = `bytes=${held.bytes}-`;
    if (held.validator !== undefined) headers['If-Range'] = held.validator;
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
      // A server that went away in the middle is only found so: its connections are refused.
      throw error instanceof TypeError ? new TryAgain(serverGone(path)) : error;
    });
  if (response.status === 200 || response.status === 206) return response;
  response.body?.cancel().catch(() => undefined);
  if (response.status === 416 && held.bytes > 0) {
    // The file is another one by now, or shorter.
    forget(held);
    throw new TryAgain(broken(path));
  }
  throw refusalOf(path, response);
}

/** Adds what comes to what is held, in pieces that the store keeps, the last one also where the rest does not come. */
async function readBody(
  path: string,
  response: Response,
  held: Held,
  { store }: PhysioNetAccess,
  onBytes: (haveBytes: number) => void,
): Promise<void> {
  let fresh: Uint8Array<ArrayBuffer>[] = [];
  let freshBytes = 0;
  const putAway = async () => {
    if (freshBytes === 0) return;
    const { validator, totalBytes, bytes } = held;
    const blob = new Blob(fresh);
    held.parts.push(blob);
    held.bytes += freshBytes;
    fresh = [];
    freshBytes = 0;
    // A piece that cannot be kept is still in hand.
    await store.keepPiece(path, bytes, { blob, validator, totalBytes }).catch(() => undefined);
  };
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const part = await reader?.read();
      if (!part || part.done) break;
      fresh.push(part.value);
      freshBytes += part.value.length;
      onBytes(held.bytes + freshBytes);
      if (freshBytes >= pieceBytes) await putAway();
    }
  } finally {
    reader?.cancel().catch(() => undefined);
    // Where it all came in one go there is nothing to take up later.
    const isWhole = held.bytes === 0 && freshBytes === held.totalBytes;
    if (isWhole) {
      held.parts.push(new Blob(fresh));
      held.bytes += freshBytes;
    } else await putAway();
  }
}

function forget(held: Held): void {
  held.parts = [];
  held.bytes = 0;
  held.validator = undefined;
  held.totalBytes = undefined;
}

/** A weak ETag does not promise the same bytes, so that no part may be asked for by it (RFC 9110, 13.1.5). */
function validatorOf(response: Response): string | undefined {
  const etag = response.headers.get('ETag');
  if (etag !== null && !etag.startsWith('W/')) return etag;
  return response.headers.get('Last-Modified') ?? undefined;
}
