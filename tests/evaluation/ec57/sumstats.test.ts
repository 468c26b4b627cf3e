import { expect, it } from 'vitest';
import { sumstats } from '../../../src/evaluation/ec57/sumstats/sumstats';
import { describeWithShared } from '../../shared';
import { annotators, printed } from './reference';

const files = ['bxb-L', 'bxb-f0-L', 'bxb-l', 'sd-L', 'sd-l', 'vruns', 'sruns', 'af', 'vf'];

describeWithShared('sumstats prints what the C program prints', (shared) => {
  for (const annotator of annotators) {
    it.each(files)(`${annotator}.%s.sumstats.txt`, (file) => {
      const text = printed(shared, `${annotator}.${file}.out`);
      expect(sumstats(text)).toBe(printed(shared, `${annotator}.${file}.sumstats.txt`));
    });
  }
});

it('knows files by their first line', () => {
  expect(sumstats('Beat-by-beat comparison results for record 100\n')).toBeUndefined();
  expect(sumstats('')).toBeUndefined();
});
