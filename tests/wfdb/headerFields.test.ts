import { describe, expect, it } from 'vitest';
import { byteSource, openWfdb, parseHeader, readRecord } from '../../src/wfdb';
import type { Header, SignalSpec } from '../../src/wfdb/types';
import { describeWithShared } from '../shared';

const parse = (...lines: string[]) => parseHeader(lines.join('\n'), 'x.hea');
const record = (line: string) => parse(line);
const signal = (line: string) => parse('a 1 360 10', line).signals[0]!;

describe('the record line, field by field, as the WFDB library reads it', () => {
  it.each<[string, Partial<Header>]>([
    ['a 0', { samplingHz: 250, counterHz: 250, baseCounter: 0, lengthFrames: undefined }],
    ['a 0 360', { samplingHz: 360, counterHz: 360, lengthFrames: undefined }],
    ['a 0 360.0', { samplingHz: 360 }],
    ['a 0 0.0166666666667/125', { samplingHz: 0.0166666666667, counterHz: 125 }],
    ['a 0 250/24000(12.5)', { counterHz: 24000, baseCounter: 12.5 }],
    ['a 0 250/24000(-3)', { counterHz: 24000, baseCounter: -3 }],
    ['a 0 250/0', { counterHz: 250 }],
    ['a 0 250/-4', { counterHz: 250 }],
    ['a 0 360 0', { lengthFrames: undefined }],
    ['a 0 360 650000', { lengthFrames: 650000 }],
    ['a 0 360 8589934592', { lengthFrames: 2 ** 33 }],
    ['a 0 360 10 8:26:04', { baseTime: '8:26:04', baseDate: undefined }],
    ['a 0 360 10 10:44:18.529 04/05/2704', { baseTime: '10:44:18.529', baseDate: '04/05/2704' }],
    ['a 0 360 10 0:0:0 1/2/1994', { baseTime: '0:0:0', baseDate: '1/2/1994' }],
    ['a\t0\t360\t10\t12:00', { lengthFrames: 10, baseTime: '12:00' }],
    ['a 0 360 10   ', { lengthFrames: 10 }],
  ])('%j', (line, fields) => expect(record(line)).toMatchObject(fields));
});

describe('the signal line, field by field, as the WFDB library reads it', () => {
  it.each<[string, Partial<SignalSpec>]>([
    [
      'a.dat 16',
      { gain: 200, calibrated: false, baseline: 0, units: 'mV', checksum: undefined, blockSizeBytes: 0 },
    ],
    ['a.dat 16x4', { samplesPerFrame: 4, skewFrames: 0, byteOffset: 0 }],
    ['a.dat 16:3', { samplesPerFrame: 1, skewFrames: 3 }],
    ['a.dat 16+24', { byteOffset: 24 }],
    ['a.dat 16+24:3x2', { byteOffset: 24, samplesPerFrame: 2, skewFrames: 2 }],
    // Skew is a number of samples, but is applied in complete frames: halves are rounded up.
    ['a.dat 16x4:5', { skewFrames: 1 }],
    ['a.dat 16x4:6', { skewFrames: 2 }],
    ['a.dat 16x4:1', { skewFrames: 0 }],
    ['a.dat 16x0', { samplesPerFrame: 1 }],
    ['a.dat 16x-2:-3+-1', { samplesPerFrame: 1, skewFrames: 0, byteOffset: 0 }],
    ['a.dat 16 0', { gain: 200, calibrated: false }],
    ['a.dat 16 0/mmHg', { gain: 200, calibrated: false, units: 'mmHg' }],
    ['a.dat 16 1.253e+04/NU', { gain: 12530, calibrated: true, units: 'NU' }],
    ['a.dat 16 200(1024)', { baseline: 1024, units: 'mV' }],
    ['a.dat 16 200(-1605)/mmHg', { baseline: -1605, units: 'mmHg' }],
    ['a.dat 16 200(10.9)/mV', { baseline: 10 }],
    ['a.dat 16 200/', { units: 'mV' }],
    ['a.dat 16 200(5)mV', { baseline: 5, units: 'mV' }],
    ['a.dat 16 200(5', { baseline: 5 }],
    ['a.dat 16 200 11', { adcResolutionBits: 11 }],
    ['a.dat 80 200', { adcResolutionBits: 8 }],
    ['a.dat 160 200', { adcResolutionBits: 16 }],
    ['a.dat 212 200', { adcResolutionBits: 12 }],
    ['a.dat 310 200', { adcResolutionBits: 10 }],
    // The baseline is the ADC zero if the gain field has none; so is the initial value if it is omitted.
    ['a.dat 16 200 11 1024', { adcZero: 1024, baseline: 1024, initialValue: 1024 }],
    ['a.dat 16 200(7) 11 1024 995', { adcZero: 1024, baseline: 7, initialValue: 995 }],
    ['a.dat 16 200 11 1024 995 -22131', { checksum: -22131 }],
    ['a.dat 16 200 11 1024 995 43172 512', { checksum: 43172, blockSizeBytes: 512 }],
    ['a.dat 16 200 11 1024 995 0 -1024', { checksum: 0, blockSizeBytes: -1024 }],
    ['a.dat 16 200 11 0 0 0 0', { description: 'record a, signal 0' }],
    ['a.dat 16 200 11 0 0 0 0 ECG lead II  ', { description: 'ECG lead II' }],
    ['a.dat 16 200 11 0 0 0 0 sig 0, fmt 16', { description: 'sig 0, fmt 16' }],
    ['a.dat 16 200 11 0 0 0 0 "lead II"', { description: '"lead II"' }],
    ['a.dat 16 200 11 0 0 0 0 a # b', { description: 'a # b' }],
    ['"a b.dat" 16', {}],
  ])('%j', (line, fields) => {
    if (line.startsWith('"')) expect(() => signal(line)).toThrow(/storage format/);
    else expect(signal(line)).toMatchObject(fields);
  });

  it('ignores differences in line ends and blanks', () => {
    const text =
      'a 2 360 10 \r\n\r\n  a.dat\t212 200 11 0 0 0 0 I \r\n# x\r\na.dat 212 200 11 0 0 0 0 II\r\n';
    const plain = 'a 2 360 10\na.dat 212 200 11 0 0 0 0 I\n# x\na.dat 212 200 11 0 0 0 0 II\n';
    expect(parseHeader(text, 'x.hea')).toEqual(parseHeader(plain, 'x.hea'));
    expect(parseHeader(plain, 'x.hea').signals.map(({ description }) => description)).toEqual(['I', 'II']);
  });

  it('ignores the mark of the library that wrote the file', () => {
    expect(parse('#wfdb 10.7', 'a 0', '# note').comments).toEqual(['note']);
    expect(parse('# wfdb 10.7', 'a 0').comments).toEqual(['wfdb 10.7']);
  });
});

describe('segment lines', () => {
  it('may have fixed and variable layouts, gaps, blanks and comments', () => {
    const header = parse('m/4 2 125', '# first', 'm_layout 0', '~ 30', '', 'm_0001\t100 ', 'm_0002 5');
    expect(header.segments).toEqual([
      { recordName: 'm_layout', lengthFrames: 0 },
      { recordName: '~', lengthFrames: 30 },
      { recordName: 'm_0001', lengthFrames: 100 },
      { recordName: 'm_0002', lengthFrames: 5 },
    ]);
    expect(header).toMatchObject({ lengthFrames: 135, comments: ['first'] });
  });
});

describe('a signal without samples (format 0)', () => {
  it('is missing throughout, whatever its file name', async () => {
    const text = 'a 4 250 3\n~ 0 200 12 0 0 0 0 I\na.dat 16 1 16 0 0 0 0 II\n~ 0 200 12 0 0 0 0 V\na.x 0\n';
    const bytes = Uint8Array.of(1, 0, 2, 0, 3, 0);
    const missing = [Number.NaN, Number.NaN, Number.NaN];
    const inMemory = readRecord({ header: parseHeader(text, 'a.hea'), files: new Map([['a.dat', bytes]]) });
    expect(inMemory.signals.map((samples) => [...samples])).toEqual([missing, [1, 2, 3], missing, missing]);
    const files = new Map([
      ['a.hea', byteSource(new TextEncoder().encode(text))],
      ['a.dat', byteSource(bytes)],
    ]);
    const { signals } = await (await openWfdb({ headerName: 'a.hea', files })).read();
    expect(signals.map(({ samples }) => [...samples])).toEqual([missing, [1, 2, 3], missing, missing]);
  });
});

describeWithShared('fields that decide what is read', (shared) => {
  const bytes = (name: string) => shared.bytes('data', 'wfdb-samples', name);
  const open = (name: string, ...signalFiles: string[]) =>
    openWfdb({
      headerName: `${name}.hea`,
      files: new Map([`${name}.hea`, ...signalFiles].map((file) => [file, byteSource(bytes(file))])),
    });

  it('infers the length from the file, respects skew and byte offset', async () => {
    expect((await open('100-no-len', '100.dat')).facts.lengthSamples).toBe(650_000);
    const plain = await (await open('100', '100.dat')).read();
    const skewed = await open('100skew', '100.dat');
    expect(skewed.facts.lengthSamples).toBe(649_997);
    const { signals } = await skewed.read();
    expect(signals[0]!.samples).toEqual(plain.signals[0]!.samples.slice(0, -3));
    expect(signals[1]!.samples).toEqual(plain.signals[1]!.samples.slice(3));
    const mat = await (await open('a103l', 'a103l.mat')).read({ endSample: 2 });
    expect([...mat.signals[0]!.samples]).toEqual([Math.fround(-171 / 7247), Math.fround(-268 / 7247)]);
  });
});
