/**
 * Passes a WebSocket of the page on to a program on this computer: `/live/8765` to port 8765. The page's policy lets it speak to its own server
 * alone, so that nothing that is dropped in can leave the machine; this leads nowhere else than to this machine either.
 */
import { connect } from 'node:net';

const ADDRESS = /^\/live\/(\d{1,5})$/;
/** What a program needs of the handshake (RFC 6455, 4.2.1). */
const PASSED = [
  'upgrade',
  'connection',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-extensions',
];

/** @param {string | undefined} address of a socket: 127.0.0.1, ::1, ::ffff:127.0.0.1 */
const isHere = (address) => address !== undefined && (address === '::1' || /^(::ffff:)?127\./.test(address));

/**
 * Whether the lab's own page asks, on this computer: pages of others may open WebSockets to any address, and name themselves in `Origin`.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {(host: string | undefined) => boolean} isOwnHost
 */
function isOwnPage({ headers, socket }, isOwnHost) {
  const { host, origin } = headers;
  if (!isHere(socket.remoteAddress) || !isOwnHost(host) || !origin || !URL.canParse(origin)) return false;
  return new URL(origin).host === host;
}

/**
 * @param {(host: string | undefined) => boolean} isOwnHost
 * @returns {(request: import('node:http').IncomingMessage, socket: import('node:stream').Duplex, head: Buffer) => void} for the event `upgrade`
 */
export function createSocketForward(isOwnHost) {
  return (request, socket, head) => {
    // First of all, also for who is refused: an error that nobody listens to ends the server. Its end follows as `close`.
    socket.on('error', () => {});
    const port = Number(ADDRESS.exec(request.url ?? '')?.[1]);
    if (!(port > 0 && port < 65_536) || !isOwnPage(request, isOwnHost)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    const program = connect(port, 'localhost', () => {
      const lines = PASSED.flatMap((name) => {
        const value = request.headers[name];
        return value === undefined ? [] : [`${name}: ${value}`];
      });
      program.write(`GET / HTTP/1.1\r\nhost: localhost:${port}\r\n${lines.join('\r\n')}\r\n\r\n`);
      program.write(head);
      program.pipe(socket).pipe(program);
    });
    program.on('error', () => socket.destroy());
    program.on('close', () => socket.destroy());
    socket.on('close', () => program.destroy());
  };
}
