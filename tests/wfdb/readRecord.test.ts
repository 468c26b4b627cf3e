import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHeader, planRecord, readRecord, WfdbError } from '../../src/wfdb';
import { decoders } from '../../src/wfdb/formats';
import type { Header, SignalSpec } from '../../src/wfdb/types';
import { makeHeader } from './build';
import { catchProblem } from './catchProblem';
import { missingAdcValue, readAdcSignals } from './readAdcSignals';

const marking = [...decoders.values()].filter(({ invalid }) => invalid !== undefined);

/** Interleaves the signals of a file, frame by frame, and packs them. */
function packFrames(format: number, frames: number[][]): Uint8Array<ArrayBuffer> {
  return decoders.get(format)!.encode(Int32Array.from(frames.flat()));
}

function withFile(header: Header, bytes: Uint8Array, name = 'x.dat') {
  return { header, files: new Map([[name, bytes]]) };
}

describe('signal formats', () => {
  it('follow signal(5) byte by byte', () => {
    const read = (format: number, bytes: number[]) =>
      [...readAdcSignals(withFile(makeHeader([{ format }]), Uint8Array.from(bytes))).signals[0]!.samples].map(
        (value) => (value === missingAdcValue ? null : value),
      );
    expect(read(16, [0x01, 0x00, 0xff, 0xff, 0x00, 0x80, 0xff, 0x7f])).toEqual([1, -1, null, 32767]);
    expect(read(80, [0, 1, 128, 255])).toEqual([null, -127, 0, 127]);
    // 0x123 and 0x456; −1 and −2048 (missing); a lone last sample in two bytes.
    expect(read(212, [0x23, 0x41, 0x56])).toEqual([0x123, 0x456]);
    expect(read(212, [0xff, 0x8f, 0x00, 0xff, 0x07])).toEqual([-1, null, 2047]);
    expect(read(212, [0xff, 0x8f, 0x00, 0xff])).toEqual([-1, null]);
  });
});

describe('readRecord', () => {
  it('converts to physical units, NaN for missing', () => {
    for (const { format, invalid } of marking) {
      const header = makeHeader([{ format, gain: 50, baseline: 10, units: 'mmHg', description: 'ABP' }]);
      const record = readRecord(withFile(header, packFrames(format, [[110], [invalid!], [-40], [10]])));
      expect([...record.signals[0]!]).toEqual([2, Number.NaN, -1, 0]);
      expect(record).toMatchObject({
        name: 'x',
        samplingHz: 250,
        lengthSamples: 4,
        signalNames: ['ABP'],
        units: ['mmHg'],
        startTime: undefined,
        warnings: [],
      });
    }
  });

  it('returns only the chosen signals, in the requested order', () => {
    const header = makeHeader([
      { description: 'a' },
      { description: 'b' },
      { fileName: 'y.dat', description: 'c' },
    ]);
    const files = new Map([
      [
        'x.dat',
        packFrames(16, [
          [1, 2],
          [3, 4],
        ]),
      ],
    ]);
    const record = readRecord({ header, files, signals: [1, 0] });
    expect(record.signalNames).toEqual(['b', 'a']);
    expect([...record.signals[0]!]).toEqual([Math.fround(0.01), Math.fround(0.02)]);
    // y.dat is missing, which only matters if it is requested.
    expect(catchProblem(() => readRecord({ header, files })).code).toBe('signal-missing');
  });

  it('reads signals from several files and formats', () => {
    const header = makeHeader(
      [
        { fileName: 'a.dat', format: 212 },
        { fileName: 'b.dat', format: 80, byteOffset: 2 },
        { fileName: 'b.dat', format: 80, byteOffset: 2 },
      ],
      { lengthFrames: 2, baseTime: '8:26:04', baseDate: '26/10/1994', comments: ['x'] },
    );
    const files = new Map([
      ['a.dat', packFrames(212, [[200], [-200]])],
      ['b.dat', Uint8Array.from([7, 7, 128, 28, 228, 128])],
    ]);
    const record = readRecord({ header, files });
    expect(record.signals.map((signal) => [...signal])).toEqual([
      [1, -1],
      [0, 0.5],
      [-0.5, 0],
    ]);
    expect(record).toMatchObject({ startTime: '8:26:04 26/10/1994', comments: ['x'], lengthSamples: 2 });
  });

  it('averages the samples of a frame; a frame with a missing one is missing', () => {
    const header = makeHeader([{ samplesPerFrame: 2, gain: 1, baseline: 1 }, { gain: 1 }]);
    const record = readRecord(
      withFile(
        header,
        packFrames(16, [
          [3, 6, 9],
          [5, -32768, 8],
        ]),
      ),
    );
    expect(record.signals.map((signal) => [...signal])).toEqual([
      [3.5, Number.NaN],
      [9, 8],
    ]);
  });

  it('reads signals of several frequencies at their own, or all at the highest', () => {
    const header = makeHeader(
      [
        { samplesPerFrame: 2, gain: 1, baseline: 1 },
        { samplesPerFrame: 3, gain: 2 },
        { gain: 1 },
        { fileName: 'y.dat', gain: 1, samplesPerFrame: 6 },
      ],
      { samplingHz: 10, lengthFrames: 2 },
    );
    const fast = Array.from({ length: 12 }, (_, k) => [k]);
    const files = new Map([
      [
        'x.dat',
        packFrames(16, [
          [3, 6, 10, 20, 30, 9],
          [5, -32768, 40, 50, -32768, 8],
        ]),
      ],
      ['y.dat', packFrames(16, fast)],
    ]);
    const own = readRecord({ header, files, resolution: 'own' });
    expect(own.signals.map((signal) => [...signal])).toEqual([
      [2, 5, 4, Number.NaN],
      [5, 10, 15, 20, 25, Number.NaN],
      [9, 8],
      fast.flat(),
    ]);
    expect(own).toMatchObject({ samplingHz: 10, lengthSamples: 2, signalHz: [20, 30, 10, 60] });
    const high = readRecord({ header, files, resolution: 'high', signals: [0, 1, 2] });
    expect(high.signals.map((signal) => [...signal])).toEqual([
      [2, 2, 2, 5, 5, 5, 4, 4, 4, Number.NaN, Number.NaN, Number.NaN],
      [5, 5, 10, 10, 15, 15, 20, 20, 25, 25, Number.NaN, Number.NaN],
      [9, 9, 9, 9, 9, 9, 8, 8, 8, 8, 8, 8],
    ]);
    // The grid is that of the record's fastest signal, asked for or not.
    expect(high).toMatchObject({ samplingHz: 60, lengthSamples: 12, signalHz: [60, 60, 60] });
    const frame = readRecord({ header, files, resolution: 'frame' });
    expect(frame).toEqual({ ...readRecord({ header, files }), signalHz: [10, 10, 10, 10] });
  });

  it('aligns skewed signals at every resolution, and pads the shorter ones', () => {
    const header = makeHeader(
      [
        { samplesPerFrame: 2, gain: 1, skewFrames: 1 },
        { fileName: 'y.dat', gain: 1 },
      ],
      { lengthFrames: 3 },
    );
    const files = new Map([
      [
        'x.dat',
        packFrames(16, [
          [1, 2],
          [3, 4],
          [5, 6],
        ]),
      ],
      ['y.dat', packFrames(16, [[7], [8], [9], [10]])],
    ]);
    const read = (resolution: 'own' | 'high' | 'frame') =>
      readRecord({ header, files, resolution }).signals.map((signal) => [...signal]);
    const { NaN: missing } = Number;
    expect(read('frame')).toEqual([
      [3.5, 5.5, missing],
      [7, 8, 9],
    ]);
    expect(read('own')).toEqual([
      [3, 4, 5, 6, missing, missing],
      [7, 8, 9],
    ]);
    expect(read('high')).toEqual([
      [3, 4, 5, 6, missing, missing],
      [7, 7, 8, 8, 9, 9],
    ]);
  });

  it('aligns skewed signals', () => {
    const header = makeHeader([{ gain: 1 }, { gain: 1, skewFrames: 2 }]);
    const frames = [1, 2, 3, 4, 5].map((value) => [value, value * 10]);
    const record = readRecord(withFile(header, packFrames(16, frames)));
    expect(record.signals.map((signal) => [...signal])).toEqual([
      [1, 2, 3],
      [30, 40, 50],
    ]);
    const announced = { ...header, lengthFrames: 4 };
    expect(readRecord(withFile(announced, packFrames(16, frames))).lengthSamples).toBe(3);
    const tooSkewed = makeHeader([{ skewFrames: 9 }]);
    expect(catchProblem(() => readRecord(withFile(tooSkewed, new Uint8Array(4)))).code).toBe('signal-empty');
  });

  it('takes the length from the file if the header has none, and never more than the header says', () => {
    const bytes = packFrames(212, [
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    const signals = [{ format: 212 }, { format: 212 }];
    expect(readRecord(withFile(makeHeader(signals), bytes)).lengthSamples).toBe(3);
    expect(readRecord(withFile(makeHeader(signals, { lengthFrames: 2 }), bytes))).toMatchObject({
      lengthSamples: 2,
      warnings: [],
    });
  });

  it('checks sums over all samples, including those before sample 0', () => {
    const signals: Partial<SignalSpec>[] = [
      { checksum: 30000 + 30000 - 65536 },
      { checksum: 9, skewFrames: 1, description: 'skewed' },
    ];
    const header = makeHeader(signals, { lengthFrames: 2 });
    const good = packFrames(16, [
      [30000, 4],
      [30000, 5],
    ]);
    expect(readRecord(withFile(header, good)).warnings).toEqual([]);
    const bad = packFrames(16, [
      [30000, 4],
      [30000, 6],
    ]);
    const { warnings } = readRecord(withFile(header, bad));
    expect(warnings).toMatchObject([
      { code: 'signal-checksum', file: 'x.dat', values: { signal: 'skewed', found: 10, expected: 9 } },
    ]);
    // 65536 + 9 is the same sum, and without a length the checksum cannot be compared.
    const unsigned = makeHeader([{ checksum: 60000 }, { checksum: 65545 }], { lengthFrames: 2 });
    expect(readRecord(withFile(unsigned, good)).warnings).toEqual([]);
    expect(readRecord(withFile(makeHeader(signals), bad)).warnings).toEqual([]);
  });

  it('checks sums in format 212 on its fast path as on the slow one', () => {
    const frames = [
      [-2048, 5],
      [-7, 2047],
      [9, -2047],
    ];
    const bytes = packFrames(212, frames);
    const specs = (sums: number[]) => sums.map((checksum) => ({ format: 212, checksum }));
    const right = makeHeader(specs([-2046, 5]), { lengthFrames: 3 });
    const record = readRecord(withFile(right, bytes));
    expect(record.warnings).toEqual([]);
    expect(record.signals[0]![0]).toBeNaN();
    expect(record.signals[1]![2]).toBe(Math.fround(-2047 / 200));
    const wrong = makeHeader(specs([-2045, 6]), { lengthFrames: 3 });
    expect(readRecord(withFile(wrong, bytes)).warnings).toHaveLength(2);
    const odd = makeHeader([{ format: 212, checksum: -2046 + 5 + 1 }], { lengthFrames: 6 });
    expect(readRecord(withFile(odd, bytes)).warnings).toMatchObject([{ values: { found: -2041 } }]);
  });

  it('reads a short file as far as it goes, and reports how far', () => {
    const header = makeHeader([{ format: 212 }, { format: 212 }], {
      recordName: '100',
      lengthFrames: 1000,
      samplingHz: 360,
    });
    const record = readRecord(withFile(header, new Uint8Array(3 * 250 + 2)));
    expect(record.lengthSamples).toBe(250);
    expect(record.warnings).toMatchObject([
      {
        code: 'signal-short',
        file: 'x.dat',
        values: {
          presentSamples: 250,
          announcedSamples: 1000,
          missingSamples: 750,
          presentSec: 0.694,
          announcedSec: 2.778,
        },
      },
    ]);
    expect(record.warnings[0]!.message).toMatch(/x\.dat is shorter than 100\.hea says: 250 of 1000 samples/);
  });

  it('allocates no memory for what a header only announces', () => {
    const header = makeHeader([{ samplesPerFrame: 1e9 }, {}], { lengthFrames: 2 ** 52 });
    expect(catchProblem(() => readRecord(withFile(header, new Uint8Array(10))))).toMatchObject({
      code: 'signal-empty',
      file: 'x.dat',
    });
    const long = makeHeader([{}], { lengthFrames: 2 ** 52 });
    expect(readRecord(withFile(long, new Uint8Array(10))).signals[0]).toHaveLength(5);
    // For a file without a complete frame no memory is allocated.
    const wide = makeHeader([{ fileName: 'y.dat' }, { samplesPerFrame: 1e9 }]);
    const both = new Map([
      ['x.dat', new Uint8Array(10)],
      ['y.dat', new Uint8Array(2000)],
    ]);
    expect(readRecord({ header: wide, files: both }).lengthSamples).toBe(1000);
    for (const resolution of ['own', 'high'] as const) {
      expect(catchProblem(() => readRecord({ header: wide, files: both, resolution }))).toMatchObject({
        code: 'record-too-large',
      });
    }
    expect(catchProblem(() => readAdcSignals({ header: wide, files: both })).code).toBe('record-too-large');
    const many = makeHeader(
      Array.from({ length: 3000 }, () => ({ fileName: 'small.dat' })).concat([{ fileName: 'x.dat' }]),
    );
    const files = new Map([
      ['small.dat', new Uint8Array(6000)],
      ['x.dat', new Uint8Array(200_000)],
    ]);
    expect(catchProblem(() => readRecord({ header: many, files, maxSamples: 2 ** 24 }))).toMatchObject({
      code: 'record-too-large',
      file: 'x.hea',
    });
  });

  it('pads the signals of the shorter of two files', () => {
    const header = makeHeader(
      [{ fileName: 'a.dat', gain: 1 }, { fileName: 'b.dat', gain: 1 }, { fileName: 'c.dat' }],
      {
        lengthFrames: 3,
      },
    );
    const files = new Map([
      ['a.dat', packFrames(16, [[1], [2], [3]])],
      ['b.dat', packFrames(16, [[4]])],
      ['c.dat', new Uint8Array(1)],
    ]);
    const record = readRecord({ header, files });
    expect(record.signals.map((signal) => [...signal])).toEqual([
      [1, 2, 3],
      [4, Number.NaN, Number.NaN],
      [Number.NaN, Number.NaN, Number.NaN],
    ]);
    expect(record.warnings.map(({ code, file }) => [code, file])).toEqual([
      ['signal-short', 'b.dat'],
      ['signal-empty', 'c.dat'],
    ]);
  });

  it('finds signal files in another case or without their folder', () => {
    const header = makeHeader([{ fileName: 'DB1\\D0.DAT' }]);
    expect(readRecord(withFile(header, new Uint8Array(4), 'd0.dat')).lengthSamples).toBe(2);
  });

  it('reports uncalibrated amplitudes', () => {
    const header = makeHeader([{ calibrated: false, description: 'II' }, { description: 'V' }]);
    expect(readRecord(withFile(header, new Uint8Array(8))).warnings).toMatchObject([
      { code: 'record-uncalibrated', values: { signals: 'II' } },
    ]);
    expect(readRecord({ ...withFile(header, new Uint8Array(8)), signals: [1] }).warnings).toEqual([]);
  });

  it.each<[string, Header, string]>([
    ['a missing file', makeHeader([{ fileName: 'gone.dat' }]), 'signal-missing'],
    ['a format that is not read', makeHeader([{ format: 9999 }]), 'format-unsupported'],
    ['no signals', makeHeader([]), 'header-no-signals'],
    [
      'segments',
      makeHeader([], { segments: [{ recordName: 'a', lengthFrames: 5 }] }),
      'header-multi-segment',
    ],
    ['two formats in one file', makeHeader([{ format: 16 }, { format: 80 }]), 'header-malformed'],
    ['torn lines of one file', makeHeader([{}, { fileName: 'y.dat' }, {}]), 'header-malformed'],
    ['two spellings of one file', makeHeader([{}, { fileName: 'X.DAT' }]), 'header-malformed'],
    ['an offset behind the end', makeHeader([{ byteOffset: 1e9 }]), 'signal-empty'],
  ])('refuses %s with a sentence', (_, header, code) => {
    const files = new Map([
      ['x.dat', new Uint8Array(8)],
      ['y.dat', new Uint8Array(8)],
    ]);
    const problem = catchProblem(() => readRecord({ header, files }));
    expect(problem.code).toBe(code);
    expect(problem.message).toMatch(/^\S.*[.]$/);
    expect(problem.message.length).toBeLessThan(400);
  });
});

describe('a hostile record', () => {
  it('ends in a value or a WfdbError, in little memory', () => {
    const good =
      'x 3 360/1(2) 50 8:26:04 26/10/1994\nx.dat 212x2:1+3 200(5)/mV 12 0 1 99 0 I\nx.dat 212 0\ny.dat 16 200 12 7 7 7 0 V\n# c\n';
    const field = fc.constantFrom(
      '0',
      '-1',
      '1e9',
      '99999999999',
      'x',
      '212',
      '16x99999',
      ':7',
      '+9',
      '/',
      '(',
      '\n',
      '\n\n',
      ' ',
    );
    const change = fc.tuple(fc.nat(good.length), fc.nat(6), field);
    const header = fc.oneof(
      fc
        .array(change, { maxLength: 4 })
        .map((changes) =>
          changes.reduce(
            (text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length),
            good,
          ),
        ),
      fc.string({ unit: 'binary', maxLength: 100 }),
    );
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(header, bytes, bytes, (text, x, y) => {
        try {
          const files = new Map([
            ['x.dat', x],
            ['y.dat', y],
          ]);
          const record = readRecord({ header: parseHeader(text, 'x.hea'), files });
          for (const signal of record.signals) expect(signal.length).toBe(record.lengthSamples);
          expect(record.lengthSamples * record.signals.length).toBeLessThan(200 * 20);
        } catch (error) {
          expect(error).toBeInstanceOf(WfdbError);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('planRecord', () => {
  it('finds from sizes alone what reading would find', () => {
    const header = makeHeader(
      [{ fileName: 'a.dat' }, { fileName: 'b.dat', format: 9999 }, { fileName: 'c.dat' }],
      {
        lengthFrames: 100,
      },
    );
    const sizes = new Map([
      ['a.dat', 150],
      ['b.dat', 10],
    ]);
    const plan = planRecord(header, (name) => sizes.get(name));
    expect(plan).toMatchObject({ lengthSamples: 75, announcedSamples: 100, readableSignals: [0] });
    expect(plan.problems.map(({ code }) => code)).toEqual([
      'signal-short',
      'format-unsupported',
      'signal-missing',
    ]);
  });

  it('keeps messages short whatever a header contains', () => {
    const header = makeHeader(Array.from({ length: 500 }, () => ({ description: 'x'.repeat(500) })));
    for (const { message } of planRecord(header, () => undefined).problems) {
      expect(message.length).toBeLessThan(500);
    }
  });
});
