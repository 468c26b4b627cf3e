import { annotateInPage } from '../../scripts/annotate/page.mjs';
import { readAnnotations } from '../../src/wfdb';
import { expect, needsRealRecords, realRecord, test } from './lab';

test('the annotate command finds the beats of records, and compares them by EC57 where there is a reference', async ({
  page,
  baseURL,
}) => {
  needsRealRecords();
  const { files, ec57, problems } = await annotateInPage(page, {
    ...{ address: baseURL!, engine: 'wasm', dist: undefined, out: '', log: () => {} },
    ...{ trainingFiles: [], network: undefined, fold: undefined },
    files: [...realRecord('100'), ...realRecord('119').filter((path) => !path.endsWith('.atr'))],
    annotator: 'mine',
    detector: 'lab',
  });
  expect(problems.join('\n')).not.toContain('could not');
  expect(files.map(({ path }) => path)).toEqual(['100.mine', '119.mine']);
  const [labelled, unlabelled] = files.map(({ path, bytes }) => readAnnotations(bytes, path));
  // A detector gives no classes, and none are taken from the reference of 100.
  for (const { symbol } of [labelled!, unlabelled!]) expect(new Set(symbol.slice(1))).toEqual(new Set(['?']));
  expect(labelled!.count).toBeGreaterThan(2270);
  expect(unlabelled!.count).toBeGreaterThan(1900);
  const texts = ec57.map(({ path }) => path);
  expect(texts).toContain('found.bxb-L.txt');
});
