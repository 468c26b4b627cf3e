import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportFrames, exportWfdb, openEdf, openTable, openWfdb } from '../../src/wfdb';
import { exportGain } from '../../src/wfdb/record/exportGain';
import type { RecordReader } from '../../src/wfdb/recordReader';
import { byteSource } from '../../src/wfdb/zip/byteSource';
import { writeEdf } from './edf/writeEdf';
import { makeEdfSignal } from './edfBuild';

async function exported(reader: RecordReader) {
  const pieces: Uint8Array[] = [];
  const header = await exportWfdb(reader, 'new', (bytes) => pieces.push(bytes));
  const data = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    data.set(piece, at);
    at += piece.length;
  }
  const files = new Map([
    ['new.hea', byteSource(header)],
    ['new.dat', byteSource(data)],
  ]);
  return {
    text: new TextDecoder().decode(header),
    data,
    again: await openWfdb({ headerName: 'new.hea', files }),
  };
}

const table = (text: string) =>
  openTable(byteSource(new TextEncoder().encode(text)), 'ecg.csv', {
    samplingHz: 250,
    leads: [0, 1],
    unit: 'mV',
  });

describe('a record exported as WFDB', () => {
  it('has the bytes that header(5) and signal(5) say', async () => {
    const rows = Array.from({ length: 10 }, (_, k) => `${k === 1 ? '' : k - 3}.5,${100 + k}`).join('\n');
    const { text, data } = await exported(
      await table(`I (mV),Resp (l/min)\n${rows.replace('.5,101', ',101')}\n`),
    );
    // 6.5 mV fit into 16 bits with 5000 units per mV; 4.5 l/min on each side of 104.5, too.
    expect(text).toBe(
      [
        'new 2 250 10',
        `new.dat 16 5000(0)/mV 16 0 -17500 ${checksum(data, 0)} 0 I`,
        `new.dat 16 5000(-522500)/l/min 16 0 -22500 ${checksum(data, 1)} 0 Resp`,
        '',
      ].join('\n'),
    );
    const view = new DataView(data.buffer);
    expect([0, 2, 4, 6].map((at) => view.getInt16(at, true))).toEqual([-17500, -22500, -32768, -17500]);
    expect(data).toHaveLength(40);
  });

  function checksum(data: Uint8Array, signal: number): number {
    const view = new DataView(data.buffer);
    let sum = 0;
    for (let at = 2 * signal; at < data.length; at += 4) sum += view.getInt16(at, true);
    return (sum << 16) >> 16;
  }

  it('is read again within half a step, its decimals exactly', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(fc.integer({ min: -3000, max: 3000 }), fc.double({ min: -0.4, max: 80, noNaN: true })),
          {
            minLength: 12,
            maxLength: 50,
          },
        ),
        async (values) => {
          const text = values.map(([a, b]) => `${(a / 1000).toFixed(3)},${b}`).join('\n');
          const reader = await table(`V1 (mV),x (°C)\n${text}\n`);
          const { again } = await exported(reader);
          expect(await again.checkSums()).toEqual([]);
          const [before, after] = [await reader.read(), await again.read()];
          expect([...after.signals[0]!.samples]).toEqual([...before.signals[0]!.samples]);
          const step = 80 / 16_000;
          after.signals[1]!.samples.forEach((value, k) => {
            expect(Math.abs(value - before.signals[1]!.samples[k]!)).toBeLessThanOrEqual(step);
          });
          expect(again.facts.signals.map(({ name, units }) => [name, units])).toEqual([
            ['V1', 'mV'],
            ['x', '°C'],
          ]);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('keeps every signal at its own rate, and missing samples', async () => {
    const signals = [
      makeEdfSignal(
        Array.from({ length: 40 }, (_, k) => 100 * k),
        { label: 'ECG', units: 'mV', samplesPerRecord: 8 },
      ),
      makeEdfSignal(
        Array.from({ length: 10 }, (_, k) => k),
        { label: 'Resp', units: '%', samplesPerRecord: 2 },
      ),
    ];
    const source = byteSource(writeEdf({ signals, recordStartsSec: [0, 1, 4, 5, 6] }));
    const reader = await openEdf(source, 'gaps.edf');
    expect(exportFrames(reader.facts)).toMatchObject({
      frameHz: 2,
      samplesPerFrame: [4, 1],
      lengthFrames: 14,
    });
    const { again } = await exported(reader);
    expect(again.facts).toMatchObject({ samplingHz: 8, lengthSamples: 56 });
    const [before, after] = [await reader.read({ grid: 'own' }), await again.read({ grid: 'own' })];
    for (const [i, { samples }] of before.signals.entries()) {
      const { gain } = again.header.signals[i]!;
      expect(after.signals[i]!.samples).toHaveLength(samples.length);
      samples.forEach((value, k) => {
        const other = after.signals[i]!.samples[k]!;
        if (Number.isNaN(value)) expect(other).toBeNaN();
        else expect(Math.abs(other - value)).toBeLessThanOrEqual(0.501 / gain);
      });
    }
  });

  it('has 24 bits where 16 would show', async () => {
    const rows = Array.from({ length: 20 }, (_, k) => `${k % 2 === 0 ? 900 : -900}.00${k % 10},1`).join('\n');
    const { again } = await exported(await table(`I (mV),II (mV)\n${rows}\n`));
    expect(again.header.signals[0]).toMatchObject({ format: 24, gain: 5000 });
    const { signals } = await again.read();
    expect(signals[0]!.samples[9]).toBe(Math.fround(-900.009));
  });
});

describe('the gain of an export', () => {
  it('is round, fits, and follows a signal that lies far from 0', () => {
    expect(exportGain({ min: -1, max: 3 }, 32767)).toEqual({ gain: 10_000, baseline: 0 });
    expect(exportGain({ min: 400, max: 402 }, 32767)).toEqual({ gain: 20_000, baseline: -8_020_000 });
    expect(exportGain({ min: Number.NaN, max: Number.NaN }, 32767)).toEqual({ gain: 1000, baseline: 0 });
    expect(exportGain({ min: 0, max: 0 }, 32767)).toEqual({ gain: 1000, baseline: 0 });
    const value = fc.float({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(value, value, fc.constantFrom(32767, 2 ** 23 - 1), (a, b, most) => {
        const { gain, baseline } = exportGain({ min: Math.min(a, b), max: Math.max(a, b) }, most);
        expect(Number.isInteger(baseline) && Math.abs(baseline) < 2 ** 31 && gain > 0).toBe(true);
        for (const each of [a, b])
          expect(Math.abs(Math.round(each * gain + baseline))).toBeLessThanOrEqual(most);
      }),
    );
  });
});
