import { expect, it } from 'vitest';
import { epicmp, episodeHead, episodeRow } from '../../../src/evaluation/ec57/epicmp/epicmp';
import { runHead, runRow } from '../../../src/evaluation/ec57/rxr/runFormat';
import { rxr } from '../../../src/evaluation/ec57/rxr/rxr';
import { describeWithShared } from '../../shared';
import { annotators, comparedRecords, printed } from './reference';

describeWithShared('rxr and epicmp print what the C programs print', (shared) => {
  for (const annotator of annotators) {
    const records = comparedRecords(shared, annotator);
    it.each([
      ['vruns', 'ventricular'],
      ['sruns', 'supraventricular'],
    ] as const)(`${annotator}.%s.out`, (file, kind) => {
      const text = runHead(kind) + records.map((record) => runRow(rxr(record, kind))).join('');
      expect(text).toBe(printed(shared, `${annotator}.${file}.out`));
    });
    it.each([
      ['af', 'AF'],
      ['vf', 'VF'],
    ] as const)(`${annotator}.%s.out`, (file, kind) => {
      const text = episodeHead(kind) + records.map((record) => episodeRow(epicmp(record, kind))).join('');
      expect(text).toBe(printed(shared, `${annotator}.${file}.out`));
    });
  }
});
