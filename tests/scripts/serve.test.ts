import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHostCheck } from '../../scripts/allowedHosts.mjs';
import { contentSecurityPolicy, servedSecurityPolicy } from '../../scripts/securityHeaders.mjs';
import { findFreePort, serve, serveOptions } from '../../scripts/serve.mjs';

let outer: string;
let server: Server;
let port: number;

beforeAll(async () => {
  outer = mkdtempSync(join(tmpdir(), 'ecg-lab-serve-'));
  const dist = join(outer, 'dist');
  mkdirSync(join(dist, 'assets'), { recursive: true });
  mkdirSync(join(outer, 'dist-secret'));
  writeFileSync(join(outer, 'secret.txt'), 'secret');
  writeFileSync(join(outer, 'dist-secret', 'secret.txt'), 'secret');
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>lab</title>');
  writeFileSync(join(dist, '.hidden'), 'secret');
  writeFileSync(join(dist, 'a b.txt'), 'blank');
  writeFileSync(join(dist, 'raw.bin'), new Uint8Array([0, 255, 128]));
  for (const name of ['index-B1x_-9Zq.js', 'kernels-Ab12Cd34.wasm', 'style-Ab12Cd34.css', 'plain.js']) {
    writeFileSync(join(dist, 'assets', name), '');
  }
  symlinkSync(join(outer, 'secret.txt'), join(dist, 'link.txt'));
  ({ server, port } = await serve({ folder: dist, port: 0, upstream: new URL('http://127.0.0.1:1/files/') }));
});

afterAll(() => {
  server.close();
  rmSync(outer, { recursive: true, force: true });
});

/** A request whose path goes over the wire as it stands: no client that resolves `..` in between. */
function ask(path: string, method = 'GET', host = `localhost:${port}`) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((done, fail) => {
    request({ host: '127.0.0.1', port, path, method, headers: { host } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString('latin1'),
        }),
      );
    })
      .on('error', fail)
      .end();
  });
}

describe('a page from here', () => {
  const headersFrom = (from: number) => fetch(`http://127.0.0.1:${from}/`).then(({ headers }) => headers);

  it('is isolated from other origins, so that its threads may share memory', async () => {
    expect((await headersFrom(port)).get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
    expect((await headersFrom(port)).get('Cross-Origin-Opener-Policy')).toBe('same-origin');
  });

  it('is not where that is not wanted, and as strict in all else', async () => {
    const open = await serve({ folder: join(outer, 'dist'), port: 0, isolated: false });
    const headers = await headersFrom(open.port);
    open.server.close();
    expect(headers.get('Cross-Origin-Embedder-Policy')).toBeNull();
    expect(headers.get('Cross-Origin-Opener-Policy')).toBeNull();
    expect(headers.get('Content-Security-Policy')).toBe(servedSecurityPolicy);
  });
});

describe('what is served', () => {
  it('gives the page at /, with and without a query', async () => {
    for (const path of ['/', '/?demo', '/index.html', '/?demo#results']) {
      const { status, body, headers } = await ask(path);
      expect(status).toBe(200);
      expect(body).toContain('<title>lab</title>');
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
    }
  });

  it('decodes names and sends bytes as they are', async () => {
    expect((await ask('/a%20b.txt')).body).toBe('blank');
    const raw = await ask('/raw.bin');
    expect(raw.body).toBe('\u0000\u00ff\u0080');
    expect(raw.headers['content-type']).toBe('application/octet-stream');
    expect(raw.headers['content-length']).toBe('3');
  });

  it.each([
    ['/assets/index-B1x_-9Zq.js', 'text/javascript; charset=utf-8'],
    ['/assets/kernels-Ab12Cd34.wasm', 'application/wasm'],
    ['/assets/style-Ab12Cd34.css', 'text/css; charset=utf-8'],
  ])('%s is kept for ever, as %s', async (path, type) => {
    const { headers } = await ask(path);
    expect(headers['content-type']).toBe(type);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it.each(['/', '/assets/plain.js'])('%s is asked for again each time', async (path) => {
    expect((await ask(path)).headers['cache-control']).toBe('no-cache');
  });

  it('answers HEAD without a body and refuses to be written to', async () => {
    const head = await ask('/index.html', 'HEAD');
    expect(head).toMatchObject({ status: 200, body: '' });
    expect(Number(head.headers['content-length'])).toBeGreaterThan(0);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await ask('/index.html', method)).status).toBe(405);
    }
  });
});

describe('what is not served', () => {
  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '/../dist-secret/secret.txt',
    '/%2e%2e/dist-secret/secret.txt',
    '//../secret.txt',
    '/link.txt',
    '/.hidden',
    '/assets/%2e%2e/.hidden',
    '/secret.txt',
    '/index.html%00.txt',
    '/%E0%A4%A',
    '/assets/',
    '/assets',
    'http://127.0.0.1/index.html',
  ])('%s', async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  });
});

it.each(['/', '/nothing-here', '/assets/plain.js'])('every answer carries the policy: %s', async (path) => {
  const { headers } = await ask(path);
  expect(headers['content-security-policy']).toBe(servedSecurityPolicy);
  expect(headers).toMatchObject({
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
});

describe('the policy', () => {
  it('names no foreign origin', () => {
    expect(servedSecurityPolicy).not.toMatch(/https?:|\*|ws/);
  });

  it('forbids frames in the header, and says nothing of them in the page, where it would not count', () => {
    expect(servedSecurityPolicy.split('; ')).toContain("frame-ancestors 'none'");
    expect(contentSecurityPolicy).not.toContain('frame-ancestors');
    expect(servedSecurityPolicy.startsWith(contentSecurityPolicy)).toBe(true);
  });
});

describe('the name that a request comes by', () => {
  it.each(['/', '/assets/plain.js', '/nothing-here', '/physionet/', '/physionet/mitdb/1.0.0/100.hea'])(
    'a foreign name that leads to this machine gets nothing: %s',
    async (path) => {
      for (const host of ['evil.example', `evil.example:${port}`, 'localhost.evil.example']) {
        const { status, body, headers } = await ask(path, 'GET', host);
        expect(status).toBe(403);
        expect(body).toContain('localhost only');
        expect(headers['content-security-policy']).toBe(servedSecurityPolicy);
      }
    },
  );

  it.each(['localhost', 'LOCALHOST:1', 'lab.localhost', '127.0.0.1', '127.9.9.9:80', '[::1]:4173'])(
    '%s is this machine',
    async (host) => {
      expect((await ask('/', 'GET', host)).status).toBe(200);
    },
  );

  it.each([
    ['127.0.0.1', '192.168.0.7', false],
    ['lab.example', 'lab.example:8080', true],
    ['lab.example', 'LAB.example.', true],
    ['lab.example', 'other.example', false],
    ['192.168.0.7', '192.168.0.7', true],
    ['192.168.0.7', '192.168.0.8', false],
    ['fe80::1', '[FE80:0::1]:4173', true],
    ['0.0.0.0', '192.168.0.7:4173', true],
    ['::', '[2001:db8::7]', true],
    ['0.0.0.0', 'evil.example', false],
    ['0.0.0.0', '127.0.0.1.evil.example', false],
    ['lab.example', 'user@lab.example', false],
    ['lab.example', 'lab.example/x', false],
    ['lab.example', '', false],
    ['lab.example', undefined, false],
  ])('started with --host %s, %s is answered: %s', (listensOn, header, expected) => {
    expect(createHostCheck(listensOn)(header)).toBe(expected);
  });
});

describe('the address', () => {
  it('is on this machine only', () => {
    expect(server.address()).toMatchObject({ address: '127.0.0.1' });
  });

  it('passes over a port that is taken, and a taken port asked for by number is an error', async () => {
    const next = await findFreePort(port);
    expect(next).toBeGreaterThan(port);
    await expect(serve({ folder: join(outer, 'dist'), port })).rejects.toThrow(`Port ${port} is taken`);
  });

  it('says what to do where there is no build', async () => {
    await expect(serve({ folder: join(outer, 'gone'), port: 0 })).rejects.toThrow('build the lab first');
  });

  it('comes from the command line, else from the environment', () => {
    const env = { HOST: 'lab.example', PORT: '8080' };
    expect(serveOptions([], {})).toEqual({ folder: undefined, host: '127.0.0.1', port: undefined });
    expect(serveOptions([], env)).toEqual({ folder: undefined, host: 'lab.example', port: 8080 });
    expect(serveOptions(['built', '--host', '0.0.0.0', '--port=0'], env)).toEqual({
      folder: 'built',
      host: '0.0.0.0',
      port: 0,
    });
    expect(() => serveOptions(['--port', '70000'], {})).toThrow('70000 is not a port');
    expect(() => serveOptions([], { PORT: 'x' })).toThrow('x is not a port');
    expect(() => serveOptions(['--hots', 'x'], {})).toThrow('--hots');
  });
});
