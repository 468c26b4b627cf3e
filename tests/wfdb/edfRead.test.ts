import { describe, expect, it } from 'vitest';
import { openEdf, planEdf } from '../../src/wfdb/edf';
import { recordOf } from '../../src/wfdb/recordReader';
import { type ByteSource, byteSource } from '../../src/wfdb/zip/byteSource';
import { writeEdf } from './edf/writeEdf';
import { codesOf, countUp, makeEdfSignal, openWritten, problemOf } from './edfBuild';

const nan = Number.NaN;
/** Signals whose value is the stored one, so that expected values can be read at a glance. */
const counting = (length: number, samplesPerRecord: number, label = 'ECG') =>
  makeEdfSignal(countUp(length), { label, units: 'mV', samplesPerRecord });

describe('reading samples', () => {
  it.each([
    ['uV', 0.001],
    ['\u00b5V', 0.001],
    ['\u00c2\u00b5V', 0.001],
    ['microV', 0.001],
    ['mV', 1],
    ['MV', 1],
    ['V', 1000],
    ['Volts', 1000],
    ['nV', 1e-6],
  ])('gives a voltage in %s as millivolts', async (units, factor) => {
    const reader = await openWritten({ signals: [makeEdfSignal([-1000, 0, 250, 1000], { units })] });
    expect(reader.facts.signals[0]?.units).toBe('mV');
    const samples = (await reader.read()).signals[0]!.samples;
    [-1000, 0, 250, 1000].forEach((stored, k) => {
      expect(samples[k]! / factor).toBeCloseTo(stored, 3);
    });
  });

  it.each(['%', 'l/min', 'Vpp', 'mmHg', ''])('leaves %s unchanged', async (units) => {
    const reader = await openWritten({ signals: [makeEdfSignal([1, 2, 3, 4], { units })] });
    expect(reader.facts.signals[0]?.units).toBe(units);
    expect((await reader.read()).signals[0]?.samples).toEqual(Float32Array.of(1, 2, 3, 4));
  });

  it('uses offset and slope of the range, inverted ones too, and does not clip', async () => {
    const ranges = { digitalMin: 0, digitalMax: 100, units: 'mV' };
    const signals = [
      makeEdfSignal([0, 50, 100, 150], { ...ranges, physicalMin: 10, physicalMax: 20 }),
      makeEdfSignal([0, 50, 100, -50], { ...ranges, physicalMin: 20, physicalMax: 10 }),
      makeEdfSignal([0, 50, 100, 0], {
        units: 'mV',
        digitalMin: 100,
        digitalMax: 0,
        physicalMin: 10,
        physicalMax: 20,
      }),
    ];
    const part = await (await openWritten({ signals })).read();
    expect(part.signals.map(({ samples }) => [...samples])).toEqual([
      [10, 15, 20, 25],
      [20, 15, 10, 25],
      [20, 15, 10, 20],
    ]);
  });

  it('reads 24 bits with their sign', async () => {
    const stored = [-8388608, -1, 0, 8388607];
    const range = {
      units: '',
      physicalMin: -8388608,
      physicalMax: 8388607,
      digitalMin: -8388608,
      digitalMax: 8388607,
    };
    for (const plus of [true, false]) {
      const reader = await openWritten({ kind: 'BDF', plus, signals: [makeEdfSignal(stored, range)] });
      expect([...(await reader.read()).signals[0]!.samples]).toEqual(stored);
    }
  });

  it('reads a range, across data records, clipped to the record', async () => {
    const reader = await openWritten({ signals: [counting(12, 4), counting(12, 4, 'V1')] });
    const part = await reader.read({ signals: [1], startSample: 3, endSample: 9 });
    expect(part).toMatchObject({ startSample: 3, endSample: 9, problems: [] });
    expect(part.signals).toEqual([
      { samples: Float32Array.from(countUp(6, 3)), samplingHz: 4, firstSample: 3 },
    ]);
    expect((await reader.read({ startSample: -5, endSample: 2 })).signals[0]?.samples).toEqual(
      Float32Array.of(0, 1),
    );
    expect(await reader.read({ startSample: 11, endSample: 99 })).toMatchObject({
      startSample: 11,
      endSample: 12,
    });
    expect((await reader.read({ startSample: 50 })).signals[0]?.samples).toHaveLength(0);
    expect((await reader.read({ startSample: 5, endSample: 2 })).signals[0]?.samples).toHaveLength(0);
  });

  it('puts signals of several frequencies on the requested grid', async () => {
    const signals = [counting(8, 4), counting(4, 2, 'Resp'), counting(12, 6, 'EEG')];
    const reader = await openWritten({ signals });
    const read = async (grid: 'record' | 'highest' | 'own') =>
      (await reader.read({ grid })).signals.map(({ samples }) => [...samples]);
    expect(reader.facts.samplingHz).toBe(4);
    // Each of four steps has the samples that begin in it: 0 and 1, 2, 3 and 4, 5.
    expect(await read('record')).toEqual([
      countUp(8),
      [0, 0, 1, 1, 2, 2, 3, 3],
      [0.5, 2, 3.5, 5, 6.5, 8, 9.5, 11],
    ]);
    expect(await read('highest')).toEqual([
      [0, 0, 1, 2, 2, 3, 4, 4, 5, 6, 6, 7],
      [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3],
      countUp(12),
    ]);
    expect(await read('own')).toEqual([countUp(8), countUp(4), countUp(12)]);
  });

  it('gives each sample once for adjacent ranges, on every grid', async () => {
    const reader = await openWritten({
      signals: [counting(35, 5), counting(21, 3, 'Resp'), counting(56, 8, 'EEG')],
    });
    for (const grid of ['record', 'highest', 'own'] as const) {
      const whole = await reader.read({ grid });
      const joined: number[][] = [[], [], []];
      for (let start = 0; start < 35; start += 4) {
        const part = await reader.read({ grid, startSample: start, endSample: start + 4 });
        part.signals.forEach(({ samples, firstSample }, index) => {
          expect(firstSample).toBe(joined[index]!.length);
          joined[index]!.push(...samples);
        });
      }
      expect(joined).toEqual(whole.signals.map(({ samples }) => [...samples]));
    }
  });

  it('leaves gaps of EDF+D as missing samples', async () => {
    const signals = [counting(12, 4), counting(6, 2, 'Resp')];
    const reader = await openWritten({ signals, recordStartsSec: [0, 1, 3.5] });
    expect(reader.facts).toMatchObject({ lengthSamples: 18, problems: [] });
    const gap = Array(6).fill(nan);
    const whole = await reader.read({ grid: 'own' });
    expect([...whole.signals[0]!.samples]).toEqual([...countUp(8), ...gap, ...countUp(4, 8)]);
    expect([...whole.signals[1]!.samples]).toEqual([0, 1, 2, 3, nan, nan, nan, 4, 5]);
    const part = await reader.read({ signals: [0], startSample: 6, endSample: 15 });
    expect([...part.signals[0]!.samples]).toEqual([6, 7, ...gap, 8]);
  });

  it('places data records that are out of order at their times, with a warning', async () => {
    const reader = await openWritten({ signals: [counting(12, 4)], recordStartsSec: [11, 10, 12.25] });
    expect([...(await reader.read()).signals[0]!.samples]).toEqual([
      4,
      5,
      6,
      7,
      0,
      1,
      2,
      3,
      nan,
      8,
      9,
      10,
      11,
    ]);
    expect(codesOf(reader.facts.problems)).toEqual(['edf-order']);
    expect(reader.facts.startTime).toBe('00:00:10 01/01/2000');
  });

  it('treats data records with rounded times as one run', async () => {
    const reader = await openWritten({ signals: [counting(12, 4)], recordStartsSec: [0.333, 1.334, 2.332] });
    expect(reader.timeline.runs).toHaveLength(1);
    expect([...(await reader.read()).signals[0]!.samples]).toEqual(countUp(12));
  });

  it('does not allocate a gap that a file only announces', async () => {
    const reader = await openWritten({ signals: [counting(8, 4)], recordStartsSec: [0, 9e9] });
    expect(reader.facts.lengthSamples).toBe(36e9 + 4);
    expect(await problemOf(reader.read())).toMatchObject({ code: 'record-too-large' });
    const end = await reader.read({ startSample: 36e9 - 2 });
    expect([...end.signals[0]!.samples]).toEqual([nan, nan, 4, 5, 6, 7]);
  });

  it('becomes a record that beats can be prepared from', async () => {
    const reader = await openWritten({
      signals: [counting(8, 4), counting(8, 4, 'V1')],
      startTime: '10:00:00',
    });
    expect(await recordOf(reader, { signals: [1] })).toEqual({
      name: 'x',
      samplingHz: 4,
      lengthSamples: 8,
      signals: [Float32Array.from(countUp(8))],
      signalNames: ['V1'],
      units: ['mV'],
      startTime: '10:00:00 01/01/2000',
      comments: [],
      warnings: [],
    });
  });
});

describe('planEdf', () => {
  it('names the bytes that a range needs', async () => {
    const reader = await openWritten({
      signals: [counting(400, 4)],
      recordStartsSec: countUp(100).map((k) => (k < 50 ? k : k + 10)),
    });
    const { header, timeline } = reader;
    const at = (record: number) => header.headerBytes + record * header.recordBytes;
    const bytesOf = (startSample: number, endSample: number) =>
      planEdf(header, timeline, { startSample, endSample }).pieces.map(({ startByte, endByte }) => [
        startByte,
        endByte,
      ]);
    expect(bytesOf(0, 1)).toEqual([[at(0), at(1)]]);
    expect(bytesOf(7, 9)).toEqual([[at(1), at(3)]]);
    expect(bytesOf(8, 8)).toEqual([]);
    // 200 … 240 is the gap.
    expect(bytesOf(204, 236)).toEqual([]);
    expect(bytesOf(199, 241)).toEqual([
      [at(49), at(50)],
      [at(50), at(51)],
    ]);
  });
});

describe('a long file', () => {
  /** A source that notes what is read of it. */
  function watched(bytes: Uint8Array) {
    const reads: [number, number][] = [];
    const inner = byteSource(bytes);
    const source: ByteSource = {
      size: inner.size,
      read(start, end) {
        reads.push([start, end]);
        return inner.read(start, end);
      },
    };
    return { source, reads };
  }

  it('is read only where needed', async () => {
    const bytes = writeEdf({
      signals: [counting(4000, 4)].map((signal) => ({ ...signal, samples: new Int16Array(4000) })),
    });
    const { source, reads } = watched(bytes);
    const reader = await openEdf(source, 'long.edf');
    const { headerBytes, recordBytes } = reader.header;
    expect(reads).toEqual([
      [0, 256],
      [0, headerBytes],
      [headerBytes, headerBytes + recordBytes],
    ]);
    reads.length = 0;
    await reader.read({ startSample: 2001, endSample: 2003 });
    expect(reads).toEqual([[headerBytes + 500 * recordBytes, headerBytes + 501 * recordBytes]]);
  });

  it('is read in pieces', async () => {
    const samples = Int16Array.from({ length: 5_000_000 }, (_, k) => (k * 7919) % 32768);
    const range = {
      physicalMin: -32768,
      physicalMax: 32767,
      digitalMin: -32768,
      digitalMax: 32767,
      units: 'mV',
    };
    const bytes = writeEdf({
      signals: [makeEdfSignal(samples, { ...range, samplesPerRecord: 1000 })],
      plus: false,
    });
    const { source, reads } = watched(bytes);
    const reader = await openEdf(source, 'long.edf');
    reads.length = 0;
    const { samples: read } = (await reader.read()).signals[0]!;
    expect(Buffer.compare(Buffer.from(Int16Array.from(read).buffer), Buffer.from(samples.buffer))).toBe(0);
    expect(Math.max(...reads.map(([start, end]) => end - start))).toBeLessThanOrEqual(4 * 2 ** 20);
  });

  it('that shrinks while it is read ends in a problem', async () => {
    const bytes = writeEdf({ signals: [counting(40, 4)] });
    let size = bytes.length;
    const source: ByteSource = {
      size,
      read: async (start, end) => bytes.subarray(start, Math.min(size, end)),
    };
    const reader = await openEdf(source, 'x.edf');
    size -= 10;
    expect(await problemOf(reader.read())).toMatchObject({ code: 'file-unreadable' });
    expect(await problemOf(reader.annotations())).toMatchObject({ code: 'file-unreadable' });
    size = bytes.length;
    expect(await reader.annotations()).toBeUndefined();
  });
});
