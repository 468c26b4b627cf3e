import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openIshne, readAnnotations, WfdbError } from '../../../src/wfdb';
import { crc16 } from '../../../src/wfdb/ishne/crc16';
import { byteSource } from '../../../src/wfdb/zip/byteSource';
import { writeIshne, writeIshneAnnotations } from './writeIshne';

const open = (bytes: Uint8Array, name = 'night.ecg') => openIshne(byteSource(bytes), name);

const twoLeads = {
  samplingHz: 200,
  leads: [
    { spec: 11, resolutionNv: 2500, samples: [0, 400, -400, 32767] },
    { spec: 0, resolutionNv: 10000, samples: [1, 2, 3, -32768] },
  ],
  text: 'Mr. X',
  recorder: 'digital',
  pacemaker: 2,
  date: [29, 2, 2004] as [number, number, number],
  time: [23, 5, 9] as [number, number, number],
};

async function problemOf(bytes: Uint8Array) {
  const error = await open(bytes).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(WfdbError);
  return (error as WfdbError).problem;
}

describe('ISHNE Holter files', () => {
  it('are read in millivolts, with leads, frequency and start', async () => {
    const { facts, read } = await open(writeIshne(twoLeads), 'holter/night.ecg');
    expect(facts).toEqual({
      name: 'night',
      samplingHz: 200,
      lengthSamples: 4,
      signals: [
        { name: 'V1', units: 'mV', samplingHz: 200 },
        { name: 'ECG 2', units: 'mV', samplingHz: 200 },
      ],
      startTime: '23:05:09 29/02/2004',
      comments: ['Recorder: digital', 'Pacemaker: single chamber, unipolar'],
      problems: [],
    });
    const { signals } = await read();
    // 2500 nV a unit: 400 units are 1 mV.
    expect([...signals[0]!.samples]).toEqual([0, 1, -1, Math.fround(81.9175)]);
    expect([...signals[1]!.samples].map((value) => value.toFixed(3))).toEqual([
      '0.010',
      '0.020',
      '0.030',
      '-327.680',
    ]);
  });

  it('have the checksum of the standard: "123456789" gives 29B1', () => {
    expect(crc16(new TextEncoder().encode('123456789'))).toBe(0x29b1);
  });

  it('give any part of any lead', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer({ min: -32768, max: 32767 }), { minLength: 20, maxLength: 20 }), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.nat(25),
        fc.nat(25),
        async (leads, startSample, endSample) => {
          const bytes = writeIshne({
            samplingHz: 1000,
            leads: leads.map((samples, i) => ({ spec: i, resolutionNv: 1000, samples })),
            text: 'x'.repeat(startSample),
          });
          const reader = await open(bytes);
          const wanted = [leads.length - 1];
          const part = await reader.read({ startSample, endSample, signals: wanted });
          const expected = leads[wanted[0]!]!.slice(startSample, Math.max(startSample, endSample));
          expect([...part.signals[0]!.samples]).toEqual(expected.map((value) => Math.fround(value / 1000)));
          expect(part.signals[0]).toMatchObject({ samplingHz: 1000, firstSample: Math.min(20, startSample) });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('tell a changed header and a cut, and are read all the same', async () => {
    const changed = writeIshne(twoLeads);
    changed[30] = 65;
    expect((await open(changed)).facts.problems.map(({ code }) => code)).toEqual(['ishne-checksum']);
    expect((await open(writeIshne({ ...twoLeads, checksum: 0 }))).facts.problems).toEqual([]);
    expect((await open(writeIshne({ ...twoLeads, announced: 8 }))).facts.problems).toEqual([]);
    const cut = await open(writeIshne(twoLeads).subarray(0, -9));
    expect(cut.facts.lengthSamples).toBe(1);
    expect(cut.facts.problems[0]).toMatchObject({
      code: 'ishne-length',
      values: { announced: 4, present: 1 },
      message: expect.stringContaining('announces 4 samples, but 1 a lead'),
    });
  });

  it('without a resolution are read by convention', async () => {
    const [lead] = twoLeads.leads;
    const reader = await open(writeIshne({ ...twoLeads, leads: [{ ...lead!, resolutionNv: 0 }] }));
    expect(reader.facts.problems.map(({ code }) => code)).toEqual(['record-uncalibrated']);
    expect([...(await reader.read()).signals[0]!.samples.subarray(0, 3)]).toEqual([0, 2, -2]);
  });

  it('that are none are refused with where and what', async () => {
    expect((await problemOf(new Uint8Array(100))).message).toBe(
      'night.ecg is not a readable ISHNE file: expected 522 bytes that begin with "ISHNE1.0" as header, found 100. It is damaged; copy it again.',
    );
    const noLeads = writeIshne({ ...twoLeads, leads: [] });
    expect((await problemOf(noLeads)).values).toMatchObject({ field: 'number of leads', found: '0' });
    const noRate = writeIshne({ ...twoLeads, samplingHz: 0 });
    expect((await problemOf(noRate)).values).toMatchObject({ field: 'sampling rate' });
    expect((await problemOf(writeIshne(twoLeads).subarray(0, 529))).code).toBe('signal-empty');
  });
});

describe('ISHNE annotations', () => {
  it('are beats by their distances', () => {
    const file = writeIshneAnnotations(200, 1000, [
      ['N', 180],
      ['V', 120],
      ['C', 10],
      ['S', 65535],
      ['X', 5],
      ['P', 200],
    ]);
    const { sample, symbol, samplingHz, warnings } = readAnnotations(file, 'night.ann');
    expect([...sample]).toEqual([1180, 1300, 66845, 66850, 67050]);
    expect(symbol).toEqual(['N', 'V', 'S', '|', '/']);
    expect([samplingHz, warnings]).toEqual([200, []]);
  });

  it('end at a time-out, after which nothing has a time', () => {
    const file = writeIshneAnnotations(200, 0, [
      ['N', 100],
      ['!', 100],
      ['N', 100],
      ['N', 100],
    ]);
    const { sample, symbol, warnings } = readAnnotations(file, 'night.ann');
    expect([[...sample], symbol]).toEqual([
      [100, 200],
      ['N', '~'],
    ]);
    expect(warnings.map(({ message }) => message)).toEqual([
      'night.ann has a time-out, after which 2 annotations have no known time: the 2 annotations before it, up to sample 200, are used.',
    ]);
    const { warnings: empty } = readAnnotations(writeIshneAnnotations(200, 0, []), 'night.ann');
    expect(empty.map(({ code }) => code)).toEqual(['annotations-empty']);
  });
});
