import { createHash } from 'node:crypto';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { createHostCheck } from '../../scripts/allowedHosts.mjs';
import { createSocketForward } from '../../scripts/socketForward.mjs';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A program that says hello to whoever shakes hands (RFC 6455), and what was asked of it. */
function program() {
  const asked: string[] = [];
  const server = createServer();
  server.on('upgrade', ({ url, headers }, socket) => {
    asked.push(`${url} ${headers.host}`);
    const accept = createHash('sha1')
      .update(`${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket.write(Buffer.from([0x81, 3, 0x31, 0x32, 0x0a]));
    socket.on('data', (bytes: Buffer) => socket.write(bytes));
  });
  return { asked, server };
}

const page = () => {
  const server = createServer();
  server.on('upgrade', createSocketForward(createHostCheck('127.0.0.1')));
  return server;
};

/** The status of a handshake, and the first bytes after it. */
function shake(
  port: number,
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; bytes: number[] }> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest({
      ...{ host: '127.0.0.1', port, path },
      headers: {
        ...{ Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' },
        ...{ 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', ...headers },
      },
    });
    asked.on('upgrade', ({ statusCode, headers: answer }, socket, head) => {
      expect(answer['sec-websocket-accept']).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
      const done = (bytes: Buffer) => {
        resolve({ status: statusCode!, bytes: [...bytes] });
        socket.destroy();
      };
      if (head.length > 0) done(head);
      else socket.once('data', done);
    });
    asked.on('response', ({ statusCode }) => resolve({ status: statusCode!, bytes: [] }));
    asked.on('error', reject);
    asked.end();
  });
}

describe('the forward of WebSockets', () => {
  it('leads the lab’s own page to a program on this computer', async () => {
    const { asked, server } = program();
    const to = await listening(server);
    const port = await listening(page());
    const headers = { Host: `localhost:${port}`, Origin: `http://localhost:${port}` };
    expect(await shake(port, `/live/${to}`, headers)).toEqual({
      status: 101,
      bytes: [0x81, 3, 0x31, 0x32, 0x0a],
    });
    expect(asked).toEqual([`/ localhost:${to}`]);
  });

  it('leads nobody else there', async () => {
    const { asked, server } = program();
    const to = await listening(server);
    const port = await listening(page());
    const own = { Host: `localhost:${port}`, Origin: `http://localhost:${port}` };
    const status = async (path: string, headers: Record<string, string>) =>
      (await shake(port, path, headers)).status;
    expect(await status(`/live/${to}`, { ...own, Origin: 'https://evil.example' })).toBe(403);
    expect(await status(`/live/${to}`, { Host: own.Host })).toBe(403);
    expect(await status(`/live/${to}`, { Host: 'evil.example', Origin: 'http://evil.example' })).toBe(403);
    for (const path of ['/live/0', '/live/65536', '/live/', `/live/${to}/x`, `/${to}`]) {
      expect(await status(path, own)).toBe(403);
    }
    expect(asked).toEqual([]);
  });

  it('ends where nobody listens', async () => {
    const gone = createServer();
    const to = await listening(gone);
    await new Promise((resolve) => gone.close(resolve));
    const port = await listening(page());
    const headers = { Host: `localhost:${port}`, Origin: `http://localhost:${port}` };
    await expect(shake(port, `/live/${to}`, headers)).rejects.toThrow();
  });

  it('outlives a refused connection that breaks', () => {
    const socket = new PassThrough();
    const refused = { url: '/live/0', headers: {}, socket: {} } as unknown as IncomingMessage;
    createSocketForward(createHostCheck('127.0.0.1'))(refused, socket, Buffer.alloc(0));
    expect(() => socket.emit('error', new Error('reset'))).not.toThrow();
  });
});
