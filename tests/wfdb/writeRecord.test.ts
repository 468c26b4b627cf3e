import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseHeader,
  readAnnotations,
  readRecord,
  type WritableFormat,
  type WriteRecordOptions,
  writeFormat16,
  writeFormat212,
  writeRecord,
} from '../../src/wfdb';
import type { WfdbRecord } from '../../src/wfdb/types';
import { makeAnnotations } from './build';

function makeRecord(signals: number[][], fields: Partial<WfdbRecord> = {}): WfdbRecord {
  return {
    name: 'demo_1',
    samplingHz: 360,
    lengthSamples: signals[0]?.length ?? 0,
    signals: signals.map((signal) => Float32Array.from(signal)),
    signalNames: signals.map((_, index) => `lead ${index}`),
    units: signals.map(() => 'mV'),
    startTime: undefined,
    comments: [],
    warnings: [],
    ...fields,
  };
}

function writeAndRead(record: WfdbRecord, options?: WriteRecordOptions): WfdbRecord {
  const files = new Map(writeRecord(record, options).map(({ fileName, bytes }) => [fileName, bytes]));
  const headerName = `${record.name}.hea`;
  return readRecord({ header: parseHeader(files.get(headerName)!, headerName), files });
}

describe('writeRecord', () => {
  it('writes header, signals and annotations that other programs read', () => {
    const annotations = makeAnnotations([
      [1, 'N'],
      [2, '+', { aux: '(N' }],
    ]);
    const record = makeRecord(
      [
        [1, -0.5, Number.NaN],
        [0, 0.005, 99],
      ],
      {
        comments: ['Synthetic record'],
        startTime: '10:00:00 01/02/2003',
        signalNames: ['MLII', 'V1'],
      },
    );
    const files = writeRecord(record, { baseline: [0, 100], annotations: { atr: annotations } });
    expect(files.map(({ fileName }) => fileName)).toEqual(['demo_1.hea', 'demo_1.dat', 'demo_1.atr']);
    expect(new TextDecoder().decode(files[0]!.bytes)).toBe(
      [
        'demo_1 2 360 3 10:00:00 01/02/2003',
        'demo_1.dat 212 200(0)/mV 12 0 200 -1948 0 MLII',
        'demo_1.dat 212 200(100)/mV 12 0 100 2248 0 V1',
        '# Synthetic record',
        '',
      ].join('\n'),
    );
    // 200 and 100, −100 and 101, missing (−2048) and the highest (2047): two samples in three bytes.
    expect([...files[1]!.bytes]).toEqual([0xc8, 0x00, 0x64, 0x9c, 0x0f, 0x65, 0x00, 0x78, 0xff]);
    expect(readAnnotations(files[2]!.bytes, 'demo_1.atr')).toEqual({ ...annotations, warnings: [] });
    expect(writeAndRead(record, { baseline: [0, 100] })).toEqual({
      ...record,
      signals: [Float32Array.of(1, -0.5, Number.NaN), Float32Array.of(0, 0.005, (2047 - 100) / 200)],
    });
  });

  it.each<[WritableFormat, number]>([
    [212, 2047],
    [16, 32767],
    [8, 63],
    // A Float32Array holds no more than 24 bits, the baseline included.
    [24, 2 ** 20],
    [32, 2 ** 20],
    [61, 32767],
    [80, 127],
    [160, 32767],
    [310, 511],
    [311, 511],
  ])('is read back within half an ADC unit in format %d, without warnings', (format, limit) => {
    const shift = Math.min(500, limit >> 1);
    const options = fc.record({
      gain: fc.double({ min: 1, max: 5000, noNaN: true }),
      baseline: fc.integer({ min: -shift, max: shift }),
    });
    const room = format === 8 ? limit : limit - shift;
    const adc = fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: -room, max: room }) },
      { weight: format === 8 ? 0 : 1, arbitrary: fc.constant(Number.NaN) },
    );
    const signals = fc
      .integer({ min: 1, max: 50 })
      .chain((length) =>
        fc.array(fc.array(adc, { minLength: length, maxLength: length }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(signals, options, (values, { gain, baseline }) => {
        const record = makeRecord(values.map((signal) => signal.map((value) => value / gain)));
        const read = writeAndRead(record, { format, gain, baseline });
        expect(read.warnings).toEqual([]);
        expect(read.lengthSamples).toBe(record.lengthSamples);
        record.signals.forEach((signal, index) => {
          signal.forEach((value, k) => {
            const found = read.signals[index]![k]!;
            if (Number.isNaN(value)) expect(found).toBeNaN();
            else expect(Math.abs(found - value)).toBeLessThanOrEqual(0.5 / gain + 1e-5 * Math.abs(value));
          });
        });
        // Writing again what was read changes nothing any more.
        expect(writeRecord(read, { format, gain, baseline })).toEqual(
          writeRecord(record, { format, gain, baseline }),
        );
      }),
    );
  });

  it('follows steep signals in format 8 as far as it can, and repeats the value if one is missing', () => {
    const record = makeRecord([[0, 1, 1, 1, Number.NaN, 0.5]]);
    const read = writeAndRead(record, { format: 8 });
    expect(read.warnings).toEqual([]);
    expect([...read.signals[0]!]).toEqual([0, 127, 200, 200, 200, 100].map((adc) => Math.fround(adc / 200)));
  });

  it('refuses invalid record names', () => {
    expect(() => writeRecord(makeRecord([[0]], { name: '../x' }))).toThrow(/name of a record/);
    const annotations = { 'a.b': makeAnnotations([]) };
    expect(() => writeRecord(makeRecord([[0]]), { annotations })).toThrow(/name of an annotator/);
  });
});

describe('writeFormat212 and writeFormat16', () => {
  it('refuse samples that do not fit', () => {
    expect([...writeFormat212([[-2048, 2047]])]).toEqual([0x00, 0x78, 0xff]);
    expect([...writeFormat16([[-32768], [32767]])]).toEqual([0x00, 0x80, 0xff, 0x7f]);
    expect(() => writeFormat212([[2048]])).toThrow(/2048/);
    expect(() => writeFormat16([[0.5]])).toThrow(/0\.5/);
    expect(() => writeFormat16([[1, 2], [3]])).toThrow(/same number of frames/);
  });
});
