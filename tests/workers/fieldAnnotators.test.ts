import { expect, it } from 'vitest';
import { createRecordsWorker } from '../../src/workers/records/recordsWorker';
import type { SourceFile } from '../../src/workers/records/types';
import { describeWithShared } from '../shared';
import { dropFiles, filesIn } from './fieldRecords';

/** The files in both orders: what is chosen must not hang on the order of a drop. */
const bothOrders = (files: SourceFile[]) => [files, [...files].reverse()];

describeWithShared('the annotator that holds beats', (shared) => {
  it('is chosen by what is in it', async () => {
    for (const files of bothOrders(filesIn(shared, '02-apnea-ecg'))) {
      const { source, facts } = (await dropFiles(files)).record('a01');
      expect(facts).toMatchObject({ annotator: 'qrs', state: 'ready', problems: [] });
      expect([...facts.annotators].sort()).toEqual(['apn', 'qrs']);
      // The classes of the minutes can be chosen, and are named as no beats.
      const apn = source.annotators.find(({ name }) => name.endsWith('.apn'))!;
      const { facts: minutes } = await inspectAgain({ ...source, annotation: apn });
      expect(minutes.state).toBe('no-annotations');
      expect(minutes.problems.map(({ message }) => message)).toEqual([
        'No beats in apn of a01 (10 annotations, none at the intervals of a heart): it can be viewed, but gives no beats yet. Let the lab find them (Find beats), or drop annotations that mark beats with it.',
      ]);
    }
  });

  it('gives the beats, another the rhythm', async () => {
    for (const files of bothOrders(filesIn(shared, '03-afdb'))) {
      const { source, facts } = (await dropFiles(files)).record('04015');
      expect(facts).toMatchObject({ annotator: 'qrs', state: 'ready', classCounts: [150, 0, 0, 0, 0] });
      const marks = await createRecordsWorker().marks(source);
      expect([...marks.aux.values()]).toEqual(['(N', '(AFIB', '(N']);
      const code = marks.symbols.indexOf('+');
      expect([...marks.timeSec].filter((_, i) => marks.symbol[i] === code)).toEqual([0.12, 48, 88]);
    }
  });

  it('is not a table beside the record, and may begin with a digit', async () => {
    const { facts } = (await dropFiles(filesIn(shared, '06-ltstdb-16a'))).record('s20011');
    expect([...facts.annotators].sort()).toEqual(['16a', 'ari', 'atr', 'sta', 'stb', 'stc']);
    expect(facts).toMatchObject({ annotator: 'atr', state: 'ready' });
  });

  it('is missed before beats are prepared', async () => {
    const { record } = await dropFiles(filesIn(shared, '10-vfdb-rhythm-only'));
    expect(record('418').facts.state).toBe('no-annotations');
    expect(record('418').facts.problems[0]!.message).toMatch(/^No beats in atr of 418 \(4 annotations/);
    expect(record('cu01').facts.state).toBe('ready');
  });
});

async function inspectAgain(source: Parameters<ReturnType<typeof createRecordsWorker>['inspect']>[0]) {
  return { facts: await createRecordsWorker().inspect(source) };
}
