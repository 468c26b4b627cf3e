import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import {
  annotationSamplesAt,
  annotationSymbols,
  checkAnnotations,
  codeOf,
  readAnnotationFile,
  readAnnotations,
  symbolOf,
  writeAnnotations,
} from '../../src/wfdb';
import { byteSource } from '../../src/wfdb/zip/byteSource';
import { type AnnotationRow, makeAnnotations } from './build';
import { catchProblem } from './catchProblem';

/** Words of an annotation file: code and interval (or length), or plain bytes. */
function file(...parts: ([code: number, data: number] | string)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => {
      if (typeof part === 'string') return [...part].map((character) => character.charCodeAt(0));
      const word = (part[0] << 10) | part[1];
      return [word & 0xff, word >> 8];
    }),
  );
}

const [skip, num, sub, chan, aux, end] = [59, 60, 61, 62, 63, [0, 0] as [number, number]];

const beats = (count: number): AnnotationRow[] =>
  Array.from({ length: count }, (_, index) => [300 * (index + 1), index % 7 === 0 ? 'V' : 'N']);

describe('annotation symbols', () => {
  it('are 39 of the 41 codes up to 41, each converted both ways', () => {
    expect(annotationSymbols.map(({ code }) => code)).toEqual(
      Array.from({ length: 41 }, (_, index) => index + 1).filter((code) => code !== 15 && code !== 17),
    );
    for (const { code, symbol } of annotationSymbols) {
      expect(symbolOf(code)).toBe(symbol);
      expect(codeOf(symbol)).toBe(code);
    }
    for (const code of [15, 17, 42, 49]) expect(codeOf(symbolOf(code))).toBe(code);
    expect(symbolOf(15)).toBe('[15]');
    expect([codeOf('['), codeOf('[0]'), codeOf('[50]'), codeOf('no')]).toEqual([
      32,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('distinguish beats from the rest', () => {
    expect(
      annotationSymbols
        .filter(({ beat }) => beat)
        .map(({ symbol }) => symbol)
        .join(''),
    ).toBe('NLRaVFJASEj/QB?!enfr');
  });
});

describe('readAnnotations', () => {
  it('reads every kind of word', () => {
    const bytes = file(
      [28, 18],
      [aux, 3],
      '(N\0',
      '\0',
      [1, 59],
      [num, 3],
      [skip, 0],
      '\x01\0\xc8\x54',
      [5, 0],
      [sub, 1023],
      [chan, 1],
      [14, 1023],
      [sub, 2],
      [aux, 4],
      'test',
      end,
    ); // prettier-ignore
    const annotations = readAnnotations(bytes, 'x.atr');
    expect(annotations).toEqual({
      count: 4,
      sample: Float64Array.of(18, 77, 77 + 87240, 77 + 87240 + 1023),
      symbol: ['+', 'N', 'V', '~'],
      subtype: Int8Array.of(0, 0, -1, 2),
      channel: Uint8Array.of(0, 0, 1, 1),
      num: Int8Array.of(0, 3, 3, 3),
      aux: ['(N', '', '', 'test'],
      auxTail: ['\0', '', '', ''],
      samplingHz: undefined,
      warnings: [],
    });
    expect(writeAnnotations(annotations)).toEqual(bytes);
  });

  it('skips code 0, which only moves time', () => {
    const { sample, count } = readAnnotations(file([0, 5], [1, 5], [0, 1], [1, 1], end), 'x.atr');
    expect([count, ...sample]).toEqual([2, 10, 12]);
  });

  it('keeps modifiers after a SKIP with the annotation before it, as the WFDB library does', () => {
    const bytes = file([1, 5], [skip, 0], '\x00\0\xe8\x03', [sub, 3], [aux, 2], 'ab', [5, 2], end);
    expect(readAnnotations(bytes, 'x.atr')).toMatchObject({
      sample: Float64Array.of(5, 1007),
      subtype: Int8Array.of(3, 0),
      aux: ['ab', ''],
    });
  });

  it('keeps times before sample 0', () => {
    const bytes = file([skip, 0], '\xff\xff\x9c\xff', [1, 1], [1, 200], end);
    expect([...readAnnotations(bytes, 'x.atr').sample]).toEqual([-99, 101]);
  });

  it('ends the notes about a file at an annotation of code 0', () => {
    const note = (text: string): Parameters<typeof file> => [[22, 0], [aux, text.length], text];
    const resolution = note('## time resolution: 500 Hz ');
    const mark: Parameters<typeof file> = [[skip, 0], '\xff\xff\xff\xff', [0, 1]];
    const padded = note('42 mine');
    const bytes = file(...resolution, '\0', ...padded, '\0', ...mark, ...note('43 mine'), '\0', [1, 7], end);
    expect(readAnnotations(bytes, 'x.atr')).toMatchObject({
      samplingHz: 500,
      definitions: [{ code: 42, symbol: 'mine', description: '' }],
      symbol: ['"', 'N'],
      aux: ['43 mine', ''],
    });
  });

  it('interprets time resolution and definitions, and keeps other comments', () => {
    const notes = makeAnnotations(
      [
        [0, '"', { aux: 'begin' }],
        [5, 'x'],
        [9, 'myo'],
      ],
      {
        samplingHz: 62.4725,
        definitions: [
          { code: 20, symbol: 'x', description: 'signal source change' },
          { code: 42, symbol: 'myo', description: '' },
        ],
      },
    );
    expect(readAnnotations(writeAnnotations(notes), 'x.atr')).toEqual({ ...notes, warnings: [] });
  });

  it('keeps times beyond 2³¹', () => {
    const annotations = makeAnnotations([
      [3, 'N'],
      [2 ** 31 + 5, 'N'],
      [2 ** 40, 'V'],
      [2 ** 40 + 1, 'N'],
    ]);
    expect(readAnnotations(writeAnnotations(annotations), 'x.atr')).toMatchObject(annotations);
  });

  it('reads text in Latin-1 and in UTF-8', () => {
    const annotations = makeAnnotations([
      [1, '"', { aux: 'µV größer' }],
      [2, '"', { aux: '室性早搏 – PVC' }],
    ]);
    expect(readAnnotations(writeAnnotations(annotations), 'x.atr').aux).toEqual(annotations.aux);
  });

  it('recognises UTF-8 like a strict decoder, and writes any bytes back unchanged', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const borders = [
      0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc2, 0xc3, 0xc4, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5,
    ];
    const content = fc.array(fc.oneof(fc.constantFrom(...borders), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(content, (codes) => {
        const text = Uint8Array.from(codes);
        const latin1 = String.fromCharCode(...codes);
        const bytes = file([1, 5], [aux, text.length], latin1, ...(text.length % 2 ? ['\0'] : []), end);
        const read = readAnnotations(bytes, 'x.atr');
        let expected = latin1;
        try {
          const decoded = strict.decode(text);
          if (/[^\0-\xff]/.test(decoded)) expected = decoded;
        } catch {}
        expect(read.aux[0]).toBe(expected);
        expect(writeAnnotations(read)).toEqual(bytes);
      }),
      { numRuns: 5000 },
    );
  });

  it('refuses a file that is too large before reading it', async () => {
    const read = () => Promise.reject(new Error('read'));
    const refused = readAnnotationFile({ size: 2 ** 31, read }, 'x.atr');
    await expect(refused).rejects.toMatchObject({
      problem: { code: 'annotations-malformed', file: 'x.atr' },
    });
    const bytes = writeAnnotations(makeAnnotations(beats(5)));
    expect(await readAnnotationFile(byteSource(bytes), 'x.atr')).toEqual(readAnnotations(bytes, 'x.atr'));
  });

  it('uses what a truncated file still has, with a warning', () => {
    const bytes = writeAnnotations(makeAnnotations(beats(100)));
    for (const length of [bytes.length - 2, bytes.length - 3, 41]) {
      const annotations = readAnnotations(bytes.subarray(0, length), '100.atr');
      const whole = Math.floor(length / 2);
      expect(annotations.count).toBe(whole);
      expect(annotations.warnings).toMatchObject([
        {
          code: 'annotations-malformed',
          file: '100.atr',
          values: { annotations: whole, lastSample: 300 * whole },
        },
      ]);
      expect(annotations.warnings[0]!.message).toContain('cut short');
    }
    for (const cut of [file([1, 5], [skip, 0], '\0\0'), file([1, 5], [aux, 9], 'abc')]) {
      expect(readAnnotations(cut, 'x.atr')).toMatchObject({
        count: 1,
        warnings: [{ values: { annotations: 1 } }],
      });
    }
  });

  it('uses what comes before damage, if that is convincing', () => {
    const bytes = writeAnnotations(makeAnnotations(beats(100)));
    const damaged = (word: number) => {
      const copy = bytes.slice();
      copy[word * 2 + 1] = 52 << 2;
      return copy;
    };
    const annotations = readAnnotations(damaged(80), 'x.atr');
    expect(annotations.count).toBe(80);
    expect(annotations.warnings).toMatchObject([{ values: { atByte: 160, annotations: 80 } }]);
    expect(catchProblem(() => readAnnotations(damaged(20), 'x.atr'))).toMatchObject({
      code: 'annotations-malformed',
      values: { atByte: 40 },
    });
  });

  it('keeps annotations that go back in time, with a warning', () => {
    const annotations = makeAnnotations([
      [500, 'N'],
      [100, 'N'],
      [900, 'N'],
    ]);
    const read = readAnnotations(writeAnnotations(annotations), 'x.atr');
    expect([...read.sample]).toEqual([500, 100, 900]);
    expect(read.warnings).toMatchObject([{ values: { annotation: 2, fromSample: 500, toSample: 100 } }]);
  });

  it('accepts zeros after the end mark, and reports anything else there', () => {
    const bytes = writeAnnotations(makeAnnotations(beats(3)));
    const padded = new Uint8Array(bytes.length + 100);
    padded.set(bytes);
    expect(readAnnotations(padded, 'x.atr').warnings).toEqual([]);
    padded[bytes.length + 50] = 7;
    expect(readAnnotations(padded, 'x.atr')).toMatchObject({
      count: 3,
      warnings: [{ code: 'annotations-malformed', values: { bytes: 100 } }],
    });
  });

  it('distinguishes a file without annotations from an empty one', () => {
    expect(readAnnotations(file(end), 'x.atr')).toMatchObject({
      count: 0,
      warnings: [{ code: 'annotations-empty' }],
    });
    expect(catchProblem(() => readAnnotations(new Uint8Array(0), 'x.atr')).code).toBe('annotations-empty');
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['one byte', file('\x01'), /neither an annotation nor an end mark/],
    ['a web page', file('<!DOCTYPE html>\n<title>404 Not Found</title>\n'), /text file/],
    ['a header', file('100 2 360 650000\n100.dat 212 200 11 1024 995 -22131 0 MLII\n'), /text file/],
    ['a code that does not exist', file([1, 9], [50, 0], end), /annotation code 50/],
    ['a modifier first', file([sub, 1], [1, 9], end), /modifier before/],
    ['text of an annotation first', file([aux, 2], 'ab', end), /modifier before/],
    ['a text longer than any', file([1, 5], [aux, 256], 'x'.repeat(256), end), /text of 256 bytes/],
    ['more bytes than annotations take', new Uint8Array(17 * 2 ** 20).fill(4), /17 MB; at most 16 MB/],
    ['an end mark with data after', file(end, [1, 5], end), /end mark with data after/],
    ['unassigned codes', file([15, 1], [45, 3], [49, 9], [1, 7]), /unassigned codes/],
  ])('refuses %s', (_, bytes, reason) => {
    const problem = catchProblem(() => readAnnotations(bytes, 'bad.atr'));
    expect(problem).toMatchObject({ code: 'annotations-malformed', file: 'bad.atr' });
    expect(problem.message).toMatch(/^bad\.atr .*\.$/);
    expect(problem.message).toMatch(reason);
  });

  it('refuses random bytes', () => {
    const random = createRandom(5);
    for (let round = 0; round < 300; round++) {
      const bytes = Uint8Array.from({ length: 1000 + random.below(5000) }, () => random.below(256));
      expect(catchProblem(() => readAnnotations(bytes, 'noise.atr')).code).toBe('annotations-malformed');
    }
  });

  it('ends in a value or a WfdbError for any bytes', () => {
    const good = writeAnnotations(
      makeAnnotations([...beats(30), [9e4, '+', { aux: '(AFIB', subtype: -1, num: 2 }]]),
    );
    const mutated = fc
      .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 8 })
      .map((changes) => {
        const bytes = good.slice();
        for (const [at, value] of changes) bytes[at] = value;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), mutated), (bytes) => {
        try {
          const { count, sample, symbol, aux: texts } = readAnnotations(bytes, 'x.atr');
          expect([sample.length, symbol.length, texts.length]).toEqual([count, count, count]);
          expect(sample.every(Number.isSafeInteger)).toBe(true);
        } catch (error) {
          expect(error).toHaveProperty('problem.file', 'x.atr');
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('annotations of a record', () => {
  it('are counted in the samples of the record', () => {
    const annotations = makeAnnotations(
      [
        [0, 'N'],
        [3, 'N'],
        [500, 'N'],
      ],
      { samplingHz: 500 },
    );
    expect([...annotationSamplesAt(annotations, 250)]).toEqual([0, 2, 250]);
    expect([...annotationSamplesAt({ ...annotations, samplingHz: undefined }, 250)]).toEqual([0, 3, 500]);
    // Halves are rounded up, even before sample 0; values just below a half are rounded down.
    const early = makeAnnotations(
      [-3, -2, -1, 1].map((sample) => [sample, 'N']),
      { samplingHz: 500 },
    );
    expect([...annotationSamplesAt(early, 250)]).toEqual([-1, -1, 0, 1]);
    const below = makeAnnotations([[1, 'N']], { samplingHz: 1 });
    expect([...annotationSamplesAt(below, 0.49999999999999994)]).toEqual([0]);
  });

  it('may not be after its end', () => {
    const annotations = makeAnnotations([
      [10, 'N'],
      [100, 'N'],
      [101, 'N'],
      [900, 'N'],
    ]);
    const record = { name: '100', samplingHz: 250, lengthSamples: 100 };
    expect(checkAnnotations(annotations, record, '100.atr')).toMatchObject([
      { code: 'annotations-outside', file: '100.atr', values: { outside: 2, annotations: 4 } },
    ]);
    expect(checkAnnotations(annotations, { ...record, lengthSamples: 900 }, '100.atr')).toEqual([]);
    const early = makeAnnotations([
      [-1, 'N'],
      [10, 'N'],
    ]);
    expect(checkAnnotations(early, record, '100.atr')).toMatchObject([{ values: { outside: 1, before: 1 } }]);
  });
});
