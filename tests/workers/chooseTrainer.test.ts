import { describe, expect, it } from 'vitest';
import type { EngineComparison } from '../../src/experiment/engines/types';
import { chooseTrainer } from '../../src/workers/bridgeTraining';
import { type FakeBrowser, fakeDoor } from './engineFakes';

const SWIFTSHADER = 'SwiftShader';
const browser: FakeBrowser = {
  engines: { wasm: { beatsPerSec: 3200 }, 'worker-webgl': { beatsPerSec: 80 }, cpu: {} },
  renderer: { worker: SWIFTSHADER },
};

async function choose(
  options: Parameters<typeof chooseTrainer>[0] = {},
  changes: Partial<FakeBrowser> & { without?: 'wasm' } = {},
) {
  const { without, ...change } = changes;
  const engines = { ...browser.engines, ...change.engines };
  if (without) engines[without] = { refuses: 'It is not there any more.' };
  const fakes = fakeDoor({ ...browser, ...change, engines });
  const chosen = await chooseTrainer(options, fakes.door);
  return { ...chosen, ...fakes, engine: await chosen.trainer.engine() };
}

describe('choosing a trainer', () => {
  it('compares if nothing is known, and the run keeps the reason', async () => {
    const { engine, comparison, trainer, refused } = await choose();
    expect(engine.backend).toBe('wasm');
    expect(engine.measuredBeatsPerSec).toBe(3200);
    expect(engine.passedOver.map(({ engine: id, beatsPerSec }) => [id, beatsPerSec])).toEqual([
      ['worker-webgl', 80],
      ['page-webgl', undefined],
      ['cpu', undefined],
    ]);
    expect(comparison?.taken).toBe('wasm');
    expect(refused).toBeUndefined();
    const { engine: ofRun } = await trainer.run(undefined as never, 4, () => {});
    expect(ofRun).toEqual(engine);
  });

  it('opens the winner of an earlier comparison at once, with the speed measured then', async () => {
    const { comparison: known } = await choose();
    const again = await choose({ known: structuredClone(known) });
    expect(again.calls).toEqual(['open wasm']);
    expect(again.engine.measuredBeatsPerSec).toBe(3200);
    expect(again.engine.passedOver[0]!.beatsPerSec).toBe(80);
    expect(again.comparison).toEqual(known);
  });

  it('compares again in another environment: other graphics, another build', async () => {
    const { comparison: known } = await choose();
    const other = await choose({ known }, { renderer: { worker: 'GeForce' } });
    expect(other.calls).toContain('measure wasm');
    const newer = await choose({ known, version: '2' });
    expect(newer.calls).toContain('measure wasm');
    expect(newer.comparison!.place).not.toBe(known!.place);
  });

  it('compares again if the remembered winner fails', async () => {
    const { comparison: known } = await choose();
    const { engine, calls, comparison } = await choose({ known }, { without: 'wasm' });
    expect(engine.backend).toBe('webgl');
    expect(calls.filter((call) => call === 'open wasm')).toHaveLength(1);
    expect(comparison?.taken).toBe('worker-webgl');
    expect(engine.passedOver).toContainEqual({ engine: 'wasm', reason: 'It is not there any more.' });
  });

  it('uses the requested engine, and keeps the numbers of the others', async () => {
    const { comparison: known } = await choose();
    const { engine, calls, comparison } = await choose({ wish: 'worker-webgl', known });
    expect(calls).toEqual(['open worker-webgl']);
    expect([engine.backend, engine.measuredBeatsPerSec]).toEqual(['webgl', 80]);
    expect(engine.passedOver).toContainEqual({
      engine: 'wasm',
      reason: 'The engine worker-webgl was requested.',
      beatsPerSec: 3200,
    });
    expect(comparison).toEqual(known);
  });

  it('takes the next best if the requested engine fails, and reports it', async () => {
    const given = { 'worker-webgl': { refuses: 'WebGL is broken.' } };
    const { engine, refused, calls } = await choose({ wish: 'worker-webgl' }, { engines: given });
    expect(engine.backend).toBe('wasm');
    expect(refused).toEqual({ engine: 'worker-webgl', reason: 'WebGL is broken.' });
    expect(calls.filter((call) => call === 'open worker-webgl')).toHaveLength(1);

    const { comparison: known } = await choose();
    const remembered = await choose({ wish: 'worker-webgl', known }, { engines: given });
    expect(remembered.calls).toEqual(['open worker-webgl', 'open wasm']);
    expect(remembered.refused?.engine).toBe('worker-webgl');
  });

  it('takes only the engine in the address, or none', async () => {
    const { engine, calls } = await choose({ only: 'cpu', wish: 'wasm' });
    expect([engine.backend, calls]).toEqual(['cpu', ['open cpu']]);
    await expect(choose({ only: 'wasm' }, { without: 'wasm' })).rejects.toThrow(
      'WASM SIMD does not work here: It is not there any more.',
    );
  });

  it('names all reasons if nothing works', async () => {
    const { door } = fakeDoor({ engines: {} });
    await expect(chooseTrainer({}, door)).rejects.toThrow(
      'No engine to train with works in this browser. WebGL in a worker: There is no WebGL 2 in this worker. ' +
        'WebGL in this page: There is no WebGL 2 in this page. WASM SIMD: wasm is not there. The processor: cpu is not there.',
    );
  });

  it('does not trust a damaged earlier comparison', async () => {
    const { comparison } = await choose();
    const known: EngineComparison = { ...comparison!, taken: 'page-webgl', findings: [] };
    expect((await choose({ known })).engine.backend).toBe('wasm');
  });

  it('leaves nothing open when aborted', async () => {
    const given = new AbortController();
    const { door, open } = fakeDoor(browser);
    const onTrying = () => given.abort();
    await expect(chooseTrainer({ onTrying, signal: given.signal }, door)).rejects.toThrow(/abort/i);
    expect(open.size).toBe(0);
  });
});
