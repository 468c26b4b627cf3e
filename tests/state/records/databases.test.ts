import { beforeEach, describe, expect, it } from 'vitest';
import { prepareBeats } from '../../../src/state/beats/prepareBeats';
import { restoreDatabases, setDatabase } from '../../../src/state/records/databases';
import { importFiles } from '../../../src/state/records/importFiles';
import { usedRecords } from '../../../src/state/records/usedRecords';
import { services } from '../../../src/state/services';
import { readRecord } from '../../../src/state/storage/readRecord';
import { labStore } from '../../../src/state/store';
import { preflightOf } from '../../../src/state/train/preflight';
import { smallRecord } from '../fakes';
import { freshLab } from '../labInNode';
import { memoryStorage } from '../memoryStorage';

const state = () => labStore.getState();
const databases = () => Object.fromEntries(state().records.map(({ id, database }) => [id, database]));

describe('the databases of records', () => {
  freshLab();
  let memory: ReturnType<typeof memoryStorage>;
  beforeEach(async () => {
    memory = memoryStorage();
    services.storage = memory.storage;
    labStore.setState({ storage: { status: 'on', usedBytes: undefined, quotaBytes: undefined } });
    await importFiles([
      ...smallRecord('r1', { folder: 'svdb/', beats: 30 }),
      ...smallRecord('r2', { folder: 'svdb/', beats: 30, height: 2 }),
      ...smallRecord('r3', { folder: 'ward/', beats: 30, height: 3 }),
    ]);
  });
  const row = (id: string) => memory.records.get(id) as { entry: object; source: object };

  it('are those of their folders, also in rows that were stored before', () => {
    expect(databases()).toEqual({ r1: 'svdb', r2: 'svdb', r3: 'own' });
    const { entry, source } = row('r1');
    const { database, ...before } = entry as { database: string };
    expect(database).toBe('svdb');
    expect(readRecord('r1', { entry: before, source }).entry.database).toBe('svdb');
  });

  it('can be set for several at once, are stored, and return to those of the files', async () => {
    await setDatabase(['r2', 'r3'], ' my ward ');
    expect(databases()).toEqual({ r1: 'svdb', r2: 'my-ward', r3: 'my-ward' });
    expect(readRecord('r3', row('r3')).entry.database).toBe('my-ward');
    // Dropped again, they stay as they were set.
    await importFiles(smallRecord('r3', { folder: 'ward/', beats: 30, height: 3 }));
    expect(databases().r3).toBe('my-ward');
    await setDatabase(['r2'], '');
    expect(databases()).toEqual({ r1: 'svdb', r2: 'svdb', r3: 'my-ward' });
  });

  it('are known of prepared beats, which need not be prepared again', async () => {
    const { prepareSettings, trainSettings } = state();
    const index = () => preflightOf(state().prepared, prepareSettings, trainSettings).index!;
    await prepareBeats();
    expect(index().recordDatabase).toEqual(['svdb', 'svdb', 'own']);
    labStore.setState({ faultsAccepted: true });
    await setDatabase(['r3'], 'ward');
    expect(index().recordDatabase).toEqual(['svdb', 'svdb', 'ward']);
    expect(state().prepared?.records.map(({ database }) => database)).toEqual(['svdb', 'svdb', 'ward']);
    expect(state()).toMatchObject({ prepared: { stale: false }, faultsAccepted: false });
  });

  it('are again those of an experiment that is repeated', async () => {
    const then = usedRecords(state().records);
    await setDatabase(['r1', 'r2', 'r3'], 'ward');
    restoreDatabases(then);
    expect(databases()).toEqual({ r1: 'svdb', r2: 'svdb', r3: 'own' });
  });

  it('stay beside an older experiment, unless they would tell other persons', async () => {
    const then = usedRecords(state().records).map(({ database: _, ...record }) => record);
    restoreDatabases(then);
    expect(databases()).toEqual({ r1: 'svdb', r2: 'svdb', r3: 'own' });
    await importFiles([
      ...smallRecord('I01', { folder: 'incartdb/', beats: 30, height: 4 }),
      ...smallRecord('I02', { folder: 'incartdb/', beats: 30, height: 5 }),
    ]);
    expect(databases()).toMatchObject({ I01: 'incartdb', I02: 'incartdb' });
    // One person by the database, two by their names.
    restoreDatabases(usedRecords(state().records).map(({ database: _, ...record }) => record));
    expect(databases()).toEqual({ r1: 'own', r2: 'own', r3: 'own', I01: 'own', I02: 'own' });
  });
});
