import { describe, expect, it } from 'vitest';
import { ec57Table } from '../../../src/evaluation/ec57';
import { describeWithShared } from '../../shared';
import { annotators, printed } from './reference';

describeWithShared('a table taken apart', (shared) => {
  const table = (id: Parameters<typeof ec57Table>[0]) =>
    ec57Table(id, printed(shared, `tst.${id}.sumstats.txt`));

  it('has the beats with and without SVEB', () => {
    const { records, sum, gross, average } = table('bxb-L');
    expect(records).toHaveLength(48);
    expect(records[1]).toMatchObject({
      record: '101',
      cells: { "Nn'": '1398', 'V Se': '-', 'RR err': '270.27' },
    });
    expect(sum).toMatchObject({ "Nn'": '69085', Vv: '5542', "Fo'": '370' });
    expect(gross).toEqual({
      ...{ 'Q Se': '94.93', 'Q +P': '98.61', 'V Se': '90.84', 'V +P': '79.15' },
      ...{ 'S Se': '90.24', 'S +P': '62.84' },
    });
    expect(average).toMatchObject({ 'Q Se': '94.93', 'RR err': '192.16' });
    expect(table('bxb-l').gross['V FPR']).toBe('1.781');
  });

  it('has shutdowns, whose gross is missing with SVEB', () => {
    const { records, sum, gross } = table('sd-L');
    expect(records[0]!.cells).toEqual({
      ...{ Nx: '50', Sx: '1', Vx: '0', Fx: '0', Qx: '0', Time: '40' },
      ...{ '% beats': '2.63', '% N': '2.67', '% S': '3.45', '% V': '0.00', '% F': '-' },
    });
    expect([sum.Time, gross]).toEqual(['1920', {}]);
    expect(table('sd-l')).toMatchObject({ gross: { '% beats': '1.34' }, average: { '% F': '8.64' } });
  });

  it('has runs and episodes', () => {
    expect(table('vruns')).toMatchObject({
      sum: { CTs: '569', LFP: '1' },
      gross: { CSe: '87', 'L+P': '95' },
    });
    expect(table('sruns').records[0]).toMatchObject({ record: '100', cells: { CFP: '1', 'C+P': '0' } });
    expect(table('af')).toMatchObject({
      sum: { TPs: '87', 'Test duration': '1:32:47.180' },
      gross: { ESe: '88', 'D+P': '99' },
      average: { ESe: '87' },
    });
  });

  it.each(annotators)('has every number of each table of %s', (annotator) => {
    for (const id of ['bxb-L', 'bxb-l', 'sd-L', 'sd-l', 'vruns', 'sruns', 'af', 'vf'] as const) {
      const { records, counts, measures, durations } = ec57Table(
        id,
        printed(shared, `${annotator}.${id}.sumstats.txt`),
      );
      const width = counts.length + measures.length + durations.length;
      expect(records.map(({ cells }) => Object.keys(cells).length)).toEqual(Array(48).fill(width));
    }
  });
});

describe('a table without records', () => {
  it('has none', () => {
    expect(ec57Table('vruns', 'Record CTs\n____\nSum 0\n').records).toEqual([]);
  });
});
