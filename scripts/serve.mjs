/**
 * Serves a built lab from a folder on this machine: `node scripts/serve.mjs [folder]`, by default `dist`.
 * `--host` and `--port` (or HOST and PORT) choose the address; without a port the first free one from 4173 on. Requests
 * by another name than localhost or the host named are refused. PHYSIONET_UPSTREAM names where `/physionet/` is
 * forwarded to (physionet.org by default, `off` for nowhere).
 */
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createProbe } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createHostCheck } from './allowedHosts.mjs';
import { createForward, FORWARD_PREFIX, upstreamFromEnvironment } from './physionetForward.mjs';
import { isolationHeaders, servedSecurityPolicy } from './securityHeaders.mjs';
import { createSocketForward } from './socketForward.mjs';

export const DEFAULT_HOST = '127.0.0.1';
export const DEFAULT_PORT = 4173;
/** How many ports are tried from the first one on. */
const PORTS_TRIED = 100;

/** @type {Record<string, string>} */
const mimeTypes = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** A file whose name holds the hash of its content, as Vite names them, can be kept for ever. */
const hashedAsset = /^\/assets\/[^/]+-[\w-]{8}\.\w+$/;

/**
 * The file a request path names inside the folder, or undefined where there is none: nothing outside the folder
 * (links included), no hidden file, no name the system cannot have.
 *
 * @param {string} folder real path of the folder
 * @param {string} requestPath path part of the address, still percent-encoded
 * @returns {Promise<{ path: string, size: number } | undefined>}
 */
async function findFile(folder, requestPath) {
  let name;
  try {
    name = decodeURIComponent(requestPath);
  } catch {
    return undefined;
  }
  if (name.includes('\0') || name.split(/[/\\]/).some((part) => part.startsWith('.'))) return undefined;
  const wanted = resolve(folder, `.${name.endsWith('/') ? `${name}index.html` : name}`);
  try {
    const path = await realpath(wanted);
    if (!path.startsWith(folder + sep)) return undefined;
    const entry = await stat(path);
    return entry.isFile() ? { path, size: entry.size } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @typedef {object} Site
 * @property {string} folder real path of the folder
 * @property {ReturnType<typeof createForward> | undefined} forward
 * @property {boolean} isolated whether the headers of cross-origin isolation are sent
 * @property {ReturnType<typeof createHostCheck>} isOwnHost
 */

/**
 * Answers one request from the folder, or by the forward.
 *
 * @param {Site} site
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer({ folder, forward, isolated, isOwnHost }, request, response) {
  if (isolated) for (const [name, value] of Object.entries(isolationHeaders)) response.setHeader(name, value);
  response.setHeader('Content-Security-Policy', servedSecurityPolicy);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');

  if (!isOwnHost(request.headers.host)) {
    sendText(
      response,
      403,
      'This server answers to localhost only. Start it with --host NAME to open it by that name.',
    );
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    sendText(response, 405, 'Only GET and HEAD are answered here.');
    return;
  }
  // Not `new URL(…)`: that would quietly resolve `..` and hide what was asked for.
  const requestPath = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
  if (forward && requestPath.startsWith(FORWARD_PREFIX)) {
    forward(request, response);
    return;
  }
  const file = requestPath.startsWith('/') ? await findFile(folder, requestPath) : undefined;
  if (!file) {
    sendText(response, 404, 'There is no such file here.');
    return;
  }
  response.setHeader(
    'Content-Type',
    mimeTypes[extname(file.path).toLowerCase()] ?? 'application/octet-stream',
  );
  response.setHeader('Content-Length', file.size);
  response.setHeader(
    'Cache-Control',
    hashedAsset.test(requestPath) ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
  response.writeHead(200);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  createReadStream(file.path)
    .on('error', () => response.destroy())
    .pipe(response);
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} text
 */
function sendText(response, status, text) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${text}\n`);
}

/**
 * Whether nobody listens on the port, on this host nor on the IPv6 loopback: `localhost` may mean either, and the
 * printed address must not lead to somebody else's page.
 *
 * @param {number} port
 * @param {string} host
 */
async function isFree(port, host) {
  for (const address of host === DEFAULT_HOST ? [host, '::1'] : [host]) {
    const code = await new Promise((done) => {
      const probe = createProbe();
      probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => done(error.code));
      probe.listen({ port, host: address, exclusive: true }, () => probe.close(() => done('')));
    });
    if (code === 'EADDRINUSE' || code === 'EACCES') return false;
  }
  return true;
}

/**
 * The first free port from `first` on.
 *
 * @param {number} [first]
 * @param {string} [host]
 */
export async function findFreePort(first = DEFAULT_PORT, host = DEFAULT_HOST) {
  for (let port = first; port < first + PORTS_TRIED && port < 65536; port++) {
    if (await isFree(port, host)) return port;
  }
  throw new Error(`No free port from ${first} on; name one with --port N`);
}

/**
 * Serves a folder.
 *
 * @param {{ folder: string, host?: string, port?: number | undefined, upstream?: URL | undefined, stallMs?: number,
 *   isolated?: boolean }} options
 *   port: exactly this one (0 = any); left out: the first free one from 4173 on. upstream: where `/physionet/` leads
 *   to; left out: what the environment says. stallMs: how long the upstream may be silent. isolated: send the
 *   headers of cross-origin isolation (as a rule); without them the page gets no shared memory, as from hosting that sends none
 * @returns {Promise<{ server: import('node:http').Server, port: number, address: string }>}
 */
export async function serve({ folder, host = DEFAULT_HOST, port, stallMs, isolated = true, ...others }) {
  const upstream = 'upstream' in others ? others.upstream : upstreamFromEnvironment();
  const forward = upstream && createForward({ upstream, ...(stallMs !== undefined && { stallMs }) });
  const root = await realpath(folder).catch(() => {
    throw new Error(`There is no folder ${folder}; build the lab first (npm run build).`);
  });
  const chosen = port ?? (await findFreePort(DEFAULT_PORT, host));
  const site = { folder: root, forward, isolated, isOwnHost: createHostCheck(host) };
  const server = createServer((request, response) => {
    answer(site, request, response).catch(() => response.destroy());
  });
  server.on('upgrade', createSocketForward(site.isOwnHost));
  await new Promise((done, fail) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      fail(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${chosen} is taken; name another with --port N, or none for the first free one.`)
          : error,
      ),
    );
    server.listen(chosen, host, () => done(undefined));
  });
  const bound = server.address();
  const actual = bound && typeof bound === 'object' ? bound.port : chosen;
  const shown = host === DEFAULT_HOST || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return { server, port: actual, address: `http://${shown.includes(':') ? `[${shown}]` : shown}:${actual}/` };
}

/**
 * What the command line and the environment ask for; the command line goes first.
 *
 * @param {string[]} args `[folder] [--host NAME] [--port N]`
 * @param {Record<string, string | undefined>} [env] HOST and PORT
 * @returns {{ folder: string | undefined, host: string, port: number | undefined }}
 * @throws Error for an unknown option and for what is not a port
 */
export function serveOptions(args, env = process.env) {
  const { values, positionals } = parseArgs({
    args,
    options: { host: { type: 'string' }, port: { type: 'string' } },
    allowPositionals: true,
  });
  const asked = values.port ?? env.PORT;
  const port = asked ? Number(asked) : undefined;
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536)) {
    throw new Error(`${asked} is not a port; use a number from 1 to 65535.`);
  }
  return { folder: positionals[0], host: values.host || env.HOST || DEFAULT_HOST, port };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { folder, ...where } = serveOptions(process.argv.slice(2));
    const served = resolve(folder ?? join(import.meta.dirname, '..', 'dist'));
    const { address } = await serve({ folder: served, ...where });
    console.log(`Serving ${served} at ${address}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
