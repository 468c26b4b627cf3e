/**
 * The forward to PhysioNet: GET and HEAD of `/physionet/<path>` are answered with the file of that path below an upstream,
 * so that the page itself talks to its own origin only. A request of `/physionet/` itself tells that the forward exists.
 *
 * `PHYSIONET_UPSTREAM` names another upstream (a mirror, a test server), or `off` for none.
 */
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

export const DEFAULT_UPSTREAM = 'https://physionet.org/files/';
/** The path of this server under which the forward answers. */
export const FORWARD_PREFIX = '/physionet/';
/** An upstream that sends nothing for this long has stalled. */
const STALL_MS = 30_000;
const MAX_REDIRECTS = 5;
const MAX_PATH_LENGTH = 1000;

/** Headers about a file that are passed back to the page; all others (cookies above all) are dropped. */
const passedBack = ['content-length', 'content-range', 'accept-ranges', 'etag', 'last-modified'];

/**
 * The upstream that the environment names.
 *
 * @param {string | undefined} [wanted]
 * @returns {URL | undefined} undefined: no forward
 * @throws Error if it is not an http address
 */
export function upstreamFromEnvironment(wanted = process.env.PHYSIONET_UPSTREAM) {
  if (wanted === 'off') return undefined;
  const text = wanted || DEFAULT_UPSTREAM;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new Error(
      `PHYSIONET_UPSTREAM=${text} is not an address to forward to; use one like ${DEFAULT_UPSTREAM}, or "off".`,
    );
  }
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/**
 * The path of a file below the upstream, each part encoded anew; undefined for anything that could leave it: `..`, hidden
 * names, empty parts, an encoded slash or backslash, control characters.
 *
 * @param {string} encoded as in the request, without the prefix
 */
export function forwardedPath(encoded) {
  if (encoded.length > MAX_PATH_LENGTH) return undefined;
  try {
    const parts = encoded.split('/').map(decodeURIComponent);
    const isBad = parts.some((part) => part === '' || part.startsWith('.') || !/^[^/\\\p{Cc}]+$/u.test(part));
    return isBad ? undefined : parts.map(encodeURIComponent).join('/');
  } catch {
    return undefined;
  }
}

/**
 * Makes the handler of requests below `/physionet/`.
 *
 * @param {{ upstream: URL, stallMs?: number }} options
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void}
 */
export function createForward({ upstream, stallMs = STALL_MS }) {
  return (request, response) => {
    const rest = (request.url ?? '').split(/[?#]/, 1)[0]?.slice(FORWARD_PREFIX.length) ?? '';
    // Pages of other sites must not fetch through this server.
    const from = request.headers['sec-fetch-site'];
    if (from !== undefined && from !== 'same-origin' && from !== 'none') {
      refuse(response, 403, 'foreign', 'Only pages of this server may ask here.');
      return;
    }
    if (rest === '') {
      response.writeHead(200, {
        'Content-Type': 'application/json; charset=utf-8',
        'Cache-Control': 'no-store',
      });
      response.end('{ "forward": true }\n');
      return;
    }
    const path = forwardedPath(rest);
    if (path === undefined) {
      refuse(response, 400, 'path', 'That is not the path of a file.');
      return;
    }
    forward(request, response, { upstream, url: new URL(path, upstream), stallMs, redirects: 0 });
  };
}

/**
 * Requests one address from the upstream and streams the answer.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {{ upstream: URL, url: URL, stallMs: number, redirects: number }} where
 */
function forward(request, response, where) {
  const { upstream, url, stallMs } = where;
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const upstreamRequest = send(url, { method: request.method, headers: headersFor(request) });
  const stop = () => upstreamRequest.destroy();
  const stalled = watch(stallMs, () => {
    if (response.headersSent) response.destroy();
    else refuse(response, 504, 'stalled', `${upstream.host} did not answer for ${stallMs / 1000} s.`);
    upstreamRequest.destroy();
  });
  response.once('close', stop);
  upstreamRequest.once('close', stalled.end);
  upstreamRequest.once('error', (error) => {
    stalled.end();
    // The page was already answered: this server itself ended the request.
    if (response.writableEnded) return;
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    const code = /** @type {NodeJS.ErrnoException} */ (error).code ?? error.message;
    refuse(response, 502, 'unreachable', `${upstream.host} could not be reached (${code}).`);
  });
  upstreamRequest.once('response', (answer) => {
    const status = answer.statusCode ?? 502;
    if ([301, 302, 303, 307, 308].includes(status)) {
      response.off('close', stop);
      stalled.end();
      answer.destroy();
      redirect(request, response, where, answer.headers.location);
      return;
    }
    try {
      response.writeHead(status, {
        ...pick(answer.headers, passedBack),
        ...inertHeaders,
        'Cache-Control': 'no-store',
      });
    } catch {
      refuse(response, 502, 'unreachable', `${upstream.host} gave an answer that cannot be passed on.`);
      answer.destroy();
      return;
    }
    // Even if no byte follows, the page must see that the upstream answered.
    response.flushHeaders();
    stream(answer, response, stalled);
  });
  upstreamRequest.end();
}

/**
 * Follows a redirect that stays at the upstream, below its path.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {{ upstream: URL, url: URL, stallMs: number, redirects: number }} where
 * @param {string | undefined} location
 */
function redirect(request, response, where, location) {
  const { upstream, url, redirects } = where;
  const target = location !== undefined && URL.canParse(location, url) ? new URL(location, url) : undefined;
  const path = target?.pathname.slice(upstream.pathname.length) ?? '';
  const stays =
    target?.origin === upstream.origin &&
    target.pathname.startsWith(upstream.pathname) &&
    forwardedPath(path) !== undefined;
  if (!target || !stays || redirects >= MAX_REDIRECTS) {
    refuse(response, 502, 'redirect', `${upstream.host} redirects to another place, which is not followed.`);
    return;
  }
  forward(request, response, { ...where, url: new URL(path, upstream), redirects: redirects + 1 });
}

/**
 * Passes the body on, no faster than the page takes it. If the upstream breaks off, so does the answer, so that the page
 * knows that it is incomplete.
 *
 * @param {import('node:http').IncomingMessage} answer
 * @param {import('node:http').ServerResponse} response
 * @param {ReturnType<typeof watch>} stalled
 */
function stream(answer, response, stalled) {
  stalled.again();
  answer.on('data', (/** @type {Buffer} */ chunk) => {
    stalled.again();
    if (response.write(chunk)) return;
    // A slow page is not a stalled upstream.
    stalled.end();
    answer.pause();
    response.once('drain', () => {
      stalled.again();
      answer.resume();
    });
  });
  answer.once('end', () => {
    stalled.end();
    if (answer.complete) response.end();
    else response.destroy();
  });
  answer.once('error', () => response.destroy());
}

/**
 * Of the page's headers, passes on only those that request part of a file; nothing about the person goes to the upstream.
 *
 * @param {import('node:http').IncomingMessage} request
 */
function headersFor(request) {
  const { range, 'if-range': ifRange } = request.headers;
  const isRange = range !== undefined && /^bytes=(\d{1,16}-\d{0,16}|-\d{1,16})$/.test(range);
  return {
    Accept: '*/*',
    'Accept-Encoding': 'identity',
    'User-Agent': 'ecg-lab',
    ...(isRange && { Range: range }),
    ...(isRange && typeof ifRange === 'string' && ifRange.length <= 200 && { 'If-Range': ifRange }),
  };
}

/** Whatever the upstream sends is data: never a page or a script of this origin. */
const inertHeaders = {
  'Content-Type': 'application/octet-stream',
  'Content-Disposition': 'attachment',
  'Content-Security-Policy': "default-src 'none'; sandbox",
};

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} reason one word for the page
 * @param {string} sentence for a person who opens the address
 */
function refuse(response, status, reason, sentence) {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Forward-Problem': reason,
  });
  response.end(`${sentence}\n`);
}

/**
 * Calls `late` if `again` is not called within a time. On a busy machine the timer may be due before bytes that arrived
 * long ago have been read, so those are read first.
 *
 * @param {number} ms
 * @param {() => void} late
 */
function watch(ms, late) {
  /** @type {NodeJS.Immediate | undefined} */
  let due;
  const start = () =>
    setTimeout(() => {
      due = setImmediate(late);
    }, ms);
  let timer = start();
  const end = () => {
    clearTimeout(timer);
    clearImmediate(due);
  };
  return {
    again() {
      end();
      timer = start();
    },
    end,
  };
}

/**
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {string[]} names
 * @returns {Record<string, string>}
 */
function pick(headers, names) {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}
