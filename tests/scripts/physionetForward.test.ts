import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { forwardedPath, upstreamFromEnvironment } from '../../scripts/physionetForward.mjs';
import { serve } from '../../scripts/serve.mjs';
import { startUpstream, type Upstream } from '../physionet/upstream.mjs';

const content = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 31) % 251));
const PATH = '/physionet/mitdb/1.0.0/100.dat';

let folder: string;
let upstream: Upstream;
let server: Server;
let port: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ecg-lab-forward-'));
  writeFileSync(join(folder, 'index.html'), 'lab');
  upstream = await startUpstream({
    'mitdb/1.0.0': {
      '100.dat': content,
      '100.dat.moved': content,
      'a b.dat': content,
      'none.dat': Buffer.alloc(0),
    },
  });
  ({ server, port } = await serve({ folder, port: 0, upstream: upstream.url }));
});

afterEach(() => {
  upstream.faults.clear();
  upstream.requests.length = 0;
});

afterAll(async () => {
  server.close();
  await upstream.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  isWhole: boolean;
}

/** A request as it stands on the wire; an answer that breaks off is one too. */
function ask(path: string, { method = 'GET', headers = {}, to = port } = {}): Promise<Answer> {
  return new Promise((done, fail) => {
    request({ host: '127.0.0.1', port: to, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', () => undefined);
      response.on('close', () =>
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
          isWhole: response.complete,
        }),
      );
    })
      .on('error', fail)
      .end();
  });
}

describe('the forward to PhysioNet', () => {
  it('says that it is there', async () => {
    const { status, headers, body } = await ask('/physionet/');
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(JSON.parse(body.toString())).toEqual({ forward: true });
    expect(upstream.requests).toEqual([]);
  });

  it('streams a file with its length and validator, as data that no browser runs, without cookies', async () => {
    const { status, headers, body } = await ask(PATH);
    expect(status).toBe(200);
    expect(body.equals(content)).toBe(true);
    expect(headers).toMatchObject({
      'content-length': '200000',
      'accept-ranges': 'bytes',
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers.etag).toMatch(/^"\w+"$/);
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('asks for a part and passes it on as one', async () => {
    const { etag = '' } = (await ask(PATH)).headers;
    const rest = await ask(PATH, { headers: { Range: 'bytes=150000-', 'If-Range': etag } });
    expect(rest.status).toBe(206);
    expect(rest.headers['content-range']).toBe('bytes 150000-199999/200000');
    expect(rest.body.equals(content.subarray(150_000))).toBe(true);
    const other = await ask(PATH, { headers: { Range: 'bytes=150000-', 'If-Range': '"other"' } });
    expect(other.status).toBe(200);
    expect(other.body.equals(content)).toBe(true);
    expect((await ask(PATH, { headers: { Range: 'bytes=200000-' } })).status).toBe(416);
  });

  it('answers HEAD without a body, and an empty file as one', async () => {
    const head = await ask(PATH, { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, isWhole: true });
    expect(head.headers['content-length']).toBe('200000');
    expect(head.body).toHaveLength(0);
    expect(upstream.requests[0]?.method).toBe('HEAD');
    expect((await ask('/physionet/mitdb/1.0.0/none.dat')).body).toHaveLength(0);
    expect((await ask(PATH, { method: 'POST' })).status).toBe(405);
  });

  it('sends nothing of the person along', async () => {
    const headers = {
      Cookie: 'secret=1',
      Authorization: 'Basic c2VjcmV0',
      Referer: 'http://localhost/secret',
      'User-Agent': 'somebody',
      'Accept-Language': 'zh',
      'X-Secret': 'secret',
      Range: 'pages=1-2',
    };
    await ask(`${PATH}?secret=1`, { headers });
    const sent = upstream.requests[0]!;
    expect(sent.path).toBe('mitdb/1.0.0/100.dat');
    expect(Object.keys(sent.headers).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
    expect(JSON.stringify(sent.headers)).not.toMatch(/secret|somebody|c2VjcmV0/);
  });

  it('encodes what it asks for anew', async () => {
    expect((await ask('/physionet/mitdb/1.0.0/a%20b.dat')).body.equals(content)).toBe(true);
  });

  it.each([
    '/physionet/../secret',
    '/physionet/%2e%2e/login',
    '/physionet/mitdb/..%2f..%2fsecret',
    '/physionet/mitdb/%5c..%5csecret',
    '/physionet/mitdb//100.dat',
    '/physionet//other.host/100.dat',
    '/physionet/mitdb/1.0.0/',
    '/physionet/mitdb/.hidden',
    '/physionet/mitdb/100%00.dat',
    '/physionet/mitdb/100%0d%0aHost:other',
    '/physionet/mitdb/%E0%A4%A',
    `/physionet/${'a/'.repeat(600)}a`,
  ])('asks nobody for %s', async (path) => {
    expect((await ask(path)).status).toBe(400);
    expect(upstream.requests).toEqual([]);
  });

  it('answers no page of another site', async () => {
    for (const site of ['cross-site', 'same-site']) {
      expect((await ask(PATH, { headers: { 'Sec-Fetch-Site': site } })).status).toBe(403);
    }
    expect((await ask(PATH, { headers: { 'Sec-Fetch-Site': 'same-origin' } })).status).toBe(200);
  });

  it('passes on what the upstream says of a file that it does not give', async () => {
    expect((await ask('/physionet/mitdb/1.0.0/gone.dat')).status).toBe(404);
    for (const [fault, status] of [
      ['forbidden', 403],
      ['busy', 503],
    ] as const) {
      upstream.faults.set('mitdb/1.0.0/100.dat', fault);
      const answer = await ask(PATH);
      expect(answer.status).toBe(status);
      expect(answer.headers['x-forward-problem']).toBeUndefined();
    }
  });

  it('follows a redirect inside the upstream, and none out of it', async () => {
    upstream.faults.set('mitdb/1.0.0/100.dat', 'moved');
    expect((await ask(PATH)).body.equals(content)).toBe(true);
    for (const fault of ['elsewhere', 'other-host'] as const) {
      upstream.faults.set('mitdb/1.0.0/100.dat', fault);
      const { status, headers, body } = await ask(PATH);
      expect(status).toBe(502);
      expect(headers['x-forward-problem']).toBe('redirect');
      expect(body.toString()).toContain('redirects to another place');
    }
    expect(upstream.requests.some(({ path }) => path.includes('login'))).toBe(false);
    upstream.faults.set('mitdb/1.0.0/100.dat', 'moved');
    upstream.faults.set('mitdb/1.0.0/100.dat.moved', 'moved');
    upstream.files.set('mitdb/1.0.0/100.dat.moved.moved', content);
    expect((await ask(PATH)).status).toBe(200);
  });

  it('says in a sentence that the upstream is silent, breaks off where it falls silent in the middle', async () => {
    const hasty = await serve({ folder, port: 0, upstream: upstream.url, stallMs: 300 });
    upstream.faults.set('mitdb/1.0.0/100.dat', 'mute');
    const mute = await ask(PATH, { to: hasty.port });
    expect(mute.status).toBe(504);
    expect(mute.headers['x-forward-problem']).toBe('stalled');
    expect(mute.body.toString()).toContain('did not answer for 0.3 s');
    for (const fault of ['stall', 'cut'] as const) {
      upstream.faults.set('mitdb/1.0.0/100.dat', fault);
      const half = await ask(PATH, { to: hasty.port });
      expect(half.status).toBe(200);
      expect(half.isWhole).toBe(false);
      expect(half.body.equals(content.subarray(0, 100_000))).toBe(true);
    }
    hasty.server.close();
  });

  it('stops asking the upstream when the page goes away', async () => {
    upstream.faults.set('mitdb/1.0.0/100.dat', 'endless');
    const bytes = await new Promise<number>((done, fail) => {
      const asked = request({ host: '127.0.0.1', port, path: PATH, agent: false }, (response) => {
        let count = 0;
        response.on('error', () => undefined);
        response.on('close', () => done(count));
        response.on('data', (part: Buffer) => {
          count += part.length;
          if (count > 3_000_000) asked.destroy();
        });
      }).on('error', (error) => (asked.destroyed ? undefined : fail(error)));
      asked.end();
    });
    expect(bytes).toBeGreaterThan(3_000_000);
    // The server lives on.
    upstream.faults.clear();
    expect((await ask(PATH)).isWhole).toBe(true);
  });

  it('says in a sentence that the upstream cannot be reached', async () => {
    const gone = await startUpstream({});
    await gone.close();
    const lab = await serve({ folder, port: 0, upstream: gone.url });
    const { status, headers, body } = await ask(PATH, { to: lab.port });
    lab.server.close();
    expect(status).toBe(502);
    expect(headers['x-forward-problem']).toBe('unreachable');
    expect(body.toString()).toMatch(/^127\.0\.0\.1:\d+ could not be reached \(ECONNREFUSED\)/);
  });

  it('is not there where it is turned off, as on a static hosting', async () => {
    const lab = await serve({ folder, port: 0, upstream: undefined });
    expect((await ask('/physionet/', { to: lab.port })).status).toBe(404);
    expect((await ask(PATH, { to: lab.port })).status).toBe(404);
    lab.server.close();
  });
});

describe('the upstream of the environment', () => {
  it('is physionet.org unless another is named', () => {
    expect(upstreamFromEnvironment('')?.href).toBe('https://physionet.org/files/');
    expect(upstreamFromEnvironment('http://mirror.example/pn')?.href).toBe('http://mirror.example/pn/');
    expect(upstreamFromEnvironment('off')).toBeUndefined();
  });

  it.each(['mirror', 'ftp://mirror/', 'http://me:secret@mirror/', 'http://mirror/?a=1', 'http://mirror/#a'])(
    'refuses %s with a sentence',
    (text) => {
      expect(() => upstreamFromEnvironment(text)).toThrow('PHYSIONET_UPSTREAM');
    },
  );

  it('keeps a path as it is, encoded once', () => {
    expect(forwardedPath('mitdb/1.0.0/100.hea')).toBe('mitdb/1.0.0/100.hea');
    expect(forwardedPath('a%20b/%23c.hea')).toBe('a%20b/%23c.hea');
  });
});
