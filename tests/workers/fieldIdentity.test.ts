import { expect, it } from 'vitest';
import { defaultPrepareSettings } from '../../src/beats';
import { openSource } from '../../src/workers/records/openSource';
import { createRecordsWorker } from '../../src/workers/records/recordsWorker';
import { describeWithShared } from '../shared';
import { dropFiles, filesIn } from './fieldRecords';

describeWithShared('records of one name', (shared) => {
  const names = ['01', '02', '03'].flatMap((person) => ['1', '2'].map((n) => `Person_${person}/rec_${n}`));

  it('are told apart by their folder, in the table and in their beats', async () => {
    const { facts, sources, problems } = await dropFiles(filesIn(shared, '04-ecgid-same-names'));
    expect(facts.map(({ name }) => name).sort()).toEqual(names);
    expect(facts.every(({ state, problems: own }) => state === 'ready' && own.length === 0)).toBe(true);
    expect(problems).toEqual([]);
    const { beats } = await createRecordsWorker().prepare(sources[0]!, defaultPrepareSettings);
    expect(beats.recordNames).toEqual([sources[0]!.name]);
  });

  it('have no more folders in their names than it takes', async () => {
    const files = filesIn(shared, '04-ecgid-same-names');
    const { facts } = await dropFiles(files.filter(({ path }) => /Person_01/.test(path)));
    expect(facts.map(({ name }) => name).sort()).toEqual(['rec_1', 'rec_2']);
  });

  it('never take a signal from each other', async () => {
    const { record } = await dropFiles(filesIn(shared, '35-other-folders-signal'));
    expect(record('A/100').facts.state).toBe('incomplete');
    expect(
      record('A/100')
        .facts.problems.map(({ message }) => message)
        .join(),
    ).toContain('100.dat is missing');
    expect(record('B/100').facts).toMatchObject({ state: 'ready', problems: [] });
    await expect(openSource(record('A/100').source)).rejects.toThrow('100.dat is missing');
  });

  it('are one if they are the same files', async () => {
    const zips = filesIn(shared, '15-zips').filter(({ name }) => name.startsWith('mydb'));
    expect(zips).toHaveLength(2);
    const { facts, problems } = await dropFiles(zips);
    expect(facts.map(({ name }) => name)).toEqual(['z7']);
    expect(problems).toEqual([]);
  });
});
