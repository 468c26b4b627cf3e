import { expect, it } from 'vitest';
import {
  annotationSamplesAt,
  annotationSymbols,
  checkAnnotations,
  decoders,
  expectedFileBytes,
  framesInFile,
  parseHeader,
  planRecord,
  readAnnotations,
  readRecord,
  signalFilesOf,
  writeAnnotations,
} from '../../src/wfdb';
import type { Header } from '../../src/wfdb/types';
import { describeWithShared } from '../shared';
import { missingAdcValue, readAdcSignals } from './readAdcSignals';

const beatSymbols = new Set(annotationSymbols.filter(({ beat }) => beat).map(({ symbol }) => symbol));

interface RecordReference {
  samples: number;
  signals: number;
  head: (number | null)[][];
  stride: number;
  every: (number | null)[][];
  sum: number[];
  valid: number[];
}

interface AnnotationReference {
  count: number;
  symbols: Record<string, number>;
  head: [number, string, number, number, number, string][];
  last: [number, string, number, number, number, string];
}

interface WfdbReference {
  records: Record<string, RecordReference>;
  annotations: Record<string, AnnotationReference>;
}

interface BeatReference {
  records: Record<
    string,
    { annotations: number; symbols: Record<string, number>; beats: Record<string, number> }
  >;
}

function countSymbols(symbols: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const symbol of symbols) counts[symbol] = (counts[symbol] ?? 0) + 1;
  return counts;
}

describeWithShared('MIT-BIH', (shared) => {
  const beats = shared.json<BeatReference>('reference', 'beats.json');
  const names = Object.keys(beats.records);
  const load = (name: string) => ({
    header: parseHeader(shared.bytes('data', 'mitdb', `${name}.hea`), `${name}.hea`),
    dat: shared.bytes('data', 'mitdb', `${name}.dat`),
  });

  it('has 48 records whose samples are all read correctly: length, calibration, checksums', () => {
    expect(names).toHaveLength(48);
    for (const name of names) {
      const { header, dat } = load(name);
      const record = readRecord({ header, files: new Map([[`${name}.dat`, dat]]) });
      expect(record, name).toMatchObject({
        name,
        samplingHz: 360,
        lengthSamples: 650000,
        units: ['mV', 'mV'],
      });
      expect(record.warnings, name).toEqual([]);
      header.signals.forEach((signal, index) => {
        expect(signal.checksum).not.toBe(0);
        expect(record.signals[index]![0]).toBe(
          Math.fround((signal.initialValue - signal.baseline) / signal.gain),
        );
      });
    }
  });

  it('has the annotations that rdann lists, all inside their records', () => {
    for (const name of names) {
      const fileName = `${name}.atr`;
      const annotations = readAnnotations(shared.bytes('data', 'mitdb', fileName), fileName);
      expect(annotations.warnings, name).toEqual([]);
      expect(annotations.count, name).toBe(beats.records[name]!.annotations);
      expect(countSymbols(annotations.symbol), name).toEqual(beats.records[name]!.symbols);
      const record = { name, samplingHz: 360, lengthSamples: 650000 };
      expect(checkAnnotations(annotations, record, fileName)).toEqual([]);
      expect(annotations.symbol.filter((symbol) => beatSymbols.has(symbol)).length).toBeGreaterThan(1500);
    }
  });

  it('has annotation files that are rewritten byte for byte', () => {
    for (const name of names) {
      const bytes = shared.bytes('data', 'mitdb', `${name}.atr`);
      expect(Buffer.compare(writeAnnotations(readAnnotations(bytes, name)), bytes), name).toBe(0);
    }
  });

  it('reads one lead exactly as both', () => {
    const { header, dat } = load('207');
    const files = new Map([['207.dat', dat]]);
    const both = readRecord({ header, files });
    for (const lead of [0, 1]) {
      const one = readRecord({ header, files, signals: [lead] });
      expect(one.signalNames).toEqual([both.signalNames[lead]]);
      expect(
        Buffer.compare(Buffer.from(one.signals[0]!.buffer), Buffer.from(both.signals[lead]!.buffer)),
      ).toBe(0);
    }
  });

  it('detects a truncated file by its size, and reads what is there', () => {
    const { header, dat } = load('200');
    expect(expectedFileBytes(header)).toEqual(new Map([['200.dat', dat.length]]));
    const half = dat.subarray(0, 975_001);
    const [file] = signalFilesOf(header);
    expect(framesInFile(file!, half.length)).toBe(325_000);
    const plan = planRecord(header, () => half.length);
    const record = readRecord({ header, files: new Map([['200.dat', half]]) });
    expect(record.warnings).toEqual(plan.problems);
    expect(record.warnings).toMatchObject([
      {
        code: 'signal-short',
        file: '200.dat',
        values: {
          presentSamples: 325_000,
          announcedSamples: 650_000,
          missingSamples: 325_000,
          presentSec: 902.778,
          announcedSec: 1805.556,
        },
      },
    ]);
    const whole = readRecord({ header, files: new Map([['200.dat', dat]]) });
    const head = whole.signals[1]!.slice(0, 325_000);
    expect(Buffer.compare(Buffer.from(record.signals[1]!.buffer), Buffer.from(head.buffer))).toBe(0);
    const annotations = readAnnotations(shared.bytes('data', 'mitdb', '200.atr'), '200.atr');
    expect(checkAnnotations(annotations, record, '200.atr')).toMatchObject([{ code: 'annotations-outside' }]);
  });

  it('notices one changed byte', () => {
    const { header, dat } = load('119');
    const changed = dat.slice();
    changed[1_000_000]! ^= 4;
    const { warnings } = readRecord({ header, files: new Map([['119.dat', changed]]) });
    expect(warnings.map(({ code, file }) => [code, file])).toEqual([['signal-checksum', '119.dat']]);
  });

  it('refuses a signal file in place of annotations or a header', () => {
    const { dat } = load('100');
    expect(() => readAnnotations(dat, '100.atr')).toThrow(/100\.atr is not a WFDB annotation file/);
    expect(() => parseHeader(dat, '100.hea')).toThrow(/100\.hea is not text/);
  });
});

describeWithShared('WFDB samples', (shared) => {
  const folders: [folder: string, reference: string][] = [
    ['wfdb-samples', 'wfdb-samples.json'],
    ['wfdb-samples/multi-segment/s25047', 'wfdb-s25047.json'],
  ];
  const samples = folders.flatMap(([folder, file]) =>
    Object.entries(shared.json<WfdbReference>('reference', file).records).map(([name, reference]) => ({
      folder,
      name,
      reference,
      header: parseHeader(shared.bytes('data', folder, `${name}.hea`), `${name}.hea`),
    })),
  );
  const readable = samples.filter(
    ({ header }) => !header.segments && header.signals.some(({ format }) => decoders.has(format)),
  );

  it('cover every format that can be read', () => {
    const used = new Set(readable.flatMap(({ header }) => header.signals.map(({ format }) => format)));
    expect([...decoders.keys()].filter((format) => !used.has(format))).toEqual([]);
  });

  it.each(readable)('$name has the samples that rdsamp prints', ({ folder, header, reference }) => {
    const signals = header.signals.flatMap(({ format }, index) => (decoders.has(format) ? [index] : []));
    const files = new Map(
      signals.map((index) => {
        const { fileName } = header.signals[index]!;
        return [fileName, shared.bytes('data', folder, fileName)];
      }),
    );
    const { signals: read, warnings } = readAdcSignals({ header, files, signals });
    expect(warnings).toEqual([]);
    const rows = rowsAtHighestFrequency(header, signals, read);
    expect(rows.count).toBe(reference.samples);
    const pick = (row: (number | null)[]) => signals.map((index) => row[index]);
    expect(reference.head.map((_, row) => rows.at(row))).toEqual(reference.head.map(pick));
    expect(reference.every.map((_, row) => rows.at(row * reference.stride))).toEqual(
      reference.every.map(pick),
    );
    const sums = signals.map(() => 0);
    const valid = signals.map(() => 0);
    for (let row = 0; row < rows.count; row++) {
      rows.at(row).forEach((value, column) => {
        if (value === null) return;
        sums[column]! += value;
        valid[column]!++;
      });
    }
    expect(sums).toEqual(signals.map((index) => reference.sum[index]));
    expect(valid).toEqual(signals.map((index) => reference.valid[index]));
    // Sums in the headers agree too, over the physical signals' own way of reading.
    expect(readRecord({ header, files, signals }).warnings).toEqual([]);
  });

  it('a segment of a multi-segment record equals beginning and end of the record', () => {
    const folder = 'wfdb-samples/multi-segment/041s';
    const { records } = shared.json<WfdbReference>('reference', 'wfdb-041s.json');
    const halves = ['041s01', '041s02'].map((name) => {
      const header = parseHeader(shared.bytes('data', folder, `${name}.hea`), `${name}.hea`);
      const files = new Map([[`${name}.dat`, shared.bytes('data', folder, `${name}.dat`)]]);
      expect(readRecord({ header, files }).warnings).toEqual([]);
      return rowsAtHighestFrequency(header, [0, 1, 2, 3, 4, 5, 6], readAdcSignals({ header, files }).signals);
    });
    const reference = records['041s']!;
    const at = (row: number) =>
      row < halves[0]!.count ? halves[0]!.at(row) : halves[1]!.at(row - halves[0]!.count);
    expect(reference.every.map((_, row) => at(row * reference.stride))).toEqual(reference.every);
  });

  const annotationFiles = Object.entries(
    shared.json<WfdbReference>('reference', 'wfdb-samples.json').annotations,
  );

  it.each(annotationFiles)('%s has the annotations that rdann prints', (name, reference) => {
    const bytes = shared.bytes('data', 'wfdb-samples', name);
    const annotations = readAnnotations(bytes, name);
    const headerName = name.replace(/\.\w+$/, '.hea');
    const header = parseHeader(shared.bytes('data', 'wfdb-samples', headerName), headerName);
    // rdann counts in samples of the record, whatever the file's own time resolution is.
    const sample = annotationSamplesAt(annotations, header.samplingHz);
    const row = (i: number) => [
      sample[i],
      annotations.symbol[i],
      annotations.subtype[i],
      annotations.channel[i],
      annotations.num[i],
      annotations.aux[i],
    ];
    expect(annotations.count).toBe(reference.count);
    expect(annotations.warnings).toEqual([]);
    expect(countSymbols(annotations.symbol)).toEqual(reference.symbols);
    expect(reference.head.map((_, i) => row(i))).toEqual(reference.head);
    expect(row(reference.count - 1)).toEqual(reference.last);
    // What is written means the same; only a table's line ends and a channel's spare bits may differ.
    const again = readAnnotations(writeAnnotations(annotations), name);
    expect(again).toEqual(annotations);
  });

  it('interprets the notes in which files describe themselves', () => {
    const sqrs = readAnnotations(shared.bytes('data', 'wfdb-samples', '03700181.sqrs'), '03700181.sqrs');
    expect(sqrs.samplingHz).toBe(250);
    const bytes = shared.bytes('data', 'wfdb-samples', '1003.atr');
    const { definitions, samplingHz } = readAnnotations(bytes, '1003.atr');
    expect(samplingHz).toBeUndefined();
    expect(definitions).toHaveLength(6);
    expect(definitions![2]).toEqual({ code: 20, symbol: 'x', description: 'signal source change' });
  });
});

/** Rows as `rdsamp -H` prints them: at the highest frequency, slower signals repeated. */
function rowsAtHighestFrequency(
  header: Header,
  signals: number[],
  read: { samples: Int32Array; samplesPerFrame: number }[],
) {
  const highest = Math.max(...header.signals.map(({ samplesPerFrame }) => samplesPerFrame));
  const frames = read[0]!.samples.length / read[0]!.samplesPerFrame;
  return {
    count: frames * highest,
    at: (row: number): (number | null)[] =>
      signals.map((_, column) => {
        const { samples, samplesPerFrame } = read[column]!;
        const frame = Math.floor(row / highest);
        const within = Math.floor(((row % highest) * samplesPerFrame) / highest);
        const value = samples[frame * samplesPerFrame + within]!;
        return value === missingAdcValue ? null : value;
      }),
  };
}
