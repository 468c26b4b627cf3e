import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationFileName, annotationSymbols, readAnnotations, writeAnnotations } from '../../src/wfdb';
import type { AnnotationDefinition, Annotations } from '../../src/wfdb/types';
import { type AnnotationRow, makeAnnotations } from './build';
import { catchProblem } from './catchProblem';

const byte = { min: -128, max: 127 };
const row: fc.Arbitrary<AnnotationRow> = fc.tuple(
  fc.oneof(
    fc.nat(2000),
    fc.nat(1e6),
    fc.integer({ min: -(2 ** 33), max: 2 ** 33 }),
    fc.constantFrom(0, 1023, 1024, 2 ** 31 - 1, 2 ** 31, 2 ** 32 + 7, 2 ** 36),
  ),
  fc.oneof(
    fc.constantFrom(...annotationSymbols.map(({ symbol }) => symbol)),
    fc.constantFrom('[15]', '[17]', '[42]', '[49]'),
  ),
  fc.record({
    subtype: fc.oneof(fc.constant(0), fc.integer(byte)),
    channel: fc.oneof(fc.constantFrom(0, 1), fc.nat(255)),
    num: fc.oneof(fc.constantFrom(0, 1), fc.integer(byte)),
    aux: fc.oneof(
      fc.stringMatching(/^[ -~]{0,40}$/),
      fc.stringMatching(/^[ -~]{254,255}$/),
      fc.constantFrom('(AFIB', 'µV größer', '室性早搏 – PVC', '## time resolution: 9', '5 PVC a beat', '##'),
    ),
  }),
);
const definition: fc.Arbitrary<AnnotationDefinition> = fc.record({
  code: fc.integer({ min: 42, max: 48 }),
  symbol: fc.stringMatching(/^[!-~]{1,8}$/).map((symbol) => `~${symbol}`),
  description: fc.stringMatching(/^([!-~]( ?[!-~]){0,20})?$/),
});
const written: fc.Arbitrary<Annotations> = fc
  .record({
    rows: fc.array(row, { minLength: 1, maxLength: 40 }),
    samplingHz: fc.option(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), { nil: undefined }),
    definitions: fc.uniqueArray(definition, { maxLength: 4, selector: ({ code }) => code }),
  })
  .map(({ rows, samplingHz, definitions }) => {
    const unique = definitions.filter(
      ({ symbol }, index) => definitions.findIndex((other) => other.symbol === symbol) === index,
    );
    const taken = new Set(unique.map(({ code }) => `[${code}]`));
    const known = rows.filter(([, symbol]) => !taken.has(symbol));
    const custom = unique.map(({ symbol }): AnnotationRow => [12, symbol]);
    return makeAnnotations([...known, ...custom], {
      samplingHz,
      ...(unique.length > 0 ? { definitions: unique } : {}),
    });
  })
  .filter(({ count }) => count > 0);

describe('writeAnnotations', () => {
  it('writes what readAnnotations reads back unchanged, in whatever order', () => {
    fc.assert(
      fc.property(written, (annotations) => {
        const bytes = writeAnnotations(annotations);
        const { warnings, ...read } = readAnnotations(bytes, 'x.atr');
        expect(read).toEqual(annotations);
        const ordered = annotations.sample.every((value, i, all) => i === 0 || value >= all[i - 1]!);
        expect(warnings.length).toBe(ordered ? 0 : 1);
        expect(writeAnnotations(read)).toEqual(bytes);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a first comment that looks like a note about the file', () => {
    for (const aux of ['## time resolution: 500', '5 PVC my own beat', '## anything']) {
      const annotations = makeAnnotations([
        [0, '"', { aux }],
        [7, 'V'],
      ]);
      expect(readAnnotations(writeAnnotations(annotations), 'x.atr')).toEqual({
        ...annotations,
        warnings: [],
      });
    }
  });

  it('writes notes and texts as the WFDB library does', () => {
    const annotations = makeAnnotations([[1, 'N', { aux: 'odd' }]], {
      samplingHz: 128,
      definitions: [{ code: 42, symbol: 'myo', description: 'muscle noise' }],
    });
    const note = (text: string) => {
      const bytes = [...text].map((character) => character.charCodeAt(0));
      return [0, 22 << 2, text.length, 63 << 2, ...bytes, ...(bytes.length % 2 ? [0] : [])];
    };
    expect([...writeAnnotations(annotations)]).toEqual([
      ...note('## time resolution: 128'),
      ...note('## annotation type definitions'),
      ...note('42 myo muscle noise'),
      ...note('## end of definitions'),
      // A SKIP of −1 and a mark of code 0 and interval 1 end the notes; then the beat, its text padded, the end mark.
      ...[0, 59 << 2, 255, 255, 255, 255, 1, 0],
      ...[1, 1 << 2, 3, 63 << 2, 0x6f, 0x64, 0x64, 0],
      ...[0, 0],
    ]);
  });

  it('never begins a file like an AHA file', () => {
    // T at sample 512 alone would be a NUL and an N.
    for (const [symbol, sample] of [
      ['T', 512],
      ['*', 0],
      ['[17]', 256],
      ['D', 512],
    ] as const) {
      const annotations = makeAnnotations([
        [sample, symbol],
        [600, 'N'],
      ]);
      const bytes = writeAnnotations(annotations);
      expect([...bytes.subarray(0, 6)]).toEqual([0, 59 << 2, 0, 0, sample & 0xff, sample >> 8]);
      expect(readAnnotations(bytes, 'x.atr')).toEqual({ ...annotations, warnings: [] });
    }
    expect([...writeAnnotations(makeAnnotations([[513, 'T']]))]).toEqual([1, 0x4e, 0, 0]);
  });

  it('splits intervals that are too long for one SKIP', () => {
    const bytes = writeAnnotations(makeAnnotations([[2 ** 32 + 5, 'N']]));
    const longest = [0, 59 << 2, 0xff, 0x7f, 0xff, 0xff];
    expect([...bytes]).toEqual([...longest, ...longest, 7, 1 << 2, 0, 0]);
  });

  it('refuses what the format cannot store', () => {
    const define = (code: number, symbol: string) => ({
      definitions: [{ code, symbol, description: 'x' }],
    });
    expect(() => writeAnnotations(makeAnnotations([[1, 'none']]))).toThrow(/"none" has no annotation code/);
    expect(() => writeAnnotations(makeAnnotations([[1.5, 'N']]))).toThrow(/1\.5/);
    expect(() => writeAnnotations(makeAnnotations([[1, '"', { aux: 'x'.repeat(256) }]]))).toThrow(
      /256 bytes/,
    );
    expect(() => writeAnnotations(makeAnnotations([[1, '"', { aux: 'x\0y' }]]))).toThrow(/NUL/);
    expect(() => writeAnnotations(makeAnnotations([[1, 'V']], define(5, 'PVC')))).toThrow(/"V" has no/);
    for (const [code, symbol] of [
      [0, 'x'],
      [50, 'x'],
      [42, ''],
      [42, 'a b'],
    ] as const) {
      expect(() => writeAnnotations(makeAnnotations([[1, 'N']], define(code, symbol)))).toThrow(/definition/);
    }
    for (const samplingHz of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => writeAnnotations(makeAnnotations([[1, 'N']], { samplingHz }))).toThrow(/time resolution/);
    }
  });
});

describe('annotationFileName', () => {
  it('takes letters only', () => {
    expect(annotationFileName('100', 'atr')).toBe('100.atr');
    for (const name of ['', 'atr1', 'my_qrs', 'a.b', '../x', 'é', `${'x'.repeat(50)}1`]) {
      const found = catchProblem(() => annotationFileName('100', name));
      expect(found.code).toBe('annotator-name');
      expect(found.message).toMatch(/cannot be the name of an annotator: .* Choose a name such as/);
      expect(found.message.length).toBeLessThan(200);
    }
  });
});
