import { beforeEach, describe, expect, it } from 'vitest';
import { relabel } from '../../../src/edits/makeEdits';
import { commands } from '../../../src/state/commands';
import { addLabAnnotation } from '../../../src/state/records/annotators';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { readAnnotations } from '../../../src/wfdb';
import { mark } from '../../edits/marks';
import { gate, smallRecord } from '../fakes';
import { freshLab } from '../labInNode';
import { memoryStorage } from '../memoryStorage';

freshLab();

const state = () => labStore.getState();
const change = (i: number) =>
  commands.makeEdit('208', relabel([mark(Math.round((i + 0.75) * 360), 'N')], 'V')!);
const fileOf = (annotator: string) =>
  services.sources.get('208')!.annotators.find(({ name }) => name === `208.${annotator}`);
const edited = async () => {
  const bytes = new Uint8Array(await fileOf('edit')!.blob.arrayBuffer());
  return readAnnotations(bytes, 'edit').symbol.slice(1).join('');
};

let stored: ReturnType<typeof memoryStorage>;
beforeEach(async () => {
  stored = memoryStorage();
  services.storage = stored.storage;
  labStore.setState({ storage: { status: 'on', usedBytes: undefined, quotaBytes: undefined } });
  await commands.importFiles(smallRecord('208'));
  await commands.viewRecord('208');
});

describe('an edit', () => {
  it('is on the page once it is stored, not before', async () => {
    const [asked, go] = [gate(), gate()];
    services.storage = {
      ...stored.storage,
      addEdits: async (rows) => {
        asked.open();
        await go.passed;
        await stored.storage.addEdits(rows);
      },
    };
    const made = change(0);
    await asked.passed;
    expect(state().edits.rows).toEqual([]);
    go.open();
    await made;
    expect(state().edits.rows.map(({ id }) => id)).toEqual([...stored.edits.keys()]);
  });

  it('that could not be stored is on the page all the same', async () => {
    const full = new DOMException('Full.', 'QuotaExceededError');
    services.storage = { ...stored.storage, addEdits: () => Promise.reject(full) };
    await change(0);
    expect(state().edits.rows).toHaveLength(1);
    expect(state().problems.map(({ code }) => code)).toEqual(['storage-full']);
    expect(await edited()).toBe(`VNNNV${'NNNNV'.repeat(3)}`);
  });

  it('and what else changes the annotations of its record wait for each other', async () => {
    await change(0);
    await Promise.all([change(1), commands.chooseAnnotator('208', 'atr'), change(2)]);
    expect(await edited()).toBe(`VVVNV${'NNNNV'.repeat(3)}`);

    const source = services.sources.get('208')!;
    const found = { ...source.annotators[0]!, name: '208.found', path: '208.found' };
    const { signal } = new AbortController();
    await Promise.all([
      change(3),
      addLabAnnotation('208', source, found, signal),
      commands.importFiles([{ path: '208.qrs', blob: source.annotators[0]!.blob }]),
    ]);
    expect(await edited()).toBe(`VVVVV${'NNNNV'.repeat(3)}`);
    expect(state().records[0]!.annotators.toSorted()).toEqual(['atr', 'edit', 'found', 'qrs']);
    expect(state().problems).toEqual([]);
  });
});
