import { describe, expect, it } from 'vitest';
import type { EngineFacts, EngineInfo } from '../../src/experiment/engines/types';
import { engineWords } from '../../src/panels/describeRun';
import { engineHeadline, engineLabel, engineNote } from '../../src/panels/train/engineWords';
import type { EngineRow } from '../../src/state/engine/engineRows';
import { words } from '../words';

const wasm: EngineFacts = {
  backend: 'wasm',
  where: 'worker',
  renderer: undefined,
  software: true,
  threads: 2,
  kernels: 'relaxed-simd',
};
const webgl: EngineFacts = {
  backend: 'webgl',
  where: 'worker',
  renderer: 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
  software: true,
};
/** Replaces the thin spaces of numbers and units. */
const plain = (text: string) => text.replace(/(?<=\d)[\u202f](?=\d)/g, '').replace(/[\u202f]/g, ' ');

const best = { engine: 'wasm' as const, facts: wasm, beatsPerSec: 3200 };
const row = (change: Partial<EngineRow>): EngineRow => ({
  engine: 'worker-webgl',
  facts: undefined,
  beatsPerSec: undefined,
  inUse: false,
  why: undefined,
  disabled: false,
  ...change,
});
const note = (change: Partial<EngineRow>, language: 'en' | 'zh' = 'en') =>
  plain(engineNote(row(change), best, words[language].train));

describe('the line of the engine', () => {
  it('names the engine and its speed', () => {
    expect(plain(engineHeadline(wasm, 3200, words.en.train))).toBe('WASM SIMD × 2 · 3200 beats/s');
    expect(plain(engineHeadline(webgl, 80.4, words.en.train))).toBe(
      'WebGL · SwiftShader Device (Subzero) · 80 beats/s',
    );
    expect(engineHeadline({ ...webgl, renderer: undefined }, undefined, words.en.train)).toBe(
      'WebGL · renderer not named by the browser',
    );
    expect(engineLabel('wasm', {}, words.en.train)).toBe('WASM SIMD');
  });

  it('gives the reason against each other engine, in both languages', () => {
    expect(note({ facts: webgl, why: { kind: 'late', limitSec: 4 } })).toBe(
      'SwiftShader Device (Subzero), a software renderer; not ready after 4 s when compared; WASM SIMD × 2 trains 3200 beats/s',
    );
    expect(note({ why: { kind: 'slower', beatsPerSec: 80, times: 40 } })).toBe(
      'WASM SIMD × 2 is 40 times as fast',
    );
    expect(note({ why: { kind: 'slower', beatsPerSec: 3000, times: 1.067 } }, 'zh')).toBe(
      'WASM SIMD × 2 的速度是它的 1.1 倍',
    );
    expect(note({ why: { kind: 'failed', reason: 'It computes wrong numbers.' } })).toBe(
      'It computes wrong numbers.',
    );
    expect(note({})).toBe('not yet compared');
    expect(note({ inUse: true, facts: wasm, why: { kind: 'fastest' } })).toBe('in use');
  });
});

describe('the engine of a run', () => {
  const engine: EngineInfo = { ...wasm, passedOver: [], tfjsVersion: '4.22.0' };

  it('has a short description', () => {
    expect(engineWords(engine, words.en.train)).toBe('WASM SIMD × 2 · relaxed SIMD · worker');
  });

  it('reads well for older runs without a number of threads', () => {
    const { threads: _threads, kernels: _kernels, ...old } = { ...engine, ...webgl };
    expect(engineWords({ ...old, renderer: 'Apple M1' }, words.en.train)).toBe('WebGL · Apple M1 · worker');
    expect(engineWords({ ...old, backend: 'cpu', renderer: undefined }, words.en.train)).toBe(
      'Processor (cpu) · worker',
    );
  });
});
