import { expect, it } from 'vitest';
import { bxb } from '../../../src/evaluation/ec57/bxb/bxb';
import { lineHead, lineRow } from '../../../src/evaluation/ec57/bxb/lineFormat';
import { condensedReport, standardReport } from '../../../src/evaluation/ec57/bxb/matrixFormat';
import { shutdownHead, shutdownRow } from '../../../src/evaluation/ec57/bxb/shutdownFormat';
import { describeWithShared } from '../../shared';
import { annotators, comparedRecords, printed } from './reference';

describeWithShared('bxb prints what the C program prints', (shared) => {
  for (const annotator of annotators) {
    const records = comparedRecords(shared, annotator);
    const names = { reference: 'atr', test: annotator };
    const textOf = (file: string): string => {
      const withSveb = /[LSC]$/.test(file);
      const options = file.includes('-f0-') ? { fromSec: 0 } : {};
      const all = records.map((record) => bxb(record, withSveb, options));
      if (file.startsWith('sd')) return shutdownHead(withSveb) + all.map(shutdownRow).join('');
      if (/[lL]$/.test(file)) return lineHead(withSveb) + all.map(lineRow).join('');
      const report = /[sS]$/.test(file) ? standardReport : condensedReport;
      return all.map((comparison) => report(comparison, names)).join('');
    };
    const files = [
      'bxb-L',
      'bxb-f0-L',
      'bxb-l',
      'sd-L',
      'sd-f0-L',
      'sd-l',
      'bxb-S',
      'bxb-s',
      'bxb-C',
      'bxb-c',
    ];
    it.each(files)(`${annotator}.%s.out`, (file) => {
      expect(textOf(file)).toBe(printed(shared, `${annotator}.${file}.out`));
    });
  }
});
