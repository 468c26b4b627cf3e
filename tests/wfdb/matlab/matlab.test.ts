import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openMatlab } from '../../../src/wfdb';
import type { TableReading } from '../../../src/wfdb/table/types';
import { byteSource } from '../../../src/wfdb/zip/byteSource';
import { type Variable, writeStructure, writeV4, writeV5 } from './writeMatlab';

const reading: TableReading = { samplingHz: 500, leads: [0, 1], unit: 'stored' };
const open = (bytes: Uint8Array, said?: TableReading) => openMatlab(byteSource(bytes), 'A0001.mat', said);

/** Two leads of twelve samples, a column for each time. */
const values = Array.from({ length: 24 }, (_, k) => (k % 2 === 0 ? k * 10 : -k));
const val: Variable = { name: 'val', rows: 2, values, type: 'int16' };
const byTime = Array.from({ length: 12 }, (_, k) => k * 20);

async function samplesOf(bytes: Uint8Array, said: TableReading | undefined = reading) {
  const reader = await open(bytes, said);
  const part = await reader.read();
  return { ...reader.facts, samples: part.signals.map(({ samples }) => [...samples]) };
}

describe('MATLAB files without a header', () => {
  it.each([
    ['level 4', writeV4([val])],
    ['level 4, other byte order', writeV4([{ ...val, type: 'double' }], false)],
    ['level 5', writeV5([val])],
    ['level 5, packed', writeV5([{ ...val, type: 'double' }], true)],
    [
      'a structure',
      writeStructure('ECG', [
        { name: 'age', rows: 1, values: [60] },
        { ...val, name: 'data' },
      ]),
    ],
    ['several matrices', writeV5([{ name: 'other', rows: 1, values: new Array(99).fill(1) }, val], true)],
  ])('of %s are read by their largest side', async (_, bytes) => {
    const found = await samplesOf(bytes);
    expect(found).toMatchObject({ name: 'A0001', samplingHz: 500, lengthSamples: 12 });
    expect(found.signals).toEqual([
      { name: 'lead 1', units: 'mV', samplingHz: 500 },
      { name: 'lead 2', units: 'mV', samplingHz: 500 },
    ]);
    // 200 stored units per mV.
    expect(found.samples[0]).toEqual(byTime.map((value) => Math.fround(value / 200)));
    expect(found.samples[1]![3]).toBe(Math.fround(-7 / 200));
    expect(found.problems.map(({ code }) => code)).toEqual(['record-uncalibrated']);
  });

  it('with a column for each lead are read as well', async () => {
    const turned: Variable = {
      name: 'x',
      rows: 12,
      values: [...byTime, ...byTime.map((value) => 0 - value)],
    };
    const said: TableReading = { samplingHz: 250, leads: [1], unit: 'µV' };
    const { samples, signals, problems } = await samplesOf(writeV5([turned]), said);
    expect(samples).toEqual([byTime.map((value) => Math.fround((0 - value) / 1000))]);
    expect([signals.map(({ name }) => name), problems]).toEqual([['lead 2'], []]);
  });

  it('that hold their frequency need no answer', async () => {
    const wave = Array.from({ length: 40 }, (_, k) => Math.sin(k) / 3);
    const bytes = writeV5([
      { name: 'Fs', rows: 1, values: [360] },
      { name: 'ecg', rows: 1, values: wave },
    ]);
    const reader = await open(bytes);
    expect(reader.facts).toMatchObject({ samplingHz: 360, signals: [{ name: 'ECG', units: 'mV' }] });
    expect(reader.facts.problems.map(({ message }) => message)).toEqual([
      'A0001.mat names no unit for its values: mV is assumed, by their size.',
    ]);
    await expect(open(writeV4([val]))).rejects.toThrow(
      'A0001.mat does not say how many samples a second it holds',
    );
  });

  it('have missing samples where format 16 has them', async () => {
    const { samples } = await samplesOf(writeV4([{ ...val, values: [-32768, ...values.slice(1)] }]));
    expect(samples[0]!.slice(0, 2)).toEqual([NaN, Math.fround(20 / 200)]);
  });

  it('give any part', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        fc.nat(30),
        fc.nat(30),
        async (leads, packed, startSample, endSample) => {
          const all = Array.from({ length: leads * 25 }, (_, k) => (k * 7919) % 1000);
          const bytes = writeV5([{ name: 'val', rows: leads, values: all, type: 'int16' }], packed);
          const reader = await open(bytes, { samplingHz: 1, leads: [leads - 1], unit: 'mV' });
          const { signals } = await reader.read({ startSample, endSample });
          const expected = all.filter((_, k) => k % leads === leads - 1);
          expect([...signals[0]!.samples]).toEqual(
            expected.slice(startSample, Math.max(startSample, endSample)),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([
    ['does not begin like one', new Uint8Array(200)],
    ['there is no matrix of samples', writeV5([{ name: 'age', rows: 1, values: [60] }])],
    ['a matrix of 2 × 12 does not fit into its', writeV4([val]).subarray(0, 60)],
    ['a packed variable is damaged', damaged(writeV5([val], true))],
  ])('are refused where %s', async (reason, bytes) => {
    await expect(open(bytes, reading)).rejects.toThrow(reason);
  });
});

function damaged(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, at) => (at > 140 ? byte ^ 0x55 : byte));
}
