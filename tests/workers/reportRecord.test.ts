import { describe, expect, it } from 'vitest';
import { reportRecord } from '../../src/workers/records/reportRecord';
import type { SourceFile } from '../../src/workers/records/types';
import { describeWithShared } from '../shared';
import { smallRecord } from '../state/fakes';
import { dropFiles } from './fieldRecords';

describe('the report of a record from its files', () => {
  it('is from the annotator that is asked for; a sine has beats in it, but nothing to read', async () => {
    const files = smallRecord('a').map((file): SourceFile => ({ ...file, name: file.path }));
    const { source } = (await dropFiles(files)).record('a');
    const heard: number[] = [];
    const { report } = await reportRecord(source, 'atr', (sec) => heard.push(sec));
    expect(heard.at(-1)).toBe(21);
    expect(report).toMatchObject({ record: 'a', annotator: 'atr', durationSec: 21 });
    expect(report.beats.classes.map(({ count }) => count)).toEqual([16, 0, 4, 0, 0]);
    expect(report.analysable).toEqual({ sec: 0, share: 0, leads: ['MLII', 'V5'] });
    await expect(reportRecord(source, 'qrs', () => {})).rejects.toThrow('record a has no annotator qrs');
  });
});

describeWithShared('the report of record 100', (shared) => {
  it('has its analysable time, and for each strip the first lead with the beats of the place', async () => {
    const files = ['hea', 'dat', 'atr'].map((ending): SourceFile => {
      const name = `100.${ending}`;
      return { name, path: name, blob: new Blob([shared.bytes('data', 'mitdb', name)]) };
    });
    const { source } = (await dropFiles(files)).record('100');
    const { report, strips } = await reportRecord(source, 'atr', () => {});
    expect(report.analysable!.share).toBeGreaterThan(0.95);
    expect(report.analysable!.share).toBeLessThanOrEqual(1);
    expect(strips.map(({ startSec, endSec }) => [startSec, endSec])).toEqual(
      report.strips.map(({ startSec, endSec }) => [startSec, endSec]),
    );
    expect(strips.length).toBeGreaterThan(1);
    for (const strip of strips) {
      expect(strip.leads.map(({ name }) => name)).toEqual(['MLII']);
      const { timeSec, value } = strip.leads[0]!.raw;
      expect(timeSec[0]).toBeCloseTo(strip.startSec, 1);
      expect(timeSec.at(-1)).toBeCloseTo(strip.endSec, 1);
      expect(Math.max(...value) - Math.min(...value)).toBeGreaterThan(0.5);
      expect(strip.annotations.length).toBeGreaterThan(3);
    }
  });
});
