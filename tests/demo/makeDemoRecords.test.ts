import { beforeAll, describe, expect, it } from 'vitest';
import { type DemoFile, makeDemoRecords } from '../../src/demo';
import { parseHeader, readAnnotations, readRecord } from '../../src/wfdb';
import type { Annotations, Header, WfdbProblem, WfdbRecord } from '../../src/wfdb/types';

interface Read {
  header: Header;
  record: WfdbRecord;
  annotations: Annotations & { warnings: WfdbProblem[] };
  /** Rows of beats, without the note of the rhythm. */
  beats: { sample: number; symbol: string }[];
}

function readAll(files: DemoFile[]): Read[] {
  const byName = new Map(files.map(({ fileName, bytes }) => [fileName, bytes]));
  return files
    .filter(({ fileName }) => fileName.endsWith('.hea'))
    .map(({ fileName, bytes }) => {
      const header = parseHeader(bytes, fileName);
      const annotations = readAnnotations(
        byName.get(`${header.recordName}.atr`)!,
        `${header.recordName}.atr`,
      );
      return {
        header,
        record: readRecord({ header, files: byName }),
        annotations,
        beats: annotations.symbol
          .map((symbol, row) => ({ symbol, sample: annotations.sample[row]! }))
          .filter(({ symbol }) => symbol !== '+'),
      };
    });
}

const classOfSymbol: Record<string, string> = {
  N: 'N',
  L: 'N',
  R: 'N',
  A: 'SVEB',
  V: 'VEB',
  F: 'F',
  '/': 'Q',
};

let files: DemoFile[];
let records: Read[];
beforeAll(() => {
  files = makeDemoRecords();
  records = readAll(files);
});

describe('the files', () => {
  it('are the same for the same seed and others for another', () => {
    const same = (others: DemoFile[]) =>
      others.map(({ bytes }, i) => Buffer.compare(bytes, files[i]!.bytes) === 0);
    const again = makeDemoRecords();
    expect(again.map(({ fileName }) => fileName)).toEqual(files.map(({ fileName }) => fileName));
    expect(new Set(same(again))).toEqual(new Set([true]));
    expect(new Set(same(makeDemoRecords({ seed: 7 })))).toEqual(new Set([false]));
  });

  it('are complete records that our reader accepts without a warning', () => {
    expect(records.map(({ record }) => record.name)).toEqual([
      'demo01',
      'demo02',
      'demo03',
      'demo04',
      'demo05',
      'demo06',
    ]);
    for (const { record, annotations } of records) {
      expect(record.warnings).toEqual([]);
      expect(annotations.warnings).toEqual([]);
    }
  });

  it('are digitised as MIT-BIH records are', () => {
    for (const { header, record } of records) {
      expect(header.samplingHz).toBe(360);
      expect(header.lengthFrames).toBe(record.lengthSamples);
      expect(record.signalNames[0]).toBe('MLII');
      expect(['V1', 'V5']).toContain(record.signalNames[1]);
      for (const signal of header.signals) {
        expect(signal).toMatchObject({
          format: 212,
          gain: 200,
          baseline: 1024,
          adcZero: 1024,
          adcResolutionBits: 11,
          units: 'mV',
        });
      }
    }
  });

  it('say that they are synthetic, and from which seed', () => {
    records.forEach(({ record }, i) => {
      expect(record.comments[0]).toBe(
        `synthetic: made by ECG lab's demo after McSharry et al. 2003, seed ${2003 + i}`,
      );
    });
  });
});

describe('the beats', () => {
  it('are enough of every class to learn from, and few enough to train quickly', () => {
    const counts: Record<string, number> = {};
    const holders: Record<string, Set<string>> = {};
    for (const { record, beats } of records) {
      for (const { symbol } of beats) {
        const name = classOfSymbol[symbol]!;
        counts[name] = (counts[name] ?? 0) + 1;
        holders[name] = (holders[name] ?? new Set()).add(record.name);
      }
    }
    expect(counts).toEqual({ N: 740, SVEB: 56, VEB: 105, F: 48, Q: 81 });
    for (const name of ['N', 'SVEB', 'VEB', 'F']) expect(holders[name]!.size).toBeGreaterThan(1);
    expect([...holders.Q!]).toEqual(['demo06']);
  });

  it('all have their window of −0.4 … +0.5 s inside the record', () => {
    for (const { record, beats } of records) {
      expect(beats[0]!.sample).toBeGreaterThanOrEqual(0.4 * 360);
      expect(beats.at(-1)!.sample).toBeLessThanOrEqual(record.lengthSamples - 0.5 * 360);
    }
  });

  it('are marked at a clear extremum of the first lead', () => {
    for (const { record, beats } of records) {
      const lead = record.signals[0]!;
      for (const { sample } of beats) {
        const near = lead.subarray(sample - 4, sample + 5);
        const value = lead[sample]!;
        const highest = value === Math.max(...near);
        const lowest = value === Math.min(...near);
        expect(highest || lowest).toBe(true);
        const around = [...lead.subarray(sample - 72, sample + 73)].sort((a, b) => a - b);
        const level = around[around.length >> 1]!;
        expect(Math.abs(value - level)).toBeGreaterThan(0.35);
        expect(Math.sign(value - level)).toBe(highest ? 1 : -1);
      }
    }
  });

  it('that are premature come early: atrial and ventricular ones clearly, fusion beats slightly', () => {
    const ratios: Record<string, number[]> = { A: [], V: [], F: [] };
    for (const { beats } of records) {
      for (let i = 2; i < beats.length; i++) {
        const { symbol, sample } = beats[i]!;
        const before = beats.slice(i - 2, i);
        if (!ratios[symbol] || !before.every((beat) => 'NLR'.includes(beat.symbol))) continue;
        ratios[symbol].push((sample - before[1]!.sample) / (before[1]!.sample - before[0]!.sample));
      }
    }
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(ratios.V!.length).toBeGreaterThan(40);
    expect(mean(ratios.V!)).toBeCloseTo(0.58, 1);
    expect(mean(ratios.A!)).toBeCloseTo(0.72, 1);
    expect(mean(ratios.F!)).toBeCloseTo(0.97, 1);
    expect(Math.max(...ratios.V!)).toBeLessThan(0.85);
  });

  it('of ventricular origin are wide, normally conducted ones narrow', () => {
    /** How long the first lead stays beyond half the height of the R peak, seconds. */
    const halfWidthSec = (lead: Float32Array, sample: number) => {
      const level = (lead[sample - 54]! + lead[sample + 54]!) / 2;
      const height = lead[sample]! - level;
      const beyond = (n: number) => (lead[n]! - level) / height > 0.5;
      let first = sample;
      let last = sample;
      while (beyond(first - 1)) first--;
      while (beyond(last + 1)) last++;
      return (last - first + 1) / 360;
    };
    const median = (symbol: string) => {
      const widths = records.flatMap(({ record, beats }) =>
        beats
          .filter((beat) => beat.symbol === symbol)
          .map((beat) => halfWidthSec(record.signals[0]!, beat.sample)),
      );
      return widths.sort((a, b) => a - b)[widths.length >> 1]!;
    };
    expect(median('N')).toBeLessThan(0.035);
    for (const symbol of ['V', 'L', '/']) expect(median(symbol)).toBeGreaterThan(1.6 * median('N'));
    expect(median('F')).toBeGreaterThan(median('N'));
    expect(median('F')).toBeLessThan(median('V'));
  });
});

describe('the signals', () => {
  it('have no gap and the amplitudes of an ECG', () => {
    for (const { record } of records) {
      for (const signal of record.signals) {
        let lowest = Number.POSITIVE_INFINITY;
        let highest = Number.NEGATIVE_INFINITY;
        let finite = true;
        for (const value of signal) {
          finite &&= Number.isFinite(value);
          lowest = Math.min(lowest, value);
          highest = Math.max(highest, value);
        }
        expect(finite).toBe(true);
        expect(lowest).toBeGreaterThan(-3.5);
        expect(highest).toBeLessThan(3.5);
        expect(highest - lowest).toBeGreaterThan(1);
      }
    }
  });

  it('differ from lead to lead', () => {
    for (const { record } of records) {
      const [a, b] = [record.signals[0]!, record.signals[1]!];
      let difference = 0;
      for (let n = 0; n < a.length; n++) difference += (a[n]! - b[n]!) ** 2;
      expect(Math.sqrt(difference / a.length)).toBeGreaterThan(0.05);
    }
  });
});
