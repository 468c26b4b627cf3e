import { describe, expect, it } from 'vitest';
import {
  createDetector,
  createPanTompkins,
  createVote,
  detectBeats,
  detectByVote,
  detectInChunks,
  onLead,
  panTompkins,
} from '../../src/detection';

const HZ = 250;

/** A pulse a second, and a smaller one between two in the second lead. */
function pulses(sec: number): Float32Array[] {
  const bell = (at: number) => Math.exp(-0.5 * (at / 0.012) ** 2);
  return [0, 0.3].map((small) =>
    Float32Array.from({ length: sec * HZ }, (_, i) => {
      const phase = (i / HZ) % 1;
      return bell(phase - 0.4) + small * bell(phase - 0.9);
    }),
  );
}

async function* inChunks(leads: Float32Array[], chunkSamples: number) {
  for (let from = 0; from < leads[0]!.length; from += chunkSamples) {
    yield leads.map((lead) => lead.subarray(from, from + chunkSamples));
  }
}

describe('detection in chunks', () => {
  const leads = pulses(600);

  it.each([1001, 150_000])('finds what the whole record gives, in chunks of %i samples', async (chunk) => {
    const [one, other, both, old] = await detectInChunks(inChunks(leads, chunk), [
      createDetector(HZ),
      onLead(createDetector(HZ), 1),
      createVote(HZ, 2),
      createPanTompkins(HZ),
    ]);
    expect(one).toEqual(detectBeats(leads[0]!, HZ));
    expect(other).toEqual(detectBeats(leads[1]!, HZ));
    expect(both).toEqual(detectByVote(leads, HZ));
    expect(old).toEqual(panTompkins(leads[0]!, HZ));
    expect(one.length).toBeGreaterThan(590);
  });

  it('tells how far it is, also within a chunk, and lets other tasks run', async () => {
    const done: number[] = [];
    let turns = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      turns++;
      port2.postMessage(null);
    };
    port2.postMessage(null);
    await detectInChunks([leads], [createDetector(HZ)], { onProgress: (samples) => done.push(samples) });
    port1.close();
    expect(done.length).toBeGreaterThan(1);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.at(-1)).toBe(leads[0]!.length);
    expect(turns).toBeGreaterThan(0);
  });

  it('ends with the reason of an abort, and reads no further chunk', async () => {
    const control = new AbortController();
    let read = 0;
    async function* chunks() {
      for await (const chunk of inChunks(leads, 10_000)) {
        read++;
        yield chunk;
      }
    }
    const work = detectInChunks(chunks(), [createDetector(HZ)], {
      signal: control.signal,
      onProgress: (samples) => samples >= 20_000 && control.abort(new Error('enough')),
    });
    await expect(work).rejects.toThrow('enough');
    expect(read).toBe(3);
  });

  it('ends with the error of a chunk that cannot be read', async () => {
    async function* chunks() {
      yield leads;
      throw new Error('unreadable');
    }
    await expect(detectInChunks(chunks(), [createDetector(HZ)])).rejects.toThrow('unreadable');
  });
});
