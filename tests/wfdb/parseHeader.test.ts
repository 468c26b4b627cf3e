import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHeader, writeHeader } from '../../src/wfdb';
import type { Header, SignalSpec } from '../../src/wfdb/types';
import { describeWithShared } from '../shared';
import { makeSignal } from './build';
import { catchProblem } from './catchProblem';

const parse = (...lines: string[]) => parseHeader(lines.join('\n'), 'x.hea');

describe('parseHeader', () => {
  it('reads a header of MIT-BIH', () => {
    expect(
      parseHeader(
        '100 2 360 650000\n100.dat 212 200 11 1024 995 -22131 0 MLII\n100.dat 212 200 11 1024 1011 20052 0 V5\n# 69 M 1085 1629 x1\n# Aldomet, Inderal\n',
        '100.hea',
      ),
    ).toEqual({
      recordName: '100',
      samplingHz: 360,
      counterHz: 360,
      baseCounter: 0,
      lengthFrames: 650000,
      baseTime: undefined,
      baseDate: undefined,
      segments: undefined,
      signals: [
        {
          fileName: '100.dat',
          format: 212,
          samplesPerFrame: 1,
          skewFrames: 0,
          byteOffset: 0,
          gain: 200,
          calibrated: true,
          baseline: 1024,
          units: 'mV',
          adcResolutionBits: 11,
          adcZero: 1024,
          initialValue: 995,
          checksum: -22131,
          blockSizeBytes: 0,
          description: 'MLII',
        },
        expect.objectContaining({ initialValue: 1011, checksum: 20052, description: 'V5' }),
      ],
      comments: ['69 M 1085 1629 x1', 'Aldomet, Inderal'],
    });
  });

  it('fills omitted fields with the defaults of header(5)', () => {
    const header = parse('8l 2', 'data0 8', 'data1 16');
    expect(header).toMatchObject({ samplingHz: 250, counterHz: 250, lengthFrames: undefined });
    expect(header.signals[0]).toEqual(
      makeSignal({
        fileName: 'data0',
        format: 8,
        calibrated: false,
        adcResolutionBits: 10,
        description: 'record 8l, signal 0',
      }),
    );
    expect(header.signals[1]!.adcResolutionBits).toBe(12);
    expect(parse('a 1 360 0', 'a.dat 16 0 0 7').signals[0]).toMatchObject({
      gain: 200,
      calibrated: false,
      adcResolutionBits: 12,
      adcZero: 7,
      baseline: 7,
      initialValue: 7,
    });
  });

  it('reads frequencies, counter, time and date', () => {
    expect(parse('a 0 62.4725/999.56 14400')).toMatchObject({ samplingHz: 62.4725, counterHz: 999.56 });
    expect(parse('a 0 3.6e2/24000(-5.5) 10 8:26:04 26/10/1994')).toMatchObject({
      samplingHz: 360,
      counterHz: 24000,
      baseCounter: -5.5,
      lengthFrames: 10,
      baseTime: '8:26:04',
      baseDate: '26/10/1994',
    });
    expect(parse('a 0 360./0 10 10:44:18.529')).toMatchObject({
      counterHz: 360,
      baseTime: '10:44:18.529',
      baseDate: undefined,
    });
    expect(parse('a 0 360 10 0:0:0 0/0/0')).toMatchObject({ baseTime: '0:0:0', baseDate: undefined });
    expect(parse('a 0 360 10 noon yesterday')).toMatchObject({ baseTime: undefined, baseDate: undefined });
  });

  it('reads format modifiers, gains, baselines and units', () => {
    const line = (text: string) => parse('a 1 360 10', text).signals[0]!;
    expect(line('a.dat 212x4:8+24 2963.77/mV')).toMatchObject({
      format: 212,
      samplesPerFrame: 4,
      skewFrames: 2,
      byteOffset: 24,
      gain: 2963.77,
      units: 'mV',
    });
    expect(line('a.mat 16+24 1.052e+04/mV 16 0 9127')).toMatchObject({ byteOffset: 24, gain: 10520 });
    expect(line('a.dat 212:4 12.84(-1605)/mmHg')).toMatchObject({
      skewFrames: 4,
      baseline: -1605,
      units: 'mmHg',
    });
    expect(line('a.dat 16 -200(5)/a/b')).toMatchObject({ gain: -200, baseline: 5, units: 'a/b' });
    expect(line('a.dat 16x0 200')).toMatchObject({ samplesPerFrame: 1, units: 'mV' });
  });

  it('keeps blanks inside descriptions, and accepts one that comes too early', () => {
    expect(parse('a 1 360 10', 'a.dat\t16  200 12 0 0 0 0   ECG  lead II \t').signals[0]!.description).toBe(
      'ECG  lead II',
    );
    expect(parse('a 1 360 10', 'a.dat 16 200 MLII').signals[0]).toMatchObject({
      description: 'MLII',
      checksum: undefined,
      adcResolutionBits: 12,
    });
  });

  it('accepts LF, CR LF and CR, blank lines, comments anywhere, a byte order mark, and Latin-1 text', () => {
    const header = parse(
      '\ufeff# one',
      '',
      'a 1 360 10\r',
      '#two\r',
      '  \r',
      'a.dat 16 \r',
      '#',
      '#  three ',
    );
    expect(header.comments).toEqual(['one', 'two', '', ' three']);
    expect(header.signals).toHaveLength(1);
    expect(parse('a 1 360 10\ra.dat 16\r# end').comments).toEqual(['end']);
    const latin1 = Uint8Array.from('a 0\n# \u00b5V', (character) => character.charCodeAt(0));
    expect(parseHeader(latin1, 'x.hea').comments).toEqual(['µV']);
    expect(parseHeader(new TextEncoder().encode('a 0\n# µV 心'), 'x.hea').comments).toEqual(['µV 心']);
  });

  it('ignores lines beyond the announced signals', () => {
    expect(parse('a 1 360 10', 'a.dat 16', 'a.dat 16', 'nonsense').signals).toHaveLength(1);
  });

  it('takes the name after a folder, as PTB-XL+ writes it', () => {
    const { recordName, segments, signals, samplingHz } = parse(
      'ge_median_beats_wfdb/00001_medians 1 500 600',
      'ge_median_beats_wfdb/00001_medians.dat 32 6344117.125(-1842966025)/mV 32 0 -1995224836 10742 0 I',
    );
    expect({ recordName, segments, samplingHz }).toEqual({
      recordName: '00001_medians',
      segments: undefined,
      samplingHz: 500,
    });
    expect(signals[0]).toMatchObject({ gain: 6344117.125, baseline: -1842966025 });
    for (const name of ['x/', 'x/0', 'x/-1', 'x/2/3', '/x', 'x/1.5']) {
      expect(catchProblem(() => parse(`${name} 1 500 600`, 'x.dat 16')).code).toBe('header-malformed');
    }
  });

  it('reads the segments of a multi-segment record', () => {
    const header = parse('multi/3 2 360 45000', '100s 21600', '~ 1800', '100s 21600', '# end');
    expect(header.signals).toEqual([]);
    expect(header.lengthFrames).toBe(45000);
    expect(header.segments).toEqual([
      { recordName: '100s', lengthFrames: 21600 },
      { recordName: '~', lengthFrames: 1800 },
      { recordName: '100s', lengthFrames: 21600 },
    ]);
    expect(parse('m/2 2 360', 'a 3', 'b 4').lengthFrames).toBe(7);
  });

  it.each([
    ['', 'header-empty', undefined],
    ['\r\n# only a comment\n \n', 'header-empty', undefined],
    ['100 2 360\u0000 650000', 'header-binary', 1],
    ['a 0\n\u0001', 'header-binary', 2],
    ['100', 'header-malformed', 1],
    ['# c\n\n100 two', 'header-malformed', 3],
    ['100 -1', 'header-malformed', 1],
    ['100/0 1 360', 'header-malformed', 1],
    ['100/1.5 1 360', 'header-malformed', 1],
    ['100 0 0', 'header-malformed', 1],
    ['100 0 -360', 'header-malformed', 1],
    ['100 0 fast', 'header-malformed', 1],
    ['100 0 360/x', 'header-malformed', 1],
    ['100 0 360 many', 'header-malformed', 1],
    ['100 0 360 1e99', 'header-malformed', 1],
    ['100 2 360 10\na.dat 16', 'header-malformed', 3],
    ['100 1 360 10\na.dat', 'header-malformed', 2],
    ['100 1 360 10\na.dat sixteen', 'header-malformed', 2],
    ['100 1 360 10\na.dat 16y3', 'header-malformed', 2],
    ['100 1 360 10\na.dat 16x99999999999999999999', 'header-malformed', 2],
    ['100 1 360 10\na.dat 16 mV', 'header-malformed', 2],
    ['100 1 360 10\na.dat 16 200(x)', 'header-malformed', 2],
    ['100 1 360 10\na.dat 16 1e999', 'header-malformed', 2],
    ['100 1 360 10\na.dat 16 200 12bit', 'header-malformed', 2],
    ['100 1000000000 360 10', 'header-malformed', 2],
    ['m/2 2 360 10\na 5', 'header-malformed', 3],
    ['m/1 2 360 10\na', 'header-malformed', 2],
  ])('refuses %j', (text, code, line) => {
    const problem = catchProblem(() => parseHeader(text, 'bad.hea'));
    expect(problem).toMatchObject({ code, file: 'bad.hea' });
    expect(problem.message).toContain('bad.hea');
    if (line !== undefined) {
      expect(problem.values.line).toBe(line);
      expect(problem.message).toContain(`line ${line}`);
    }
  });

  it('refuses a signal file under the name of a header, and an enormous one', () => {
    expect(catchProblem(() => parseHeader(new Uint8Array([0xe3, 0x33, 0xf3, 0]), 'x.hea')).code).toBe(
      'header-binary',
    );
    const enormous = new Uint8Array(17 * 2 ** 20).fill(65);
    expect(catchProblem(() => parseHeader(enormous, 'x.hea')).code).toBe('header-binary');
  });
});

describe('writeHeader', () => {
  const word = fc.stringMatching(/^[A-Za-z_][\w.-]{0,12}$/);
  const text = fc.stringMatching(/^[A-Za-z](?:[ -~]{0,20}[!-~])?$/);
  const whole = fc.integer({ min: -(2 ** 31), max: 2 ** 31 });
  const positive = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
  const signal: fc.Arbitrary<SignalSpec> = fc.record({
    fileName: word,
    format: fc.constantFrom(8, 16, 80, 212, 310, 524),
    samplesPerFrame: fc.integer({ min: 1, max: 40 }),
    skewFrames: fc.integer({ min: 0, max: 1000 }),
    byteOffset: fc.integer({ min: 0, max: 1e6 }),
    gain: fc.oneof(
      positive,
      positive.map((value) => -value),
    ),
    calibrated: fc.constant(true),
    baseline: whole,
    units: word,
    adcResolutionBits: fc.integer({ min: 1, max: 32 }),
    adcZero: whole,
    initialValue: whole,
    checksum: fc.integer({ min: -32768, max: 65535 }),
    blockSizeBytes: fc.integer({ min: -512, max: 4096 }),
    description: text,
  });
  const header: fc.Arbitrary<Header> = fc.record({
    recordName: word,
    samplingHz: positive,
    counterHz: positive,
    baseCounter: fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0),
    lengthFrames: fc.option(fc.integer({ min: 1, max: 2 ** 40 }), { nil: undefined }),
    baseTime: fc.constantFrom('0:0:0', '13:05:00', '8:26:04.125'),
    baseDate: fc.constantFrom(undefined, '25/4/1989', '04/05/2704'),
    segments: fc.constant(undefined),
    signals: fc.array(signal, { maxLength: 6 }),
    comments: fc.array(text, { maxLength: 4 }),
  });

  it('writes what parseHeader reads back unchanged', () => {
    fc.assert(
      fc.property(header, (written) => {
        expect(parseHeader(writeHeader(written), 'x.hea')).toEqual(written);
      }),
    );
  });

  it('keeps a signal without calibration uncalibrated', () => {
    const once = parse('a 1 360 10', 'a.dat 16 0 12 5 0 1 0 I');
    expect(parseHeader(writeHeader(once), 'a.hea')).toEqual(once);
  });
});

describeWithShared('real headers', (shared) => {
  const folders = [
    'mitdb',
    'wfdb-samples',
    'wfdb-samples/multi-segment/041s',
    'wfdb-samples/multi-segment/s25047',
  ];
  const headers = folders.flatMap((folder) =>
    readdirSync(shared.path('data', folder))
      .filter((name) => name.endsWith('.hea'))
      .map((name) => ({ folder, name })),
  );

  it('are all parsed: announced lines, names, and rewriting keeps the meaning', () => {
    expect(headers.length).toBeGreaterThan(80);
    for (const { folder, name } of headers) {
      const header = parseHeader(shared.bytes('data', folder, name), name);
      expect(header.recordName, name).toBe(name.replace('.hea', ''));
      if (header.segments) {
        expect(header.segments.reduce((sum, { lengthFrames }) => sum + lengthFrames, 0)).toBe(
          header.lengthFrames,
        );
      } else {
        expect(header.signals.length, name).toBeGreaterThan(0);
        expect(parseHeader(writeHeader(header), name)).toEqual(header);
      }
    }
  });

  it('have the expected fields', () => {
    const of = (...path: string[]) => parseHeader(shared.bytes('data', ...path), path.at(-1)!);
    expect(of('wfdb-samples', '100.hea').comments).toEqual([
      'unnecessary comment',
      '69 M 1085 1629 x1',
      'Aldomet, Inderal',
    ]);
    expect(of('wfdb-samples', '100-no-len.hea').lengthFrames).toBeUndefined();
    expect(of('wfdb-samples', '03700181.hea').signals.map((s) => s.samplesPerFrame)).toEqual([4, 1, 1]);
    expect(of('wfdb-samples', '03700181.hea').signals.map((s) => s.skewFrames)).toEqual([0, 0, 4]);
    expect(of('wfdb-samples', 'a103l.hea').signals.map((s) => s.byteOffset)).toEqual([24, 24, 24]);
    expect(of('wfdb-samples', '12726.hea')).toMatchObject({ samplingHz: 250, counterHz: 24000 });
    expect(of('wfdb-samples', '1003.hea').signals.map((s) => s.description)).toEqual([
      'ECG lead II',
      'ART',
      'PAP',
      'CVP',
      'Resp. Imp.',
      'CO2',
    ]);
    const layout = of('wfdb-samples', 'multi-segment', 's25047', 's25047-2704-05-04-10-44.hea');
    expect(layout.segments).toHaveLength(20);
    expect(layout.segments![1]).toEqual({ recordName: '~', lengthFrames: 25740 });
  });
});
