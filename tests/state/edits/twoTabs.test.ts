import { beforeEach, describe, expect, it } from 'vitest';
import { relabel } from '../../../src/edits/makeEdits';
import { commands } from '../../../src/state/commands';
import { followEdits } from '../../../src/state/edits/followEdits';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { mark } from '../../edits/marks';
import { gate, smallRecord } from '../fakes';
import { freshLab } from '../labInNode';
import { memoryStorage } from '../memoryStorage';

freshLab();

const state = () => labStore.getState();
const entry = (id = '208') => state().records.find((record) => record.id === id)!;
const beat = (i: number) => mark(Math.round((i + 0.75) * 360), i % 5 === 4 ? 'V' : 'N');
const change = (i: number, symbol: string, id = '208') => commands.makeEdit(id, relabel([beat(i)], symbol)!);

let stored: ReturnType<typeof memoryStorage>;
beforeEach(async () => {
  stored = memoryStorage();
  services.storage = stored.storage;
  labStore.setState({ storage: { status: 'on', usedBytes: undefined, quotaBytes: undefined } });
  await commands.importFiles([...smallRecord('208'), ...smallRecord('210')]);
  await commands.viewRecord('208');
});

describe('a record in use that is edited', () => {
  it('keeps the database that the user set', async () => {
    await commands.setDatabase(['208'], 'incart');
    await change(0, 'V');
    expect(entry()).toMatchObject({ annotator: 'edit', database: 'incart' });
    await change(1, 'V');
    expect(entry().database).toBe('incart');
    expect(stored.records.get('208')!.entry!.database).toBe('incart');
  });

  it('keeps what the user sets while its annotations are read', async () => {
    const viewer = services.viewer();
    const [reading, go] = [gate(), gate()];
    services.viewer = () => ({
      ...viewer,
      run: (job, signal) =>
        viewer.run(async (worker) => {
          const held = new Proxy(worker, {
            get: (of, name) =>
              name === 'inspectAnnotations'
                ? async (...given: Parameters<typeof of.inspectAnnotations>) => {
                    reading.open();
                    await go.passed;
                    return of.inspectAnnotations(...given);
                  }
                : Reflect.get(of, name),
          });
          return job(held);
        }, signal),
    });
    const made = change(0, 'V');
    await reading.passed;
    commands.setTicked(['208'], false);
    await commands.setDatabase(['208'], 'svdb');
    go.open();
    await made;
    expect(entry()).toMatchObject({ annotator: 'edit', database: 'svdb', ticked: false });
  });
});

describe('a tab that hears of edits in another one', () => {
  /** The row of the record as the editing tab stored it, and this tab without the edits. */
  async function behind() {
    const before = { entry: entry(), source: services.sources.get('208')! };
    await change(0, 'V');
    await change(1, 'V', '210');
    services.sources.set('208', before.source);
    labStore.setState((now) => ({
      edits: { ...now.edits, rows: [], open: undefined },
      records: now.records.map((record) => (record.id === '208' ? before.entry : record)),
    }));
    return stored.records.get('208');
  }

  it('makes them here, and stores no row of its own over that of the editing tab', async () => {
    const row = await behind();
    await followEdits('208');
    expect(state().edits.rows).toHaveLength(2);
    expect(entry().annotators).toEqual(['atr', 'edit']);
    expect(state().edits.open?.base).toMatchObject({ record: '208', annotator: 'atr' });
    expect(stored.records.get('208')).toBe(row);
    expect(row!.entry!.annotator).toBe('edit');
  });

  it('follows in that record alone', async () => {
    await behind();
    const other = services.sources.get('208');
    await followEdits('210');
    expect(services.sources.get('208')).toBe(other);
    expect(state().edits.rows).toHaveLength(2);
  });
});
