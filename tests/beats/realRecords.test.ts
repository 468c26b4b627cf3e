import { beforeAll, expect, it } from 'vitest';
import {
  type BeatSet,
  CLASS_NAMES,
  concatBeats,
  countLabels,
  createPreparer,
  defaultPrepareSettings,
  PACED_RECORDS,
  type PreparedRecord,
} from '../../src/beats';
import { parseHeader, readAnnotations, readRecord } from '../../src/wfdb';
import { describeWithShared } from '../shared';

type Counts = Record<(typeof CLASS_NAMES)[number], number>;

interface BeatsFile {
  records: Record<string, { annotations: number; symbols: Record<string, number>; beats: Counts }>;
  all_48: Counts;
  without_102_104_107_217: Counts;
}

interface ResampleFile {
  beats: { record: string; sample: number; symbol: string; value: number[] }[];
}

const inOrder = (counts: Counts) => CLASS_NAMES.map((name) => counts[name]);

describeWithShared('beats of the MIT-BIH records', (shared) => {
  const prepared = new Map<string, PreparedRecord>();
  let reference: BeatsFile;

  beforeAll(() => {
    reference = shared.json<BeatsFile>('reference', 'beats.json');
    const preparer = createPreparer({ ...defaultPrepareSettings, classCount: 5 });
    for (const name of Object.keys(reference.records)) {
      const file = (extension: string) => shared.bytes('data', 'mitdb', `${name}.${extension}`);
      const record = readRecord({
        header: parseHeader(file('hea'), `${name}.hea`),
        files: new Map([[`${name}.dat`, file('dat')]]),
        signals: [0],
      });
      const annotations = readAnnotations(file('atr'), `${name}.atr`);
      prepared.set(name, preparer.prepare({ record, annotations }));
    }
  }, 120_000);

  const setOf = (records: string[]): BeatSet => concatBeats(records.map((name) => prepared.get(name)!.beats));
  const names = () => [...prepared.keys()];

  it('are as many of each class as the reference program finds in each of the 48 records', () => {
    expect(names()).toHaveLength(48);
    const counts = Object.fromEntries([...prepared].map(([name, { counts }]) => [name, counts]));
    const expected = Object.entries(reference.records).map(([name, { beats }]) => [name, inOrder(beats)]);
    expect(counts).toEqual(Object.fromEntries(expected));
    expect(countLabels(setOf(names()).label, 5)).toEqual(inOrder(reference.all_48));
  });

  it('account for every annotation: kept, dropped or no beat', () => {
    for (const [name, { beats, dropped }] of prepared) {
      const { windowOutside, missingSamples, flat, classExcluded, unmapped, notBeats } = dropped;
      const { annotations, symbols } = reference.records[name]!;
      expect(beats.count + windowOutside + missingSamples + classExcluded + unmapped + notBeats).toBe(
        annotations,
      );
      expect([missingSamples, flat, classExcluded, unmapped]).toEqual([0, 0, 0, 0]);
      const others = Object.keys(symbols).filter((symbol) => '+~|x![]"'.includes(symbol));
      expect(notBeats).toBe(others.reduce((sum, symbol) => sum + symbols[symbol]!, 0));
    }
  });

  it('are 100 687 without the paced records', () => {
    const set = setOf(names().filter((name) => !PACED_RECORDS.includes(name)));
    expect(set.count).toBe(100_687);
    expect(countLabels(set.label, 5)).toEqual([90_081, 2_781, 7_008, 802, 15]);
    expect(countLabels(set.label, 5)).toEqual(inOrder(reference.without_102_104_107_217));
    expect(set.waveform.every(Number.isFinite)).toBe(true);
  });

  it('equal the reference program within 1e-5, denoised and resampled', () => {
    const { beats } = shared.json<ResampleFile>('reference', 'resample.json');
    expect(beats.length).toBeGreaterThan(0);
    for (const { record, sample, symbol, value } of beats) {
      const set = prepared.get(record)!.beats;
      const index = set.sample.indexOf(sample);
      expect(set.symbol[index]).toBe(symbol);
      const row = set.waveform.subarray(index * 251, (index + 1) * 251);
      expect(value).toHaveLength(251);
      const worst = Math.max(...value.map((expected, i) => Math.abs(expected - row[i]!)));
      expect(worst).toBeLessThan(1e-5);
    }
  });

  it('have RR intervals that lead from beat to beat', () => {
    for (const { beats } of prepared.values()) {
      let worst = 0;
      for (let i = 1; i < beats.count; i++) {
        const apart = (beats.sample[i]! - beats.sample[i - 1]!) / 360;
        worst = Math.max(worst, Math.abs(beats.rr[2 * i]! - apart), Math.abs(beats.rr[2 * i - 1]! - apart));
      }
      expect(worst).toBeLessThan(1e-5);
    }
  });
});
