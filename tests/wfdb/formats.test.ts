import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decoders, packSignals, readRecord, type WritableFormat } from '../../src/wfdb';
import type { SignalFormat } from '../../src/wfdb/formats/types';
import type { SignalSpec } from '../../src/wfdb/types';
import { makeHeader } from './build';
import { missingAdcValue, readAdcSignals } from './readAdcSignals';

const formats = [...decoders.values()];
const marking = formats.filter(({ invalid }) => invalid !== undefined);

function read(signals: Partial<SignalSpec>[], bytes: Uint8Array, lengthFrames?: number) {
  const header = makeHeader(signals, { lengthFrames });
  const { signals: found, warnings } = readAdcSignals({ header, files: new Map([['x.dat', bytes]]) });
  expect(warnings).toEqual([]);
  return found.map(({ samples }) => [...samples]);
}

/** Signals of one file: how many samples each has in a frame, and their samples. */
interface Layout {
  perFrame: number[];
  signals: number[][];
}

/** Any samples that a format can store, several signals per file, several samples per frame, odd counts. */
function layouts(format: SignalFormat): fc.Arbitrary<Layout> {
  const valid = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: format.minimum, max: format.maximum }) },
    { weight: 1, arbitrary: fc.constantFrom(format.minimum, format.maximum, 0, -1, 1) },
  );
  const sample =
    format.invalid === undefined
      ? fc.integer({ min: -60, max: 60 })
      : fc.oneof({ weight: 9, arbitrary: valid }, { weight: 1, arbitrary: fc.constant(format.invalid) });
  return fc
    .tuple(
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 40 }),
    )
    .chain(([perFrame, frames]) =>
      fc
        .tuple(
          ...perFrame.map((count) =>
            fc.array(sample, { minLength: count * frames, maxLength: count * frames }),
          ),
        )
        .map((signals) => ({ perFrame, signals })),
    );
}

function specsOf({ perFrame, signals }: Layout, format: number): Partial<SignalSpec>[] {
  return perFrame.map((samplesPerFrame, index) => ({
    format,
    samplesPerFrame,
    initialValue: signals[index]![0]!,
  }));
}

const marked = (format: SignalFormat) => (value: number) =>
  value === format.invalid ? missingAdcValue : value;

describe('signal formats', () => {
  it('follow signal(5) byte by byte', () => {
    const bytesOf = (format: WritableFormat, samples: number[]) => [...packSignals([samples], format)];
    expect(read([{ format: 8, initialValue: 100 }], Uint8Array.of(1, 0xff, 0x80, 0x7f))).toEqual([
      [101, 100, -28, 99],
    ]);
    expect(read([{ format: 24 }], Uint8Array.of(1, 2, 3, 0xff, 0xff, 0xff, 0, 0, 0x80))).toEqual([
      [0x030201, -1, missingAdcValue],
    ]);
    expect(read([{ format: 32 }], Uint8Array.of(1, 2, 3, 4, 0xfe, 0xff, 0xff, 0xff, 0, 0, 0, 0x80))).toEqual([
      [0x04030201, -2, missingAdcValue],
    ]);
    expect(read([{ format: 61 }], Uint8Array.of(1, 2, 0xff, 0xfe, 0x80, 0))).toEqual([
      [0x0102, -2, missingAdcValue],
    ]);
    expect(read([{ format: 160 }], Uint8Array.of(0, 0x80, 1, 0, 0, 0, 0xff, 0xff))).toEqual([
      [0, -32767, missingAdcValue, 32767],
    ]);
    // 310: bits 1 … 10 of two words, and their highest five. 311: three times ten bits of one word.
    expect(bytesOf(310, [0x155, -1, 0x0ff])).toEqual([0xaa, 0xfa, 0xfe, 0x3f]);
    expect(read([{ format: 310 }], Uint8Array.of(0xab, 0xfa, 0xff, 0x3f))).toEqual([[0x155, -1, 0x0ff]]);
    expect(bytesOf(311, [0x155, -1, 0x0ff])).toEqual([0x55, 0xfd, 0xff, 0x0f]);
    expect(read([{ format: 311 }], Uint8Array.of(0x55, 0xfd, 0xff, 0xcf))).toEqual([[0x155, -1, 0x0ff]]);
    for (const format of [310, 311] as const) {
      expect(read([{ format }], Uint8Array.from(bytesOf(format, [-512, 511, -512])))).toEqual([
        [missingAdcValue, 511, missingAdcValue],
      ]);
    }
  });

  it('end with as many samples as fit in their last bytes', () => {
    const held = (format: number, sizes: number[]) =>
      sizes.map((bytes) => decoders.get(format)!.samplesInBytes(bytes));
    expect(held(212, [0, 1, 2, 3, 4, 5, 6])).toEqual([0, 0, 1, 2, 2, 3, 4]);
    expect(held(310, [0, 1, 2, 3, 4, 5, 6, 7, 8])).toEqual([0, 0, 1, 1, 3, 3, 4, 4, 6]);
    expect(held(311, [0, 1, 2, 3, 4, 5, 6, 7, 8])).toEqual([0, 0, 1, 2, 3, 3, 4, 5, 6]);
    expect(held(24, [2, 3, 5, 6])).toEqual([0, 1, 1, 2]);
    expect(held(32, [3, 4, 7, 8])).toEqual([0, 1, 1, 2]);
  });

  it.each(formats)('format $format needs exactly the bytes that it reports', (format) => {
    for (let samples = 1; samples < 40; samples++) {
      const bytes = format.bytesForSamples(samples);
      expect(format.samplesInBytes(bytes)).toBeGreaterThanOrEqual(samples);
      expect(format.samplesInBytes(bytes - 1)).toBeLessThan(samples);
      expect(format.encode(new Int32Array(samples)).length).toBeGreaterThanOrEqual(bytes);
      expect(format.encode(new Int32Array(samples)).length).toBeLessThanOrEqual(bytes + 1);
    }
  });

  it.each(formats)('format $format reads back what was written, for any layout of signals', (format) => {
    fc.assert(
      fc.property(layouts(format), fc.integer({ min: 0, max: 9 }), (layout, byteOffset) => {
        const number = format.format as WritableFormat;
        const packed = packSignals(layout.signals, number, layout.perFrame);
        const bytes = new Uint8Array(byteOffset + packed.length);
        bytes.set(packed, byteOffset);
        const specs = specsOf(layout, number).map((spec) => ({ ...spec, byteOffset }));
        const frames = layout.signals[0]!.length / layout.perFrame[0]!;
        expect(read(specs, bytes, frames)).toEqual(
          layout.signals.map((signal) => signal.map(marked(format))),
        );
      }),
    );
  });

  it.each(formats)('format $format reads any frames as it reads all of them', (format) => {
    fc.assert(
      fc.property(layouts(format), fc.array(fc.nat(), { maxLength: 6 }), (layout, places) => {
        const number = format.format as WritableFormat;
        const bytes = packSignals(layout.signals, number, layout.perFrame);
        const frameSamples = layout.perFrame.reduce((sum, count) => sum + count, 0);
        const frames = layout.signals[0]!.length / layout.perFrame[0]!;
        let firstInFrame = 0;
        layout.perFrame.forEach((samplesPerFrame, index) => {
          const signal = layout.signals[index]!;
          const reader = format.open(bytes, {
            frameSamples,
            firstInFrame,
            samplesPerFrame,
            initialValue: signal[0]!,
          });
          firstInFrame += samplesPerFrame;
          for (const place of places) {
            const start = place % frames;
            const count = 1 + ((place >> 3) % (frames - start));
            const target = new Int32Array(count * samplesPerFrame);
            reader.read(start, count, target);
            expect([...target]).toEqual(
              signal.slice(start * samplesPerFrame, (start + count) * samplesPerFrame),
            );
          }
        });
      }),
    );
  });

  it.each(formats.filter(({ alignSamples }) => alignSamples !== undefined))(
    'a slice of a file of format $format can be read from every aligned position',
    (format) => {
      fc.assert(
        fc.property(layouts(format), fc.nat(), (layout, place) => {
          const bytes = packSignals(layout.signals, format.format as WritableFormat, layout.perFrame);
          const frameSamples = layout.perFrame.reduce((sum, count) => sum + count, 0);
          const frames = layout.signals[0]!.length / layout.perFrame[0]!;
          let firstFrame = place % frames;
          while ((firstFrame * frameSamples) % format.alignSamples! !== 0) firstFrame--;
          const slice = bytes.subarray(format.bytesForSamples(firstFrame * frameSamples));
          expect(read(specsOf(layout, format.format), slice, frames - firstFrame)).toEqual(
            layout.signals.map((signal, index) =>
              signal.slice(firstFrame * layout.perFrame[index]!).map(marked(format)),
            ),
          );
        }),
      );
    },
  );

  it('format 8 follows steep signals as fast as it can', () => {
    const steep = [0, 1000, 1000, 0, 0];
    const stored = [...decoders.get(8)!.storable!(Int32Array.from(steep))];
    expect(stored).toEqual([0, 127, 254, 126, 0]);
    expect(read([{ format: 8, initialValue: 0 }], packSignals([steep], 8))).toEqual([stored]);
    const random = fc.array(fc.integer({ min: -3000, max: 3000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(random, (signal) => {
        const followed = [...decoders.get(8)!.storable!(Int32Array.from(signal))];
        const other = signal.map((_, k) => k % 100);
        const specs = [
          { format: 8, initialValue: signal[0]! },
          { format: 8, initialValue: 0 },
        ];
        expect(read(specs, packSignals([signal, other], 8))).toEqual([followed, other]);
      }),
    );
  });

  it.each(marking)('format $format has a mark for missing that is not a valid value', (format) => {
    const { minimum, maximum, invalid } = format;
    const header = makeHeader([{ format: format.format, gain: 1 }]);
    const bytes = format.encode(Int32Array.of(minimum, invalid!, maximum));
    const { signals } = readRecord({ header, files: new Map([['x.dat', bytes]]) });
    expect([...signals[0]!]).toEqual([Math.fround(minimum), Number.NaN, Math.fround(maximum)]);
  });

  it.each(formats)('format $format has its checksums verified', (format) => {
    fc.assert(
      fc.property(layouts(format), fc.integer({ min: 1, max: 65535 }), (layout, wrong) => {
        const frames = layout.signals[0]!.length / layout.perFrame[0]!;
        const sums = layout.signals.map((signal) => signal.reduce((sum, value) => sum + value, 0));
        const bytes = packSignals(layout.signals, format.format as WritableFormat, layout.perFrame);
        const warningsWith = (error: number) =>
          readRecord({
            header: makeHeader(
              specsOf(layout, format.format).map((spec, index) => ({
                ...spec,
                // Adding a multiple of 65536 gives the same sum, and 0 would mean none.
                checksum: ((sums[index]! + error) & 0xffff) + 65536,
              })),
              { lengthFrames: frames },
            ),
            files: new Map([['x.dat', bytes]]),
          }).warnings.map(({ code }) => code);
        expect(warningsWith(0)).toEqual([]);
        expect(warningsWith(wrong)).toEqual(layout.signals.map(() => 'signal-checksum'));
      }),
      { numRuns: 30 },
    );
  });
});
