import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { contentRange, looksLikeEcg } from '../../src/signal/ecgContent';
import { flatStretches } from '../../src/signal/flatStretches';
import { parseHeader, readRecord } from '../../src/wfdb';
import { describeWithShared } from '../shared';

describe('samples that are no ECG', () => {
  const random = createRandom(1);
  const make = (hz: number, value: (sec: number) => number) =>
    Float32Array.from({ length: 60 * hz }, (_, i) => value(i / hz));

  it.each([100, 250, 500])('are noise, a slow wave and a walk at %d Hz', (hz) => {
    let walk = 0;
    for (const value of [
      () => random.normal(),
      (sec: number) => Math.sin(1.6 * sec) + 0.02 * random.normal(),
      () => (walk += random.normal()),
      () => 3,
      () => Number.NaN,
    ]) {
      expect(looksLikeEcg(make(hz, value), hz)).toBe(false);
    }
    expect(looksLikeEcg(new Float32Array(1), hz)).toBe(false);
  });

  it('are looked for in the minute in the middle', () => {
    expect(contentRange(100_000, 100)).toEqual({ startSample: 47_000, endSample: 53_000 });
    expect(contentRange(500, 100)).toEqual({ startSample: 0, endSample: 500 });
    expect(contentRange(0, 100)).toEqual({ startSample: 0, endSample: 0 });
  });
});

describeWithShared('every lead of MIT-BIH and SVDB', (shared) => {
  it.each([
    ['mitdb', 96],
    ['svdb', 156],
  ])('looks like an ECG, and has no flat stretch: %s', (database, leads) => {
    const names = readdirSync(shared.path('data', database))
      .filter((name) => name.endsWith('.hea'))
      .map((name) => name.slice(0, -4));
    let count = 0;
    for (const name of names) {
      const bytes = (end: string) => shared.bytes('data', database, `${name}.${end}`);
      const header = parseHeader(bytes('hea'), `${name}.hea`);
      const { signals, samplingHz } = readRecord({ header, files: new Map([[`${name}.dat`, bytes('dat')]]) });
      for (const signal of signals) {
        const { startSample, endSample } = contentRange(signal.length, samplingHz);
        expect(looksLikeEcg(signal.subarray(startSample, endSample), samplingHz), name).toBe(true);
        expect(flatStretches(signal, samplingHz, 0.012), name).toEqual([]);
        count++;
      }
    }
    expect(count).toBe(leads);
  });
});
