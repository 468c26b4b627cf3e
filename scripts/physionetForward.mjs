/**
 * The way to PhysioNet: GET and HEAD of `/physionet/<path>` are answered with the file of that path below an upstream,
 * so that the page itself talks to its own origin only. `/physionet/` alone says that the way is there.
 *
 * `PHYSIONET_UPSTREAM` names another upstream (a mirror, a test), or `off` for none.
 */
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

export const DEFAULT_UPSTREAM = 'https://physionet.org/files/';
/** Where the forward begins on this server. */
export const FORWARD_PREFIX = '/physionet/';
/** An upstream that sends nothing for so long has stalled. */
const STALL_MS = 30_000;
const MAX_REDIRECTS = 5;
const MAX_PATH_LENGTH = 1000;

/** What an upstream may say about a file to the page; everything else (cookies above all) stays here. */
const passedBack = ['content-length', 'content-range', 'accept-ranges', 'etag', 'last-modified'];

/**
 * The upstream that the environment names.
 *
 * @param {string | undefined} [wanted]
 * @returns {URL | undefined} undefined: no forward
 * @throws Error for what is no http address
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
 * The path of a file below the upstream, each part encoded anew; undefined for what could leave it: `..`, hidden
 * names, empty parts, a slash or backslash in disguise, control characters.
 *
 * @param {string} encoded as it stood in the request, without the prefix
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
 * Makes what answers requests below `/physionet/`.
 *
 * @param {{ upstream: URL, stallMs?: number }} options
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void}
 */
export function createForward({ upstream, stallMs = STALL_MS }) {
  return (request, response) => {
    const rest = (request.url ?? '').split(/[?#]/, 1)[0]?.slice(FORWARD_PREFIX.length) ?? '';
    // Another site's page must not fetch by way of this server.
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
 * Asks the upstream for one address and streams what it answers.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {{ upstream: URL, url: URL, stallMs: number, redirects: number }} where
 */
function forward(request, response, where) {
  const { upstream, url, stallMs } = where;
  const ask = url.protocol === 'https:' ? requestHttps : requestHttp;
  const asked = ask(url, { method: request.method, headers: headersFor(request) });
  const stop = () => asked.destroy();
  const stalled = watch(stallMs, () => {
    if (response.headersSent) response.destroy();
    else refuse(response, 504, 'stalled', `${upstream.host} did not answer for ${stallMs / 1000} s.`);
    asked.destroy();
  });
  response.once('close', stop);
  asked.once('close', stalled.end);
  asked.once('error', (error) => {
    stalled.end();
    // It was told already: what ends here was ended by this server.
    if (response.writableEnded) return;
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    const code = /** @type {NodeJS.ErrnoException} */ (error).code ?? error.message;
    refuse(response, 502, 'unreachable', `${upstream.host} could not be reached (${code}).`);
  });
  asked.once('response', (answer) => {
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
        ...nothingToRun,
        'Cache-Control': 'no-store',
      });
    } catch {
      refuse(response, 502, 'unreachable', `${upstream.host} gave an answer that cannot be passed on.`);
      answer.destroy();
      return;
    }
    // Also where not one byte follows, the page must see that the upstream answered.
    response.flushHeaders();
    stream(answer, response, stalled);
  });
  asked.end();
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
 * Passes the body on, no faster than the page takes it. Where the upstream breaks off, so does the answer: the page
 * then knows that it is not whole.
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
    // A slow page is no stalled upstream.
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
 * Of the page's headers only those that ask for a part of a file; nothing of the person goes to the upstream.
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

/** Whatever the upstream sends is data here: never a page, never a script of this origin. */
const nothingToRun = {
  'Content-Type': 'application/octet-stream',
  'Content-Disposition': 'attachment',
  'Content-Security-Policy': "default-src 'none'; sandbox",
};

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} reason one word for the page
 * @param {string} sentence for whoever looks
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
 * Calls `late` where `again` has not been called for a time. On a busy machine the timer may be due before bytes that
 * came long ago were read, so what lies ready is read first.
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
