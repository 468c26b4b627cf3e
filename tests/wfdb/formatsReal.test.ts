import { expect, it } from 'vitest';
import { decoders, packedFormats, parseHeader, readRecord } from '../../src/wfdb';
import type { Header } from '../../src/wfdb/types';
import { describeWithShared, type Shared } from '../shared';
import { missingAdcValue, readAdcSignals } from './readAdcSignals';

/** What `rdsamp -H` of the C WFDB library 10.7 prints: raw units, rows at the highest frequency, null for missing. */
interface Reference {
  samples: number;
  signals: number;
  head: (number | null)[][];
  stride: number;
  every: (number | null)[][];
  sum: number[];
  valid: number[];
}

interface Sample {
  name: string;
  header: Header;
  files: Map<string, Uint8Array>;
  reference: Reference;
}

const folders = [
  ['wfdb-samples', 'wfdb-samples.json'],
  ['wfdb-samples/multi-segment/s25047', 'wfdb-s25047.json'],
] as const;

function load(shared: Shared, folder: string, name: string): Pick<Sample, 'header' | 'files'> {
  const header = parseHeader(shared.bytes('data', folder, `${name}.hea`), `${name}.hea`);
  const names = new Set(header.signals.map(({ fileName }) => fileName));
  return { header, files: new Map([...names].map((file) => [file, shared.bytes('data', folder, file)])) };
}

function singleSegment(shared: Shared): Sample[] {
  return folders.flatMap(([folder, file]) =>
    Object.entries(shared.json<{ records: Record<string, Reference> }>('reference', file).records).flatMap(
      ([name, reference]) => {
        const sample = { name, reference, ...load(shared, folder, name) };
        return sample.header.segments ? [] : [sample];
      },
    ),
  );
}

describeWithShared('every single-segment record', (shared) => {
  const samples = singleSegment(shared);

  it('together have every format that can be read', () => {
    const used = new Set(samples.flatMap(({ header }) => header.signals.map(({ format }) => format)));
    const known = [...decoders.keys(), ...packedFormats.keys()];
    expect(known.filter((format) => !used.has(format))).toEqual([]);
  });

  it.each(samples)('$name has the ADC values that rdsamp prints', ({ header, files, reference }) => {
    const highest = Math.max(...header.signals.map(({ samplesPerFrame }) => samplesPerFrame));
    const { signals, warnings } = readAdcSignals({ header, files });
    expect(warnings).toEqual([]);
    expect(signals).toHaveLength(reference.signals);
    signals.forEach(({ samples: own, samplesPerFrame, samplingHz }, column) => {
      expect(samplingHz).toBe(header.samplingHz * samplesPerFrame);
      expect(own.length * highest).toBe(reference.samples * samplesPerFrame);
      const at = (row: number) => {
        const within = Math.floor(((row % highest) * samplesPerFrame) / highest);
        const value = own[Math.floor(row / highest) * samplesPerFrame + within]!;
        return value === missingAdcValue ? null : value;
      };
      expect(reference.head.map((_, row) => at(row))).toEqual(reference.head.map((row) => row[column]));
      expect(reference.every.map((_, row) => at(row * reference.stride))).toEqual(
        reference.every.map((row) => row[column]),
      );
      let sum = 0;
      let valid = 0;
      for (let row = 0; row < reference.samples; row++) {
        const value = at(row);
        if (value === null) continue;
        sum += value;
        valid++;
      }
      expect([sum, valid]).toEqual([reference.sum[column], reference.valid[column]]);
    });
  });

  it.each(samples)(
    '$name has them in physical units too, on the highest grid',
    ({ header, files, reference }) => {
      const record = readRecord({ header, files, resolution: 'high' });
      expect(record.warnings).toEqual([]);
      expect(record.lengthSamples).toBe(reference.samples);
      const highest = Math.max(...header.signals.map(({ samplesPerFrame }) => samplesPerFrame));
      expect(record.samplingHz).toBe(header.samplingHz * highest);
      expect(record.units).toEqual(header.signals.map(({ units }) => units));
      header.signals.forEach(({ gain, baseline }, column) => {
        const physical = (row: (number | null)[]) => {
          const adc = row[column]!;
          return adc === null ? Number.NaN : Math.fround((adc - baseline) / gain);
        };
        const signal = record.signals[column]!;
        expect(signal).toHaveLength(reference.samples);
        expect([...signal.subarray(0, reference.head.length)]).toEqual(reference.head.map(physical));
        expect(reference.every.map((_, row) => signal[row * reference.stride])).toEqual(
          reference.every.map(physical),
        );
        expect(signal.reduce((valid, value) => valid + (Number.isNaN(value) ? 0 : 1), 0)).toBe(
          reference.valid[column],
        );
      });
    },
  );

  it.each(samples)('$name is the same at its signals’ own frequencies', ({ header, files }) => {
    const own = readRecord({ header, files, resolution: 'own' });
    const adc = readAdcSignals({ header, files }).signals;
    own.signals.forEach((signal, index) => {
      const { gain, baseline } = header.signals[index]!;
      expect(own.signalHz![index]).toBe(adc[index]!.samplingHz);
      const expected = Float32Array.from(adc[index]!.samples, (value) =>
        value === missingAdcValue ? Number.NaN : (value - baseline) / gain,
      );
      expect(Buffer.compare(Buffer.from(signal.buffer), Buffer.from(expected.buffer))).toBe(0);
    });
  });

  it('a header without a length reads as the one with it', () => {
    const known = load(shared, 'wfdb-samples', '100');
    const unknown = load(shared, 'wfdb-samples', '100-no-len');
    expect(unknown.header.lengthFrames).toBeUndefined();
    const lengthFrames = known.header.lengthFrames;
    const found = readAdcSignals(unknown).signals;
    readAdcSignals(known).signals.forEach(({ samples }, index) => {
      expect(found[index]!.samples).toHaveLength(lengthFrames!);
      expect(Buffer.compare(Buffer.from(found[index]!.samples.buffer), Buffer.from(samples.buffer))).toBe(0);
    });
  });

  it('one changed byte is detected in every file of every format', () => {
    for (const name of ['binformats', 'flacformats', '310derive', '311derive', 'a103l', '03700181']) {
      const { header, files } = load(shared, 'wfdb-samples', name);
      for (const [fileName, bytes] of files) {
        const changed = bytes.slice();
        changed[Math.floor(bytes.length * 0.7)]! ^= 4;
        const { warnings } = tryRead({ header, files: new Map(files).set(fileName, changed) });
        expect([name, fileName, warnings.some(({ file }) => file === fileName)]).toEqual([
          name,
          fileName,
          true,
        ]);
      }
    }
  });
});

function tryRead(source: Pick<Sample, 'header' | 'files'>) {
  try {
    return { warnings: readRecord(source).warnings };
  } catch (error) {
    return { warnings: [(error as { problem: { file: string } }).problem] };
  }
}
