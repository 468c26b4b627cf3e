import { describe, expect, it } from 'vitest';
import { readEdfHeader } from '../../src/wfdb/edf';
import { catchProblem } from './catchProblem';
import { writeEdf } from './edf/writeEdf';
import { codesOf, countUp, makeEdfSignal, openBytes, patched, problemOf } from './edfBuild';

/** Three data records of one second: ECG at 4 Hz, respiration at 2 Hz. */
const content = {
  signals: [
    makeEdfSignal(countUp(12), { transducer: 'AgAgCl', prefilter: 'HP:0.05Hz' }),
    makeEdfSignal(countUp(6), { label: 'Resp', units: '%', samplesPerRecord: 2 }),
  ],
  patient: 'MCH-0234567 F 02-MAY-1951 Haagse_Harry',
  startTime: '20:35:07',
  startDate: '16/09/1987',
};
const file = writeEdf(content);
const at = { date: 168, time: 176, bytes: 184, reserved: 192, records: 236, duration: 244, signals: 252 };
/** Bytes before a column of the three signals (the annotation channel is the third). */
const columnAt = (widthsBefore: number) => 256 + 3 * widthsBefore;
const physicalMinAt = columnAt(16 + 80 + 8);
const digitalMinAt = columnAt(16 + 80 + 24);
const samplesAt = columnAt(16 + 80 + 40 + 80);

describe('readEdfHeader', () => {
  it('reads every field', () => {
    const header = readEdfHeader(file, 'x.edf');
    expect(header).toMatchObject({
      kind: 'EDF',
      plus: 'C',
      sampleBytes: 2,
      headerBytes: 1024,
      patient: 'MCH-0234567 F 02-MAY-1951 Haagse_Harry',
      recording: 'Startdate 16-SEP-1987 X X X',
      startTime: '20:35:07',
      startDate: '16/09/1987',
      announcedRecords: 3,
      records: 3,
      recordSec: 1,
      problems: [],
    });
    expect(header.signals.map(({ label }) => label)).toEqual(['ECG', 'Resp', 'EDF Annotations']);
    expect(header.signals[0]).toEqual({
      label: 'ECG',
      transducer: 'AgAgCl',
      units: 'uV',
      physicalMin: -1000,
      physicalMax: 1000,
      digitalMin: -1000,
      digitalMax: 1000,
      prefilter: 'HP:0.05Hz',
      samplesPerRecord: 4,
      byteOffset: 0,
      isAnnotations: false,
    });
    expect(header.signals[1]).toMatchObject({ units: '%', samplesPerRecord: 2, byteOffset: 8 });
    expect(header.signals[2]).toMatchObject({ byteOffset: 12, isAnnotations: true });
  });

  it.each([
    ['EDF+C', { ...content }, { kind: 'EDF', plus: 'C' }],
    ['EDF+D', { ...content, recordStartsSec: [0, 5, 6] }, { kind: 'EDF', plus: 'D' }],
    ['EDF', { ...content, plus: false }, { kind: 'EDF', plus: undefined, sampleBytes: 2 }],
    ['BDF', { ...content, kind: 'BDF', plus: false }, { kind: 'BDF', plus: undefined, sampleBytes: 3 }],
    ['BDF+C', { ...content, kind: 'BDF' }, { kind: 'BDF', plus: 'C', recordBytes: 3 * (6 + 2) }],
  ] as const)('tells %s', (_, written, expected) => {
    const bytes = writeEdf(written);
    expect(readEdfHeader(bytes, 'x')).toMatchObject({ ...expected, records: 3, problems: [] });
  });

  it('takes the century from EDF+, else from 1985 on', () => {
    const dateOf = (short: string, recording: string) =>
      readEdfHeader(patched(patched(file, at.date, short), 88, recording.padEnd(80)), 'x').startDate;
    expect(dateOf('01.02.85', '')).toBe('01/02/1985');
    expect(dateOf('01.02.84', '')).toBe('01/02/2084');
    expect(dateOf('01.02.yy', 'Startdate 01-FEB-2103 X X X')).toBe('01/02/2103');
    expect(dateOf('01.02.03', 'Startdate X X X X')).toBe('01/02/2003');
    expect(dateOf('31.02.03', '')).toBeUndefined();
    expect(dateOf('00.00.00', '')).toBeUndefined();
  });

  it('accepts what other writers write', () => {
    // NULs as padding, nothing but the text, a comma, colons.
    let bytes = patched(file, at.time, '20:35:07');
    bytes = patched(bytes, at.duration, '0,5\0\0\0\0\0');
    bytes = patched(bytes, at.signals, '3\0\0\0');
    bytes = patched(bytes, 256, 'ECG\0garbage     ');
    bytes = patched(bytes, samplesAt, '4.0\0\0\0\0\0');
    expect(readEdfHeader(bytes, 'x')).toMatchObject({ startTime: '20:35:07', recordSec: 0.5, problems: [] });
    expect(readEdfHeader(bytes, 'x').signals[0]).toMatchObject({ label: 'ECG', samplesPerRecord: 4 });
  });

  it.each([
    ['-1', undefined, []],
    ['3', 3, []],
    ['100', 100, ['edf-length']],
    ['2', 2, ['edf-length']],
    ['many', undefined, []],
  ])('has as many data records as the file if %s are announced', (text, announcedRecords, codes) => {
    const header = readEdfHeader(patched(file, at.records, text.padEnd(8)), 'x.edf');
    expect(header).toMatchObject({ records: 3, announcedRecords });
    expect(codesOf(header.problems)).toEqual(codes);
  });

  it('reports how much of a truncated file is there', () => {
    const recordBytes = readEdfHeader(file, 'x').recordBytes;
    const header = readEdfHeader(file.subarray(0, file.length - recordBytes - 1), 'x.edf');
    expect(header.records).toBe(1);
    expect(header.problems[0]?.message).toBe(
      'The header of x.edf announces 3 data records (3 s), but 1 (1 s) are in the file and are used. The file is truncated; download it again to get the rest.',
    );
  });

  it.each([
    ['0', 1, ['edf-odd-field']],
    ['-1', 1, ['edf-odd-field']],
    ['1e-99', 1, ['edf-odd-field']],
    ['x', 1, ['edf-odd-field']],
    ['0.1', 0.1, []],
    ['30', 30, []],
  ])('reads "%s" as a duration', (text, recordSec, codes) => {
    const header = readEdfHeader(patched(file, at.duration, text.padEnd(8)), 'x');
    expect(header.recordSec).toBe(recordSec);
    expect(codesOf(header.problems)).toEqual(codes);
  });

  it('uses the number of signals if the number of header bytes is wrong, unless the file has more', () => {
    const wrong = readEdfHeader(patched(file, at.bytes, '768     '), 'x');
    expect(wrong).toMatchObject({ headerBytes: 1024, records: 3 });
    expect(codesOf(wrong.problems)).toEqual(['edf-odd-field']);
    const longer = new Uint8Array(file.length + 256);
    longer.set(file.subarray(0, 1024));
    longer.set(file.subarray(1024), 1280);
    expect(readEdfHeader(patched(longer, at.bytes, '1280    '), 'x')).toMatchObject({
      headerBytes: 1280,
      records: 3,
    });
  });

  it('reads the header alone when the size of the file is given', () => {
    expect(readEdfHeader(file.subarray(0, 1024), 'x', file.length)).toEqual(readEdfHeader(file, 'x'));
  });

  it.each([
    ['another kind of file', patched(file, 0, 'WAVE    '), 'version', 0],
    ['GDF', patched(file, 0, 'GDF 2.20'), 'version', 0],
    ['nothing', new Uint8Array(0), 'version', 0],
    ['no number of signals', patched(file, at.signals, 'ECG '), 'number of signals', 252],
    ['no signals', patched(file, at.signals, '0   '), 'number of signals', 252],
    ['a short header', file.subarray(0, 1000), 'signals', 1000],
    ['a header shorter than its first part', file.subarray(0, 200), 'number of signals', 252],
    ['more signals than there is file for', patched(file, at.signals, '9999'), 'signals', file.length],
    [
      'no number of samples',
      patched(file, samplesAt, '        '),
      'samples of signal 1 in a data record',
      samplesAt,
    ],
    [
      'a negative number of samples',
      patched(file, samplesAt, '-4      '),
      'samples of signal 1 in a data record',
      samplesAt,
    ],
    [
      'no sample at all',
      patched(file, samplesAt, '0       '.repeat(3)),
      'samples in a data record',
      samplesAt,
    ],
  ])('refuses %s and reports where', (_, bytes, field, byte) => {
    const problem = catchProblem(() => readEdfHeader(bytes, 'x.edf'));
    expect(problem.code).toBe('edf-malformed');
    expect(problem.values).toMatchObject({ field, byte });
    expect(problem.message).toMatch(/^x\.edf, byte \d+ \(.+\): expected .+, found ".*"\. .+\.$/);
    expect(problem.message).toContain(`${byte}`);
  });
});

describe('the facts of an EDF file', () => {
  it('are those of a record', async () => {
    const { facts } = await openBytes(file, 'folder/night.1.edf');
    expect(facts).toEqual({
      name: 'night.1',
      samplingHz: 4,
      lengthSamples: 12,
      signals: [
        { name: 'ECG', units: 'mV', samplingHz: 4 },
        { name: 'Resp', units: '%', samplingHz: 2 },
      ],
      startTime: '20:35:07 16/09/1987',
      comments: ['Patient: MCH-0234567 F 02-MAY-1951 Haagse_Harry', 'ECG: AgAgCl, HP:0.05Hz'],
      problems: [],
    });
  });

  it('have the frequency of the ECG, whatever else is faster', async () => {
    const signals = [
      makeEdfSignal(countUp(80), { label: 'Microphone', units: '', samplesPerRecord: 80 }),
      makeEdfSignal(countUp(40), { label: 'EEG Fpz-Cz', samplesPerRecord: 40 }),
      makeEdfSignal(countUp(7), { label: 'ECG II', samplesPerRecord: 7 }),
    ];
    const hz = async (of: typeof signals) =>
      (await openBytes(writeEdf({ signals: of, recordSec: 0.7 }))).facts.samplingHz;
    expect(await hz(signals)).toBe(10);
    expect(await hz(signals.slice(0, 2))).toBeCloseTo(40 / 0.7, 12);
    expect(await hz(signals.slice(0, 1))).toBeCloseTo(80 / 0.7, 12);
  });

  it('include the subsecond start that EDF+ keeps in the first data record', async () => {
    const open = async (fields: object) =>
      (await openBytes(writeEdf({ ...content, ...fields }))).facts.startTime;
    expect(await open({ firstSampleSec: 0.25 })).toBe('20:35:07.250 16/09/1987');
    expect(await open({ recordStartsSec: [12000, 12001, 12003] })).toBe('23:55:07 16/09/1987');
    expect(await open({ recordStartsSec: [15000, 15001, 15003] })).toBe('00:45:07 17/09/1987');
  });

  it('report which signals have no calibration', async () => {
    const flat = patched(file, physicalMinAt, '1000    ');
    const { facts, read } = await openBytes(flat);
    expect(codesOf(facts.problems)).toEqual(['record-uncalibrated']);
    expect(facts.problems[0]?.values).toEqual({ signals: 'ECG' });
    // 200 stored units per mV, as a WFDB record without gain.
    expect((await read({ signals: [0] })).signals[0]?.samples[10]).toBe(Math.fround(10 / 200));
    const unknown = await openBytes(patched(file, digitalMinAt, '?       '));
    expect(codesOf(unknown.facts.problems)).toEqual(['record-uncalibrated']);
  });

  it('are those of the annotations if a file has no signals', async () => {
    const events = [{ onsetSec: 1.5, durationSec: undefined, text: 'N' }];
    const reader = await openBytes(writeEdf({ signals: [], events }));
    expect(codesOf(reader.facts.problems)).toEqual(['edf-no-signals']);
    expect(reader.facts).toMatchObject({ samplingHz: 1000, lengthSamples: 0, signals: [] });
    expect((await reader.annotations())?.sample).toEqual(Float64Array.of(1500));
    expect((await reader.read()).signals).toEqual([]);
  });

  it('need at least one complete data record', async () => {
    expect(await problemOf(openBytes(file.subarray(0, 1030)))).toMatchObject({ code: 'signal-empty' });
  });
});
