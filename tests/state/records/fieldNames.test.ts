import { expect, it } from 'vitest';
import { importFiles } from '../../../src/state/records/importFiles';
import { labStore } from '../../../src/state/store';
import { describeWithShared } from '../../shared';
import { filesIn } from '../../workers/fieldRecords';
import { freshLab } from '../labInNode';

const rows = () => labStore.getState().records.map(({ id, state }) => [id, state]);

describeWithShared('records of one name in the table', (shared) => {
  freshLab();
  const persons = (numbers: string) =>
    filesIn(shared, '04-ecgid-same-names').filter(({ path }) =>
      new RegExp(`Person_0[${numbers}]`).test(path),
    );

  it('keep the names that they got first, whatever comes later', async () => {
    await importFiles(persons('1'));
    await importFiles(persons('123'));
    await importFiles(persons('2'));
    expect(rows()).toEqual(
      ['Person_02/rec_1', 'Person_02/rec_2', 'Person_03/rec_1', 'Person_03/rec_2', 'rec_1', 'rec_2'].map(
        (id) => [id, 'ready'],
      ),
    );
    expect(labStore.getState().problems).toEqual([]);
  });

  it('get a longer name instead of a second row while they are incomplete', async () => {
    const files = filesIn(shared, '35-other-folders-signal');
    await importFiles(files.filter(({ path }) => path.includes('/A/')));
    expect(rows()).toEqual([['100', 'incomplete']]);
    await importFiles(files.filter(({ path }) => path.includes('/B/')));
    expect(rows()).toEqual([
      ['A/100', 'incomplete'],
      ['B/100', 'ready'],
    ]);
  });
});
