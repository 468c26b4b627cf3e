import { describe, expect, it } from 'vitest';
import type { EngineComparison, EngineId, EngineInfo } from '../../../src/experiment/engines/types';
import { engineRows } from '../../../src/state/engine/engineRows';
import { engineTitle } from '../../../src/state/engine/engineTitle';
import { initialState } from '../../../src/state/store';
import type { EngineChoiceState } from '../../../src/state/types';

const wasm: EngineInfo = {
  backend: 'wasm',
  where: 'worker',
  renderer: undefined,
  software: true,
  threads: 2,
  kernels: 'simd',
  passedOver: [],
  tfjsVersion: '4.22.0',
};

const comparison: EngineComparison = {
  place: 'here',
  findings: [
    {
      engine: 'worker-webgl',
      facts: { backend: 'webgl', where: 'worker', renderer: 'SwiftShader', software: true },
      outcome: { kind: 'right', beatsPerSec: 80 },
    },
    { engine: 'page-webgl', outcome: { kind: 'failed', reason: 'There is no WebGL 2 in this page.' } },
    { engine: 'wasm', facts: wasm, outcome: { kind: 'right', beatsPerSec: 3200 } },
    { engine: 'cpu', outcome: { kind: 'untried', because: 'last-resort' } },
  ],
  taken: 'wasm',
};

const rowsOf = (change: Partial<EngineChoiceState>, engine: EngineInfo | undefined = wasm) =>
  engineRows({ engine, engineChoice: { ...initialState().engineChoice, ...change } });
const row = (result: ReturnType<typeof rowsOf>, id: EngineId) =>
  result.rows.find(({ engine }) => engine === id)!;

describe('the list of engines', () => {
  it('has each engine with its speed, why it was not used, and failing ones disabled', () => {
    const result = rowsOf({ comparison });
    expect(result.best).toMatchObject({ engine: 'wasm', beatsPerSec: 3200 });
    expect(row(result, 'wasm')).toMatchObject({ inUse: true, why: { kind: 'fastest' }, disabled: false });
    expect(row(result, 'worker-webgl')).toMatchObject({
      beatsPerSec: 80,
      inUse: false,
      why: { kind: 'slower', times: 40 },
      disabled: false,
    });
    expect(row(result, 'page-webgl')).toMatchObject({ why: { kind: 'failed' }, disabled: true });
    expect(row(result, 'cpu')).toMatchObject({ why: { kind: 'untried' }, disabled: false });
  });

  it('enables all engines if nothing is known', () => {
    const { rows, best } = rowsOf({});
    expect(best).toBeUndefined();
    expect(rows.map(({ why, disabled }) => [why, disabled])).toEqual(Array(4).fill([undefined, false]));
    expect(rows.filter(({ inUse }) => inUse).map(({ engine }) => engine)).toEqual(['wasm']);
  });

  it('has the reason why the wished engine failed', () => {
    const refused = { engine: 'worker-webgl' as const, reason: 'It is broken.' };
    const result = rowsOf({ comparison, refused });
    expect(row(result, 'worker-webgl')).toMatchObject({
      why: { kind: 'failed', reason: 'It is broken.' },
      disabled: true,
    });
  });

  it('enables only the one requested in the address', () => {
    const { rows } = rowsOf({ only: 'cpu' });
    expect(rows.filter(({ disabled }) => !disabled).map(({ engine }) => engine)).toEqual(['cpu']);
  });

  it('has none in use if none works', () => {
    expect(rowsOf({ failed: 'No engine works.' }).rows.some(({ inUse }) => inUse)).toBe(false);
  });
});

describe('engineTitle', () => {
  it('gives short names', () => {
    expect(engineTitle(wasm)).toBe('WASM SIMD × 2');
    expect(engineTitle({ backend: 'webgl', renderer: 'Apple M1' })).toBe('WebGL · Apple M1');
  });

  it('handles older runs without a number of threads', () => {
    expect(engineTitle({ backend: 'webgl', renderer: undefined })).toBe('WebGL');
    expect(engineTitle({ backend: 'cpu', renderer: undefined })).toBe('cpu');
    expect(engineTitle({ backend: 'wasm', renderer: undefined })).toBe('WASM SIMD');
  });
});
