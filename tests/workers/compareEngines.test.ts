import { describe, expect, it } from 'vitest';
import type { EngineId } from '../../src/experiment/engines/types';
import { type CompareOptions, compareEngines, type Trying } from '../../src/workers/chooseEngine';
import { type FakeBrowser, fakeDoor } from './engineFakes';

const GPU = 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)';
const SWIFTSHADER = 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)';

async function compare(browser: FakeBrowser, options: CompareOptions = {}) {
  const fakes = fakeDoor(browser);
  const { findings, taken } = await compareEngines(fakes.door, options);
  const outcomeOf = (engine: EngineId) => findings.find((finding) => finding.engine === engine)!.outcome;
  return { ...fakes, findings, taken: taken?.finding.engine, outcomeOf };
}

describe('comparing engines', () => {
  it('times WebAssembly first, then the GPU, and closes all but the chosen one', async () => {
    const { taken, calls, open, outcomeOf } = await compare({
      engines: { wasm: { beatsPerSec: 3200 }, 'worker-webgl': { beatsPerSec: 41_000 } },
      renderer: { worker: GPU, page: GPU },
    });
    expect(taken).toBe('worker-webgl');
    expect(calls).toEqual(['open wasm', 'measure wasm', 'open worker-webgl', 'measure worker-webgl']);
    expect([...open]).toEqual(['worker-webgl']);
    expect(outcomeOf('wasm')).toEqual({ kind: 'right', beatsPerSec: 3200 });
    expect(outcomeOf('page-webgl')).toEqual({ kind: 'untried', because: 'worker-has-it' });
    expect(outcomeOf('cpu')).toEqual({ kind: 'untried', because: 'last-resort' });
  });

  it.each(['opening', 'measuring'] as const)(
    'does not wait for a software renderer that is late in %s if another engine works',
    async (hangs) => {
      const { taken, open, outcomeOf } = await compare(
        {
          engines: { wasm: { beatsPerSec: 3200 }, 'worker-webgl': { hangs } },
          renderer: { worker: SWIFTSHADER },
        },
        { softwareLimitMs: 20 },
      );
      expect(taken).toBe('wasm');
      expect(outcomeOf('worker-webgl')).toEqual({ kind: 'late', limitSec: 0.02 });
      expect([...open]).toEqual(['wasm']);
    },
  );

  it('gives a GPU, or a software renderer if it is the only engine, the time it needs', async () => {
    const slow = { hangs: 'measuring' as const };
    const limits = { softwareLimitMs: 1, limitMs: 30 };
    const gpu = await compare(
      { engines: { wasm: {}, 'worker-webgl': slow }, renderer: { worker: GPU } },
      limits,
    );
    expect(gpu.outcomeOf('worker-webgl')).toEqual({ kind: 'late', limitSec: 0.03 });
    const alone = await compare(
      { engines: { 'worker-webgl': slow }, renderer: { worker: SWIFTSHADER } },
      limits,
    );
    expect(alone.outcomeOf('worker-webgl')).toEqual({ kind: 'late', limitSec: 0.03 });
  });

  describe('has a next best', () => {
    it('without WebGL: WebAssembly', async () => {
      const { taken, outcomeOf } = await compare({ engines: { wasm: { beatsPerSec: 3200 } } });
      expect(taken).toBe('wasm');
      for (const where of ['worker', 'page'] as const) {
        const reason = `There is no WebGL 2 in this ${where}.`;
        expect(outcomeOf(`${where}-webgl`)).toEqual({ kind: 'failed', reason });
      }
    });

    it('without SIMD: WebGL', async () => {
      const reason = 'This browser has no WebAssembly with SIMD.';
      const { taken, outcomeOf } = await compare({
        engines: { wasm: { refuses: reason }, 'worker-webgl': { beatsPerSec: 70 } },
        renderer: { worker: SWIFTSHADER },
      });
      expect(taken).toBe('worker-webgl');
      expect(outcomeOf('wasm')).toEqual({ kind: 'failed', reason });
    });

    it('without WebGL in workers (no OffscreenCanvas): the GPU in the page', async () => {
      const { taken, calls } = await compare({
        engines: { wasm: { beatsPerSec: 3200 }, 'page-webgl': { beatsPerSec: 20_000 } },
        renderer: { page: 'Apple M1' },
      });
      expect(taken).toBe('page-webgl');
      expect(calls).not.toContain('open worker-webgl');
    });

    it.each([
      ['software', SWIFTSHADER],
      ['a masked renderer', 'Apple GPU'],
    ])(
      'without WebGL in workers and with %s in the page: WebAssembly, and the page is not made to wait',
      async (_, renderer) => {
        const { taken, calls, outcomeOf } = await compare({
          engines: { wasm: { beatsPerSec: 3200 }, 'page-webgl': { beatsPerSec: 60 } },
          renderer: { page: renderer },
        });
        expect(taken).toBe('wasm');
        expect(calls).not.toContain('open page-webgl');
        expect(outcomeOf('page-webgl')).toEqual({ kind: 'untried', because: 'holds-up-page' });
      },
    );

    it('without WebGL in workers and without SIMD: WebGL in the page, whatever its name', async () => {
      const { taken } = await compare({
        engines: { wasm: { refuses: 'No SIMD.' }, 'page-webgl': { beatsPerSec: 60 } },
        renderer: { page: 'Apple GPU' },
      });
      expect(taken).toBe('page-webgl');
    });

    it('with nothing else: the processor, which is not timed', async () => {
      const { taken, calls, outcomeOf } = await compare({ engines: { cpu: {} } });
      expect(taken).toBe('cpu');
      expect(calls).toEqual(['open wasm', 'open cpu']);
      expect(outcomeOf('cpu')).toEqual({ kind: 'right', beatsPerSec: undefined });
    });

    it('with a GPU that computes wrong results: WebAssembly', async () => {
      const reason = 'WebGL is there, but it computes wrong numbers (off by 0.3 in a self-test).';
      const { taken, outcomeOf } = await compare({
        engines: { wasm: { beatsPerSec: 10 }, 'worker-webgl': { refuses: reason } },
        renderer: { worker: GPU },
      });
      expect(taken).toBe('wasm');
      expect(outcomeOf('worker-webgl')).toEqual({ kind: 'failed', reason });
    });

    it('none if none works', async () => {
      const { taken, open, findings } = await compare({ engines: {} });
      expect(taken).toBeUndefined();
      expect(open.size).toBe(0);
      expect(findings.every(({ outcome }) => outcome.kind === 'failed')).toBe(true);
    });
  });

  it('does not try again what has just failed', async () => {
    const { taken, calls, outcomeOf } = await compare(
      { engines: { wasm: {}, 'worker-webgl': { beatsPerSec: 70 } }, renderer: { worker: SWIFTSHADER } },
      { failed: { wasm: 'It is out of memory.' } },
    );
    expect(taken).toBe('worker-webgl');
    expect(calls).not.toContain('open wasm');
    expect(outcomeOf('wasm')).toEqual({ kind: 'failed', reason: 'It is out of memory.' });
  });

  it('reports its progress', async () => {
    const seen: Trying[] = [];
    await compare(
      { engines: { wasm: {}, 'worker-webgl': {} }, renderer: { worker: SWIFTSHADER } },
      { onTrying: (trying) => seen.push(trying) },
    );
    expect(seen.map(({ engine, facts }) => [engine, facts.threads ?? facts.renderer])).toEqual([
      ['wasm', undefined],
      ['wasm', 2],
      ['worker-webgl', undefined],
      ['worker-webgl', SWIFTSHADER],
      ['worker-webgl', 1],
    ]);
  });

  it('leaves nothing open when aborted', async () => {
    const given = new AbortController();
    const fakes = fakeDoor({
      engines: { wasm: {}, 'worker-webgl': { hangs: 'measuring' } },
      renderer: { worker: GPU },
    });
    const comparing = compareEngines(fakes.door, {
      signal: given.signal,
      limitMs: 50,
      onTrying: ({ engine }) => engine === 'worker-webgl' && given.abort(),
    });
    await expect(comparing).rejects.toThrow(/abort/i);
    expect(fakes.open.size).toBe(0);
  });
});
