import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { getFile } from '../../src/physionet/getFile';
import { requireForward } from '../../src/physionet/hasForward';
import { impatient, openWay, type Way } from './access';

const content = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 31) % 251));
const sha256 = createHash('sha256').update(content).digest('hex');
const PATH = 'mitdb/1.0.0/100.dat';
const limitBytes = 1_000_000;

let way: Way;
beforeEach(async () => {
  way = await openWay({ 'mitdb/1.0.0': { '100.dat': content, 'empty.dat': Buffer.alloc(0) } });
});
afterEach(() => {
  vi.useRealTimers();
  return way.close();
});

const bytesOf = async (blob: Blob) => Buffer.from(await blob.arrayBuffer());
const get = async (options = {}, access = {}) =>
  bytesOf(await getFile(PATH, { limitBytes, sha256, ...options }, way.access(access)));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'came',
    (error) => error.problem?.code ?? error.name,
  );

describe('a file from PhysioNet', () => {
  it('is downloaded completely, reports its progress, and is requested once', async () => {
    const told: [number, number | undefined][] = [];
    expect(
      (await get({ onBytes: (...now: [number, number | undefined]) => told.push(now) })).equals(content),
    ).toBe(true);
    expect(told[0]).toEqual([0, 300_000]);
    expect(told.at(-1)).toEqual([300_000, 300_000]);
    expect(told.map(([have]) => have)).toEqual(told.map(([have]) => have).sort((a, b) => a - b));
    expect((await get()).equals(content)).toBe(true);
    expect(way.asked(PATH)).toHaveLength(1);
  });

  it('may be empty', async () => {
    expect((await getFile('mitdb/1.0.0/empty.dat', { limitBytes }, way.access())).size).toBe(0);
  });

  /**
   * Gets it, and hears at which byte each try ended: there the next request has to begin. Once half of it has come,
   * a connection that falls silent has been silent for as long as it may be, however slow this machine is.
   */
  async function getInTries(fault: 'drop-once' | 'stall-once' | 'cut' | 'stall') {
    way.upstream.faults.set(PATH, fault);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    const ends: number[] = [];
    let have = 0;
    const onBytes = (bytes: number) => {
      have = bytes;
      const isSilent = fault === 'stall' || (fault === 'stall-once' && ends.length === 0);
      if (isSilent && have === 150_000) vi.advanceTimersByTime(impatient.stallMs);
    };
    const end = await get({ onBytes, onRetry: () => ends.push(have) }).catch((error) => error.problem.code);
    vi.useRealTimers();
    return { end, ends, have, expected: [undefined, ...ends.map(rangeFrom)] };
  }
  const rangeFrom = (byte: number) => (byte === 0 ? undefined : `bytes=${byte}-`);
  const ranges = () => way.asked(PATH).map(({ range }) => range);

  it.each(['drop-once', 'stall-once'] as const)('after a %s continues where it broke off', async (fault) => {
    const { end, ends, expected } = await getInTries(fault);
    expect(content.equals(end)).toBe(true);
    expect(ends).toHaveLength(1);
    expect(ends[0]).toBeLessThanOrEqual(150_000);
    expect(ranges()).toEqual(expected);
    for (const { range, ifRange } of way.asked(PATH)) {
      if (range !== undefined) expect(ifRange).toMatch(/^"\w+"$/);
    }
  });

  it.each(['cut', 'stall'] as const)(
    'that always breaks off (%s) ends in a problem after bounded tries, and what was downloaded is kept',
    async (fault) => {
      const { end, have, expected } = await getInTries(fault);
      expect(end).toBe('physionet-broken');
      expect(have).toBe(150_000);
      expect(ranges()).toEqual(expected);
      // Five in a row bring next to nothing: the one that brought the last of the half, and four more.
      expect(new Set(ranges().slice(-4))).toEqual(new Set(['bytes=150000-']));
      way.upstream.faults.clear();
      expect((await get()).equals(content)).toBe(true);
      expect(ranges().at(-1)).toBe('bytes=150000-');
      expect(await way.store.partial(PATH)).toBeUndefined();
    },
  );

  it('starts again if the server has another file by now, or does not support ranges', async () => {
    await way.store.keepPiece(PATH, 0, {
      blob: new Blob([new Uint8Array(1000)]),
      validator: '"older"',
      totalBytes: 300_000,
    });
    expect((await get()).equals(content)).toBe(true);
    expect(way.asked(PATH)).toEqual([{ range: 'bytes=1000-', ifRange: '"older"' }]);

    await way.store.drop(PATH);
    await way.store.keepPiece(PATH, 0, {
      blob: new Blob([content.subarray(0, 7)]),
      validator: undefined,
      totalBytes: undefined,
    });
    way.upstream.faults.set(PATH, 'no-ranges');
    expect((await get()).equals(content)).toBe(true);
  });

  it('requests nothing more if all pieces are there, and starts again if there are too many', async () => {
    await way.store.keepPiece(PATH, 0, {
      blob: new Blob([content]),
      validator: undefined,
      totalBytes: 300_000,
    });
    expect((await get()).equals(content)).toBe(true);
    expect(way.asked(PATH)).toEqual([]);

    await way.store.drop(PATH);
    await way.store.keepPiece(PATH, 0, {
      blob: new Blob([content, 'more']),
      validator: undefined,
      totalBytes: undefined,
    });
    expect((await get()).equals(content)).toBe(true);
    expect(way.asked(PATH).map(({ range }) => range)).toEqual(['bytes=300004-', undefined]);
  });

  it('whose bytes change during the download is never assembled from two files', async () => {
    way.upstream.faults.set(PATH, 'changed');
    expect(await codeOf(get())).toBe('physionet-broken');
    expect(way.asked(PATH).length).toBeLessThanOrEqual(5);
  });

  it('is fetched once more if its checksum is wrong', async () => {
    way.upstream.faults.set(PATH, 'damaged-once');
    expect((await get()).equals(content)).toBe(true);
    expect(way.asked(PATH)).toHaveLength(2);
  });

  it.each(['damaged', 'truncated'] as const)(
    'that is %s twice is thrown away, with what was expected',
    async (fault) => {
      way.upstream.faults.set(PATH, fault);
      const error = await get().catch((reason) => reason);
      expect(error.problem).toMatchObject({
        code: 'physionet-checksum',
        file: PATH,
        values: { expected: sha256 },
      });
      expect(error.problem.message).toContain(sha256);
      expect(way.asked(PATH)).toHaveLength(2);
      expect(await way.store.complete(PATH)).toBeUndefined();
      expect(await way.store.partial(PATH)).toBeUndefined();
    },
  );

  it.each([
    ['missing', 'physionet-missing', 1],
    ['forbidden', 'physionet-forbidden', 1],
    ['elsewhere', 'physionet-forbidden', 1],
    ['busy', 'physionet-refused', 5],
    ['huge', 'physionet-too-large', 1],
    ['endless', 'physionet-too-large', 1],
  ] as const)('that is %s is %s', async (fault, code, requests) => {
    way.upstream.faults.set(PATH, fault);
    expect(await codeOf(get())).toBe(code);
    expect(way.asked(PATH)).toHaveLength(requests);
  });

  it('larger than its kind can be is aborted early', async () => {
    let most = 0;
    const onBytes = (have: number) => {
      most = Math.max(most, have);
    };
    expect(await codeOf(get({ limitBytes: 299_999, onBytes }))).toBe('physionet-too-large');
    expect(most).toBe(0);
  });

  it('can be stopped at once, even while waiting for the next try, and continues later', async () => {
    way.upstream.faults.set(PATH, 'stall');
    const stop = new AbortController();
    const started = get(
      { onBytes: (have: number) => have === 150_000 && stop.abort() },
      { signal: stop.signal },
    );
    expect(await codeOf(started)).toBe('AbortError');
    const patient = { ...way.access().patience, firstWaitMs: 60_000 };
    const waits = new AbortController();
    way.upstream.faults.set(PATH, 'busy');
    const waiting = codeOf(get({}, { signal: waits.signal, patience: patient }));
    await expect.poll(() => way.asked(PATH).length).toBe(2);
    waits.abort();
    expect(await waiting).toBe('AbortError');
    way.upstream.faults.clear();
    expect((await get()).equals(content)).toBe(true);
    expect(way.asked(PATH).at(-1)?.range).toBe('bytes=150000-');
  });

  it('is downloaded even if nothing can be stored', async () => {
    const full = () => Promise.reject(new DOMException('Full.', 'QuotaExceededError'));
    const store = {
      ...way.store,
      complete: full,
      keepComplete: full,
      partial: full,
      keepPiece: full,
      drop: full,
    };
    let unkept = 0;
    way.upstream.faults.set(PATH, 'drop-once');
    expect((await get({ onUnkept: () => unkept++ }, { store })).equals(content)).toBe(true);
    expect(unkept).toBe(1);
  });
});

describe('what is unreachable', () => {
  it('is PhysioNet if the forward reports it', async () => {
    await way.upstream.close();
    expect(await codeOf(get())).toBe('physionet-unreachable');
  });

  it('is PhysioNet if it is silent', async () => {
    const silent = await openWay({ 'mitdb/1.0.0': { '100.dat': content } }, 40);
    silent.upstream.faults.set(PATH, 'mute');
    expect(await codeOf(getFile(PATH, { limitBytes }, silent.access()))).toBe('physionet-unreachable');
    await silent.close();
  });

  it('is the page’s server if it does not answer', async () => {
    const { base } = way.access();
    await way.close();
    expect(await codeOf(get({}, { base }))).toBe('physionet-server');
  });
});

describe('whether the server of the page forwards', () => {
  const answer = (body: string | ReadableStream, type: string, status = 200) =>
    ({ fetch: async () => new Response(body, { status, headers: { 'Content-Type': type } }) }) as never;

  it('is what it answers', async () => {
    await requireForward(way.access());
    expect(way.upstream.requests).toEqual([]);
  });

  it.each([
    ['a page for whatever is asked', answer('<!doctype html>', 'text/html')],
    ['a page as JSON', answer('<!doctype html>', 'application/json')],
    ['404', answer('{ "forward": true }', 'application/json', 404)],
    ['JSON of somebody else', answer('{ "forward": "no" }', 'application/json')],
    ['too much', answer(`{ "forward": true }${' '.repeat(2000)}`, 'application/json')],
  ])('is no with %s', async (_, change) => {
    expect(await codeOf(requireForward(way.access(change)))).toBe('physionet-none');
  });

  it('is unknown if nobody answers', async () => {
    const { base } = way.access();
    await way.close();
    expect(await codeOf(requireForward(way.access({ base })))).toBe('physionet-server');
  });
});
