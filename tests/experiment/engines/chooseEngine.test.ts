import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseEngine,
  HARDWARE_PREFERENCE,
  paceOf,
  whyNot,
} from '../../../src/experiment/engines/chooseEngine';
import type { EngineFacts, EngineId, Finding, Outcome } from '../../../src/experiment/engines/types';
import { engineName, passedOverByWish, passedOverFor } from '../../../src/experiment/engines/words';

const right = (beatsPerSec?: number): Outcome => ({ kind: 'right', beatsPerSec });
const failed: Outcome = { kind: 'failed', reason: 'It computes wrong numbers.' };

const webgl = (
  outcome: Outcome,
  {
    software = false,
    where = 'worker',
    renderer = software ? 'SwiftShader' : 'GeForce',
  }: { software?: boolean; where?: 'worker' | 'page'; renderer?: string } = {},
): Finding => ({
  engine: `${where}-webgl`,
  facts: { backend: 'webgl', where, renderer, software },
  outcome,
});
const wasm = (outcome: Outcome, threads = 2): Finding => ({
  engine: 'wasm',
  facts: { backend: 'wasm', where: 'worker', renderer: undefined, software: true, threads },
  outcome,
});
const cpu = (outcome: Outcome): Finding => ({
  engine: 'cpu',
  facts: { backend: 'cpu', where: 'worker', renderer: undefined, software: true },
  outcome,
});

describe('the choice of an engine', () => {
  it.each<[string, Finding[], EngineId | undefined]>([
    ['a GPU before a slower processor', [webgl(right(41_000)), wasm(right(3200))], 'worker-webgl'],
    [
      'a GPU before a processor that is a little faster',
      [webgl(right(3000)), wasm(right(4400))],
      'worker-webgl',
    ],
    ['a GPU at exactly half again', [webgl(right(3000)), wasm(right(4500))], 'worker-webgl'],
    ['a processor that is more than half again as fast', [webgl(right(3000)), wasm(right(4501))], 'wasm'],
    [
      'the faster where WebGL is software',
      [webgl(right(3000), { software: true }), wasm(right(3001))],
      'wasm',
    ],
    [
      'software WebGL where it is faster',
      [webgl(right(90), { software: true }), wasm(right(80))],
      'worker-webgl',
    ],
    [
      'the faster where the browser masks the renderer',
      [webgl(right(3000), { renderer: 'Apple GPU' }), wasm(right(3001))],
      'wasm',
    ],
    [
      'a masked renderer where it is faster',
      [webgl(right(3002), { renderer: 'Apple GPU' }), wasm(right(3001))],
      'worker-webgl',
    ],
    ['another where the GPU computes wrong', [webgl(failed), wasm(right(10))], 'wasm'],
    [
      'a GPU in the page where a worker has none',
      [webgl(failed), webgl(right(9000), { where: 'page' }), wasm(right(3200))],
      'page-webgl',
    ],
    [
      'what works and was not timed, where nothing else does',
      [webgl(failed), wasm(failed), cpu(right())],
      'cpu',
    ],
    ['what was timed before what was not', [cpu(right()), wasm(right(1))], 'wasm'],
    ['none where none works', [webgl(failed), wasm(failed), cpu(failed)], undefined],
    [
      'none of what was late or not tried',
      [webgl({ kind: 'late', limitSec: 4 }), cpu({ kind: 'untried', because: 'last-resort' })],
      undefined,
    ],
  ])('takes %s', (_, findings, expected) => {
    expect(chooseEngine(findings)).toBe(expected);
  });

  it('takes an engine that works, and one that no other beats by more than half again', () => {
    const outcome = fc.oneof(
      fc.constant(failed),
      fc.constant<Outcome>({ kind: 'late', limitSec: 4 }),
      fc.double({ min: 0.1, max: 1e6, noNaN: true }).map(right),
    );
    const findings = fc
      .tuple(outcome, outcome, outcome, outcome, fc.boolean())
      .map(([a, b, c, d, software]) => [
        webgl(a, { software }),
        webgl(b, { software, where: 'page' }),
        wasm(c),
        cpu(d),
      ]);
    fc.assert(
      fc.property(findings, (given) => {
        const paces = given.filter(({ outcome: { kind } }) => kind === 'right').map(paceOf);
        const taken = given.find(({ engine }) => engine === chooseEngine(given));
        if (!taken) return paces.length === 0;
        const hardware = taken.facts?.backend === 'webgl' && !taken.facts.software;
        const slack = hardware ? HARDWARE_PREFERENCE : 1;
        return taken.outcome.kind === 'right' && Math.max(...paces) <= slack * paceOf(taken);
      }),
    );
  });
});

describe('why an engine was not taken', () => {
  it('gives the numbers of a slower one', () => {
    expect(whyNot(webgl(right(80), { software: true }), wasm(right(3200)))).toEqual({
      kind: 'slower',
      beatsPerSec: 80,
      times: 40,
    });
  });

  it('tells a faster one that hardware was preferred', () => {
    const why = whyNot(wasm(right(4000)), webgl(right(3200)));
    expect(why).toEqual({ kind: 'hardware-preferred', beatsPerSec: 4000, times: 1.25 });
  });

  it('has no times where there is nothing to compare', () => {
    expect(whyNot(cpu(right()), wasm(right(5)))).toEqual({ kind: 'untimed' });
    expect(whyNot(wasm(right(5)), cpu(right()))).toEqual({ kind: 'untimed' });
  });

  it('is kept with a run in one sentence an engine, with its number where it has one', () => {
    const taken = wasm(right(3200));
    const findings = [
      webgl({ kind: 'late', limitSec: 4 }, { software: true }),
      webgl({ kind: 'untried', because: 'holds-up-page' }, { where: 'page', software: true }),
      taken,
      cpu({ kind: 'untried', because: 'last-resort' }),
    ];
    expect(passedOverFor(findings, taken)).toEqual([
      {
        engine: 'worker-webgl',
        reason: 'It was not ready after 4 s; WASM SIMD × 2 trains 3\u202f200 beats/s.',
      },
      {
        engine: 'page-webgl',
        reason:
          'Not tried: its renderer is software, or not named by the browser, and could make the page wait.',
      },
      {
        engine: 'cpu',
        reason: 'Not tried: it is never the fastest, and serves where nothing else works.',
      },
    ]);
    expect(passedOverFor([webgl(right(80)), wasm(failed)], webgl(right(80)))).toEqual([
      { engine: 'wasm', reason: 'It computes wrong numbers.' },
    ]);
    expect(passedOverFor([webgl(right(80), { software: true }), taken], taken)).toEqual([
      {
        engine: 'worker-webgl',
        reason: '80 beats/s: WASM SIMD × 2 is 40 times as fast.',
        beatsPerSec: 80,
      },
    ]);
  });

  it('is a wish where a person asked for another, with what had been measured', () => {
    expect(passedOverByWish(['worker-webgl', 'wasm'], 'worker-webgl', [wasm(right(3200))])).toEqual([
      { engine: 'wasm', reason: 'The engine worker-webgl was requested.', beatsPerSec: 3200 },
    ]);
  });
});

describe('the name of an engine', () => {
  it('counts its threads where they are known', () => {
    const facts: EngineFacts = wasm(right(1), 8).facts!;
    expect(engineName('wasm', facts)).toBe('WASM SIMD × 8');
    expect(engineName('wasm')).toBe('WASM SIMD');
    expect(engineName('worker-webgl', { threads: 1 })).toBe('WebGL in a worker');
  });
});
