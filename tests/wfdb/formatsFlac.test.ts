import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRecord, readRecord, unpackSignalFiles, WfdbError } from '../../src/wfdb';
import { crc8, crc16 } from '../../src/wfdb/formats/flac/crc';
import type { Header, SignalSpec } from '../../src/wfdb/types';
import { makeHeader } from './build';
import { catchProblem } from './catchProblem';
import { type EncodeOptions, encodeFlac, type SubframeKind } from './flacEncoder';
import { missingAdcValue, readAdcSignals } from './readAdcSignals';

function source(bytes: Uint8Array, signals: Partial<SignalSpec>[], fields: Partial<Header> = {}) {
  return { header: makeHeader(signals, fields), files: new Map([['x.dat', bytes]]) };
}

/** One signal of 16 bits: 0, 1, 2, … in blocks of 100. */
function counting(count: number) {
  const samples = Array.from({ length: count }, (_, k) => k);
  return encodeFlac([samples], { bits: 16, blockSamples: 100, subframe: { kind: 'fixed', order: 0 } });
}

describe('FLAC formats', () => {
  it('check with the CRCs of RFC 9639', () => {
    const digits = new TextEncoder().encode('123456789');
    expect(crc8(digits, 0, 9)).toBe(0xf4);
    expect(crc16(digits, 0, 9)).toBe(0xfee8);
  });

  const subframes: fc.Arbitrary<SubframeKind> = fc.oneof(
    fc.constantFrom<SubframeKind>({ kind: 'constant' }, { kind: 'verbatim' }),
    fc.constantFrom(0, 1, 2, 3, 4).map((order) => ({ kind: 'fixed' as const, order: order as 0 })),
    fc.integer({ min: 2, max: 15 }).chain((precision) =>
      fc.record({
        kind: fc.constant('linear' as const),
        precision: fc.constant(precision),
        shift: fc.integer({ min: 0, max: 15 }),
        coefficients: fc.array(fc.integer({ min: -(2 ** (precision - 1)), max: 2 ** (precision - 1) - 1 }), {
          minLength: 1,
          maxLength: 32,
        }),
      }),
    ),
  );

  const streams = fc
    .record({
      bits: fc.constantFrom(8, 16, 24) as fc.Arbitrary<8 | 16 | 24>,
      blockSamples: fc.constantFrom(1, 16, 24, 64, 192),
      subframe: subframes,
      stereo: fc.constantFrom(0, 1, 2, 3) as fc.Arbitrary<0 | 1 | 2 | 3>,
      partitionOrder: fc.nat(4),
      parameter: fc.option(fc.nat(14), { nil: undefined }),
      wideParameters: fc.boolean(),
      wastedBits: fc.constantFrom(0, 0, 1, 5),
      variable: fc.boolean(),
      channels: fc.integer({ min: 1, max: 4 }),
      perFrame: fc.integer({ min: 1, max: 5 }),
      frames: fc.integer({ min: 1, max: 60 }),
      size: fc.constantFrom(0, 1, 10, 1000, 2 ** 24),
    })
    .chain((stream) => {
      const lowest = -(2 ** (stream.bits - 1));
      const limit = Math.min(stream.size, -lowest);
      const sample = fc
        .integer({ min: -limit, max: Math.min(limit, -lowest - 1) })
        .map((value) => (value >> stream.wastedBits) << stream.wastedBits);
      const count = stream.frames * stream.perFrame;
      return fc.record({
        options: fc.constant<EncodeOptions>(stream),
        perFrame: fc.constant(stream.perFrame),
        signals: fc.array(fc.array(sample, { minLength: count, maxLength: count }), {
          minLength: stream.channels,
          maxLength: stream.channels,
        }),
      });
    });

  it('restore every sample, however it is coded', () => {
    fc.assert(
      fc.property(streams, ({ options, perFrame, signals }) => {
        const { bytes } = encodeFlac(signals, options);
        const specs = signals.map(() => ({ format: 500 + options.bits, samplesPerFrame: perFrame }));
        const invalid = -(2 ** (options.bits - 1));
        const expected = signals.map((signal) =>
          signal.map((value) => (value === invalid ? missingAdcValue : value)),
        );
        const known = readAdcSignals(source(bytes, specs, { lengthFrames: signals[0]!.length / perFrame }));
        expect(known.warnings).toEqual([]);
        expect(known.signals.map(({ samples }) => [...samples])).toEqual(expected);
        const unknown = readAdcSignals(source(bytes, specs));
        expect(unknown).toEqual(known);
      }),
      { numRuns: 500 },
    );
  });

  it('read no sample beyond the announced length, and begin at the offset', () => {
    const { bytes } = counting(450);
    const read = (fields: Partial<Header>, byteOffset: number) => {
      const { signals } = readAdcSignals(source(bytes, [{ format: 516, byteOffset }], fields));
      return [signals[0]!.samples.length, signals[0]!.samples[0], signals[0]!.samples.at(-1)];
    };
    expect(read({ lengthFrames: 250 }, 0)).toEqual([250, 0, 249]);
    expect(read({}, 0)).toEqual([450, 0, 449]);
    expect(read({ lengthFrames: 120 }, 230)).toEqual([120, 230, 349]);
    expect(read({}, 230)).toEqual([220, 230, 449]);
    expect(catchProblem(() => read({}, 450)).code).toBe('signal-empty');
  });

  it('handle sums, skew and averages like plain formats', () => {
    const channels = [
      [1, 2, 3, 4, 5, 6],
      [10, 20, 30, -32768, 50, 60],
    ];
    const { bytes } = encodeFlac(channels, { bits: 16, blockSamples: 4 });
    const specs = (sums: number[]) => [
      { format: 516, gain: 1, samplesPerFrame: 2, checksum: sums[0] },
      { format: 516, gain: 1, samplesPerFrame: 2, checksum: sums[1], skewFrames: 1 },
    ];
    const good = readRecord(source(bytes, specs([21, 170 - 32768]), { lengthFrames: 3 }));
    expect(good.warnings).toEqual([]);
    expect(good.signals.map((signal) => [...signal])).toEqual([
      [1.5, 3.5],
      [Number.NaN, 55],
    ]);
    const bad = readRecord(source(bytes, specs([22, 170]), { lengthFrames: 3 }));
    expect(bad.warnings.map(({ code }) => code)).toEqual(['signal-checksum', 'signal-checksum']);
  });

  it('are unpacked once, to plain formats that read the same', () => {
    const { bytes } = encodeFlac([[1, -128, 3]], { bits: 8, blockSamples: 2 });
    const packed = {
      ...source(bytes, [{ format: 508, byteOffset: 1 }, { fileName: 'y.dat' }]),
      signals: [0],
    };
    const { source: plain, problems } = unpackSignalFiles(packed);
    expect(problems).toEqual([]);
    expect(plain.header.signals[0]).toMatchObject({ format: 80, byteOffset: 0 });
    expect([...plain.files.get('x.dat')!]).toEqual([0, 131]);
    expect(packed.files.get('x.dat')).toBe(bytes);
    expect(readAdcSignals(plain)).toEqual(readAdcSignals(packed));
    expect(unpackSignalFiles(plain).source).toBe(plain);
  });

  it('can be planned by their header before they are unpacked', () => {
    const header = makeHeader([{ format: 524 }], { lengthFrames: 500 });
    expect(planRecord(header, () => 100)).toMatchObject({
      lengthSamples: 500,
      readableSignals: [0],
      problems: [],
    });
    expect(planRecord(header, () => 0).problems).toMatchObject([{ code: 'signal-empty' }]);
  });
});

describe('a damaged FLAC file', () => {
  it('loses the block that is damaged and nothing else', () => {
    const { bytes, framesAt } = counting(1000);
    const damaged = bytes.slice();
    damaged[framesAt[3]! + 40]! ^= 1;
    const { signals, warnings } = readAdcSignals(source(damaged, [{ format: 516 }], { lengthFrames: 1000 }));
    const expected = Array.from({ length: 1000 }, (_, k) => (k >= 300 && k < 400 ? missingAdcValue : k));
    expect([...signals[0]!.samples]).toEqual(expected);
    expect(warnings).toMatchObject([
      { code: 'signal-damaged', file: 'x.dat', values: { byte: framesAt[3], lostSamples: 100 } },
    ]);
    expect(warnings[0]!.message).toMatch(/^x\.dat is damaged at byte .*its checksum is wrong.*100 samples/);
  });

  it('recovers after missing, swapped or overwritten blocks', () => {
    const { bytes, framesAt } = counting(1000);
    const frame = (index: number) => bytes.subarray(framesAt[index], framesAt[index + 1] ?? bytes.length);
    const join = (parts: Uint8Array[]) =>
      Uint8Array.from([bytes.subarray(0, framesAt[0]), ...parts].flatMap((part) => [...part]));
    const read = (file: Uint8Array) => {
      const { signals, warnings } = readAdcSignals(source(file, [{ format: 516 }]));
      const { samples } = signals[0]!;
      // No sample is ever at a wrong position.
      expect(samples.every((value, k) => value === k || value === missingAdcValue)).toBe(true);
      expect(warnings.map(({ code }) => code)).toEqual(['signal-damaged']);
      return samples.reduce((valid, value) => valid + (value === missingAdcValue ? 0 : 1), 0);
    };
    const all = framesAt.map((_, index) => frame(index));
    expect(
      read(join([...all.slice(0, 5), Uint8Array.from({ length: 77 }, () => 0xff), ...all.slice(5)])),
    ).toBe(1000);
    expect(read(join([...all.slice(0, 5), ...all.slice(7)]))).toBeGreaterThanOrEqual(700);
    expect(read(join([all[1]!, all[0]!, ...all.slice(2)]))).toBeGreaterThanOrEqual(800);
    expect(read(join([...all, all[4]!]))).toBe(1000);
  });

  it('is read up to where it was truncated', () => {
    const { bytes, framesAt } = counting(1000);
    const cut = bytes.subarray(0, framesAt[6]! + 50);
    const announced = readAdcSignals(source(cut, [{ format: 516 }], { lengthFrames: 1000 }));
    expect(announced.signals[0]!.samples).toHaveLength(600);
    expect(announced.warnings.map(({ code }) => code)).toEqual(['signal-damaged', 'signal-short']);
    const unknown = readAdcSignals(source(cut, [{ format: 516 }]));
    expect(unknown.signals).toEqual(announced.signals);
    expect(unknown.warnings).toMatchObject([{ code: 'signal-damaged', values: { lostSamples: 0 } }]);
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array, string, RegExp]>([
    [
      'another file',
      () => Uint8Array.from({ length: 500 }, (_, k) => k),
      'signal-damaged',
      /mark of a FLAC file/,
    ],
    ['its beginning only', (bytes) => bytes.subarray(0, 30), 'signal-damaged', /ends inside its description/],
    ['half a block', (bytes) => bytes.subarray(0, 90), 'signal-damaged', /the file ends inside it/],
    ['nothing', () => new Uint8Array(0), 'signal-empty', /holds no samples/],
  ])('that is %s is refused with a sentence', (_, change, code, message) => {
    const problem = catchProblem(() => readRecord(source(change(counting(300).bytes), [{ format: 516 }])));
    expect(problem).toMatchObject({ code, file: 'x.dat' });
    expect(problem.message).toMatch(message);
  });

  it.each<[string, Partial<SignalSpec>[], RegExp]>([
    ['more signals', [{ format: 516 }, { format: 516 }], /lists 2 signals, the file has 1/],
    ['fewer bits', [{ format: 508 }], /format 508 has 8 bits a sample, the file 16/],
    ['two frequencies', [{ format: 516 }, { format: 516, samplesPerFrame: 2 }], /one sampling frequency/],
  ])('is distinguished from a header that gives it %s', (_, signals, message) => {
    const problem = catchProblem(() => readRecord(source(counting(300).bytes, signals)));
    expect(problem).toMatchObject({ code: 'header-malformed', file: 'x.hea' });
    expect(problem.message).toMatch(message);
  });

  it('allocates no memory for what it only announces', () => {
    // 64 000 equal samples in a few bytes, again and again.
    const { bytes } = encodeFlac([new Array<number>(64_000 * 20).fill(7)], {
      bits: 16,
      blockSamples: 64_000,
      subframe: { kind: 'constant' },
    });
    expect(bytes.length).toBeLessThan(400);
    const flat = source(bytes, [{ format: 516 }]);
    expect(catchProblem(() => readRecord({ ...flat, maxSamples: 1e6 })).code).toBe('record-too-large');
    expect(readRecord({ ...flat, maxSamples: 2e6 }).lengthSamples).toBe(64_000 * 20);
    const wide = source(bytes, [{ format: 516, samplesPerFrame: 2 ** 40 }], { lengthFrames: 2 ** 50 });
    expect(catchProblem(() => readRecord(wide)).code).toBe('signal-empty');
  });

  it('cannot stall the reader with blocks that only begin', () => {
    const { bytes, framesAt } = counting(100);
    const header = bytes.slice(0, framesAt[0]);
    // A frame header for 65 536 samples of eight channels, all constant, followed by a wrong CRC.
    const begin = [0xff, 0xf8, 0x70, 0x78, 0x00, 0xff, 0xff];
    const frame = [...begin, crc8(Uint8Array.from(begin), 0, begin.length), ...new Array<number>(26).fill(0)];
    const flood = new Uint8Array(header.length + frame.length * 60_000);
    flood.set(header);
    // The stream info says eight channels too.
    flood[20] = (flood[20]! & 0xf1) | (7 << 1);
    for (let at = header.length; at < flood.length; at += frame.length) flood.set(frame, at);
    const eight = Array.from({ length: 8 }, () => ({ format: 516 }));
    expect(catchProblem(() => readRecord(source(flood, eight))).code).toBe('signal-damaged');
  });

  it('ends in a value or a WfdbError, whatever was changed', () => {
    const { bytes } = encodeFlac(
      [Array.from({ length: 300 }, (_, k) => (k * k) % 97), Array.from({ length: 300 }, (_, k) => k % 7)],
      { bits: 16, blockSamples: 64, subframe: { kind: 'fixed', order: 2 }, parameter: 5, stereo: 3 },
    );
    const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 });
    fc.assert(
      fc.property(changes, fc.nat(bytes.length), fc.boolean(), (changed, length, cut) => {
        const file = bytes.slice(0, cut ? length : bytes.length);
        for (const [at, value] of changed) if (at < file.length) file[at] = value;
        try {
          const record = readRecord(source(file, [{ format: 516 }, { format: 516 }], { lengthFrames: 400 }));
          expect(record.lengthSamples).toBeLessThanOrEqual(400);
        } catch (error) {
          expect(error).toBeInstanceOf(WfdbError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
