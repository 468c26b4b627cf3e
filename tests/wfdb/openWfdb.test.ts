import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWfdb, parseHeader, readRecord, type WfdbReader } from '../../src/wfdb';
import type { ReadOptions } from '../../src/wfdb/recordReader';
import { byteSource } from '../../src/wfdb/zip/byteSource';
import { describeWithShared, type Shared } from '../shared';

interface RecordReference {
  samples: number;
  head: (number | null)[][];
  stride: number;
  every: (number | null)[][];
  sum: number[];
  valid: number[];
}

/** All files of a folder, as sources. */
function folder(shared: Shared, ...parts: string[]) {
  const names = readdirSync(shared.path('data', ...parts)).filter((name) => /\./.test(name));
  return new Map(names.map((name) => [name, byteSource(shared.bytes('data', ...parts, name))]));
}

const same = (a: Float32Array, b: Float32Array) =>
  a.length === b.length &&
  Buffer.compare(Buffer.from(Float32Array.from(a).buffer), Buffer.from(Float32Array.from(b).buffer)) === 0;

/** What `rdsamp -H` prints: physical values in the layout's ADC units, rounded as the WFDB library rounds. */
async function rowsAsRdsamp(reader: WfdbReader, layout: { gain: number; baseline: number }[]) {
  const { signals } = await reader.read({ grid: 'highest' });
  return {
    count: signals[0]!.samples.length,
    at: (row: number) =>
      signals.map(({ samples }, i) => {
        const { gain, baseline } = layout[i]!;
        const value = samples[row]!;
        return Number.isNaN(value) ? null : Math.floor(value * gain + baseline + 0.5);
      }),
  };
}

function expectRows(rows: { count: number; at(row: number): (number | null)[] }, reference: RecordReference) {
  expect(rows.count).toBe(reference.samples);
  expect(reference.head.map((_, row) => rows.at(row))).toEqual(reference.head);
  expect(reference.every.map((_, row) => rows.at(row * reference.stride))).toEqual(reference.every);
  const sum = reference.sum.map(() => 0);
  const valid = reference.sum.map(() => 0);
  for (let row = 0; row < rows.count; row++) {
    rows.at(row).forEach((value, i) => {
      if (value === null) return;
      sum[i]! += value;
      valid[i]!++;
    });
  }
  expect(sum).toEqual(reference.sum);
  expect(valid).toEqual(reference.valid);
}

describeWithShared('multi-segment records', (shared) => {
  const reference = (file: string, name: string) =>
    shared.json<{ records: Record<string, RecordReference> }>('reference', file).records[name]!;

  it('reads a fixed layout as rdsamp does, sample for sample', async () => {
    const files = folder(shared, 'wfdb-samples', 'multi-segment', '041s');
    const reader = await openWfdb({ headerName: '041s.hea', files });
    expect(reader.facts).toMatchObject({
      name: '041s',
      samplingHz: 500,
      frameHz: 125,
      lengthSamples: 8000,
      startTime: '8:26:04 26/10/1994',
      problems: [],
    });
    expect(reader.facts.signals.map(({ name, units, samplingHz }) => [name, units, samplingHz])).toEqual([
      ['III', 'mV', 500],
      ['I', 'mV', 500],
      ['V', 'mV', 500],
      ['ABP', 'mmHg', 125],
      ['PAP', 'mmHg', 125],
      ['PLETH', 'mV', 125],
      ['RESP', 'mV', 125],
    ]);
    const segment = parseHeader(
      shared.bytes('data', 'wfdb-samples', 'multi-segment', '041s', '041s01.hea'),
      '041s01.hea',
    );
    expectRows(await rowsAsRdsamp(reader, segment.signals), reference('wfdb-041s.json', '041s'));
    expect(await reader.checkSums()).toEqual([]);
  });

  const variable = 's25047-2704-05-04-10-44';

  it('reads a variable layout as rdsamp does: gaps, absent signals, gains of each segment', async () => {
    const files = folder(shared, 'wfdb-samples', 'multi-segment', 's25047');
    const reader = await openWfdb({ headerName: `${variable}.hea`, files });
    expect(reader.facts).toMatchObject({
      name: variable,
      samplingHz: 125,
      lengthSamples: 543240,
      startTime: '10:44:18.529 04/05/2704',
      comments: ['<age>: ?? <sex>: ?'],
      problems: [],
    });
    expect(reader.segments).toHaveLength(18);
    expect(reader.segments[0]).toEqual({
      recordName: '3234460_0001',
      startSample: 25740,
      lengthSamples: 28637,
    });
    const layout = parseHeader(
      shared.bytes('data', 'wfdb-samples', 'multi-segment', 's25047', '3234460_layout.hea'),
      '3234460_layout.hea',
    );
    expectRows(await rowsAsRdsamp(reader, layout.signals), reference('wfdb-s25047.json', variable));
    expect(await reader.checkSums()).toEqual([]);
  });

  it('reads any part exactly as in the complete record', async () => {
    const files = folder(shared, 'wfdb-samples', 'multi-segment', 's25047');
    const reader = await openWfdb({ headerName: `${variable}.hea`, files });
    const all = await reader.read();
    const sample = fc.integer({ min: -10, max: 543250 });
    await fc.assert(
      fc.asyncProperty(
        sample,
        fc.nat(60000),
        fc.subarray([0, 1, 2]),
        async (startSample, length, signals) => {
          const part = await reader.read({ startSample, endSample: startSample + length, signals });
          expect(part.problems).toEqual([]);
          part.signals.forEach(({ samples }, i) => {
            const expected = all.signals[signals[i]!]!.samples.slice(part.startSample, part.endSample);
            expect(same(samples, expected)).toBe(true);
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('shows what is missing as a gap and names it', async () => {
    const files = folder(shared, 'wfdb-samples', 'multi-segment', 's25047');
    const whole = await (await openWfdb({ headerName: `${variable}.hea`, files })).read();
    files.delete('3234460_0015.hea');
    files.delete('3234460_0018.dat');
    const reader = await openWfdb({ headerName: `${variable}.hea`, files });
    expect(reader.facts.lengthSamples).toBe(543240);
    expect(reader.facts.problems).toMatchObject([
      { code: 'segment-missing', file: `${variable}.hea`, values: { count: 2, segments: 20 } },
    ]);
    expect(reader.facts.problems[0]!.message).toMatch(/3234460_0015\.hea.*3234460_0018\.dat/);
    const { signals } = await reader.read();
    const start15 = 543240 - 93975 - 3525 - 322111 - 48644;
    expect(signals[0]!.samples.slice(start15, start15 + 48644).every(Number.isNaN)).toBe(true);
    expect(same(signals[0]!.samples.slice(0, start15), whole.signals[0]!.samples.slice(0, start15))).toBe(
      true,
    );
    expect(signals[2]!.samples.slice(-93975).every(Number.isNaN)).toBe(true);
    files.delete('3234460_layout.hea');
    const without = await openWfdb({ headerName: `${variable}.hea`, files });
    expect(without.facts.signals.map(({ name }) => name)).toEqual(['II', 'V', 'ABP']);
  });
});

describeWithShared('every single-segment sample record through the common reader', (shared) => {
  const folders = [['wfdb-samples'], ['wfdb-samples', 'multi-segment', 's25047']];
  const cases = folders.flatMap((parts) =>
    readdirSync(shared.path('data', ...parts))
      .filter((name) => name.endsWith('.hea'))
      .map((name) => ({ parts, name, header: parseHeader(shared.bytes('data', ...parts, name), name) }))
      .filter(({ parts: at, header }) => {
        const there = new Set(readdirSync(shared.path('data', ...at)));
        return !header.segments && header.signals.every(({ fileName }) => there.has(fileName));
      }),
  );

  it.each(cases)(
    '$name: completely and in parts, on every grid, as from memory',
    async ({ parts, name, header }) => {
      const files = new Map(
        header.signals.map(({ fileName }) => [fileName, shared.bytes('data', ...parts, fileName)]),
      );
      const sources = folder(shared, ...parts);
      const reader = await openWfdb({ headerName: name, files: sources });
      // In all of them the ECG is the fastest signal.
      const grids = { record: 'high', highest: 'high', own: 'own' } as const;
      for (const [grid, resolution] of Object.entries(grids) as [
        NonNullable<ReadOptions['grid']>,
        'high' | 'own',
      ][]) {
        const expected = readRecord({ header, files, resolution });
        const all = await reader.read({ grid });
        expect(all.problems).toEqual([]);
        expect([...reader.facts.problems]).toEqual(expected.warnings);
        all.signals.forEach(({ samples, samplingHz }, i) => {
          expect(same(samples, expected.signals[i]!)).toBe(true);
          expect(samplingHz).toBeCloseTo(expected.signalHz?.[i] ?? expected.samplingHz, 9);
          if (grid === 'record') expect(samplingHz).toBe(reader.facts.samplingHz);
        });
        const { lengthSamples } = reader.facts;
        for (const startSample of [0, 1, 2, 3, 7, Math.floor(lengthSamples / 3), lengthSamples - 5]) {
          const part = await reader.read({ grid, startSample, endSample: startSample + 101 });
          part.signals.forEach(({ samples, firstSample }, i) => {
            const whole = all.signals[i]!.samples;
            expect(same(samples, whole.slice(firstSample, firstSample + samples.length))).toBe(true);
          });
        }
      }
      expect(await reader.checkSums()).toEqual([]);
    },
  );
});

describe('reading parts of a day', () => {
  /** A day of three leads at 250 Hz in format 212, generated on request: 97 MB that are never in memory. */
  function holter() {
    const frames = 24 * 3600 * 250;
    const asked = { bytes: 0, reads: 0, most: 0 };
    const adc = (sample: number) => ((sample * 7919) % 4095) - 2047;
    const byteAt = (at: number) => {
      const pair = Math.floor(at / 3) * 2;
      const [even, odd] = [adc(pair), adc(pair + 1)];
      if (at % 3 === 0) return even & 0xff;
      return at % 3 === 1 ? ((even >> 8) & 15) | ((odd >> 4) & 0xf0) : odd & 0xff;
    };
    const size = Math.ceil(frames * 3 * 1.5);
    const text = `day 3 250 ${frames} 10:00:00 1/2/2020\n${'day.dat 212 200 12 0 0 0 0 ECG\n'.repeat(3)}`;
    const files = new Map([
      ['day.hea', byteSource(new TextEncoder().encode(text))],
      [
        'day.dat',
        {
          size,
          read: async (start: number, end: number) => {
            asked.reads++;
            asked.bytes += end - start;
            asked.most = Math.max(asked.most, end - start);
            return Uint8Array.from({ length: Math.min(end, size) - start }, (_, i) => byteAt(start + i));
          },
        },
      ],
    ]);
    return { files, frames, asked, adc };
  }

  it('opens without reading samples and shows ten seconds from a few kB', async () => {
    const { files, frames, asked, adc } = holter();
    const reader = await openWfdb({ headerName: 'day.hea', files });
    expect(reader.facts).toMatchObject({ lengthSamples: frames, problems: [] });
    expect(asked.bytes).toBe(0);
    const startSample = 12 * 3600 * 250 + 1;
    const { signals } = await reader.read({ startSample, endSample: startSample + 2500 });
    expect(asked.bytes).toBeLessThan(2500 * 3 * 1.5 + 10);
    signals.forEach(({ samples }, lead) => {
      expect([...samples]).toEqual(
        Array.from({ length: 2500 }, (_, k) => Math.fround(adc((startSample + k) * 3 + lead) / 200)),
      );
    });
    await reader.read({ startSample: frames - 1, signals: [2] });
    expect(asked.reads).toBe(2);
  });

  it('never has much of the file in memory, however much is read', async () => {
    const { files, asked } = holter();
    const reader = await openWfdb({ headerName: 'day.hea', files });
    await reader.read({ endSample: 1_500_000, signals: [1] });
    expect(asked.most).toBeLessThanOrEqual(4 * 2 ** 20 + 9);
    expect(asked.reads).toBeGreaterThan(1);
    await expect(reader.read({ maxSamples: 1e6 })).rejects.toMatchObject({
      problem: { code: 'record-too-large' },
    });
  });
});
