import { beforeEach, describe, expect, it } from 'vitest';
import { addBeat, relabel } from '../../../src/edits/makeEdits';
import { commands } from '../../../src/state/commands';
import { restoreEdits, syncEdits } from '../../../src/state/edits/restoreEdits';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { readAnnotations } from '../../../src/wfdb';
import { notedBytes, withoutNote } from '../../../src/workers/records/labAnnotator';
import { mark } from '../../edits/marks';
import { smallRecord } from '../fakes';
import { dropped, freshLab } from '../labInNode';
import { memoryStorage } from '../memoryStorage';

freshLab();

const state = () => labStore.getState();
const entry = () => state().records.find(({ id }) => id === '208')!;
const beat = (i: number, symbol = 'N') => mark(Math.round((i + 0.75) * 360), symbol);
const change = (i: number, symbol: string) => commands.makeEdit('208', relabel([beat(i)], symbol)!);
const bytesOf = async (annotator: string) => {
  const file = services.sources.get('208')!.annotators.find(({ name }) => name.endsWith(`.${annotator}`));
  return new Uint8Array(await file!.blob.arrayBuffer());
};
const symbols = async (annotator: string) =>
  readAnnotations(await bytesOf(annotator), annotator)
    .symbol.slice(1)
    .join('');
const reference = 'NNNNV'.repeat(4);

let stored: ReturnType<typeof memoryStorage>;
beforeEach(async () => {
  stored = memoryStorage();
  services.storage = stored.storage;
  labStore.setState({ storage: { status: 'on', usedBytes: undefined, quotaBytes: undefined } });
});

const load = async (files: ReturnType<typeof smallRecord>) => {
  if (state().records.length > 0) commands.removeRecords(['208']);
  await commands.importFiles(files);
  await commands.viewRecord('208');
};

/** What another lab wrote over the same annotations. */
async function theirFile(): Promise<Uint8Array<ArrayBuffer>> {
  await load(smallRecord('208'));
  await change(3, 'A');
  await commands.makeEdit('208', addBeat(450, 'V'));
  const bytes = await bytesOf('edit');
  stored.edits.clear();
  labStore.setState(({ edits }) => ({ edits: { ...edits, rows: [], open: undefined } }));
  return bytes;
}

describe('edits of somebody else, dropped with the record', () => {
  let theirs: Uint8Array<ArrayBuffer>;
  beforeEach(async () => {
    theirs = await theirFile();
    await load([...smallRecord('208'), dropped('208.edit', theirs)]);
  });

  it('stay as they are when the same annotator is edited here, and when the lab is opened again', async () => {
    expect(entry()).toMatchObject({ annotator: 'atr', annotators: ['atr', 'edit'] });
    await change(0, 'V');
    expect(await bytesOf('edit')).toEqual(theirs);
    expect(entry()).toMatchObject({ annotator: 'editb', annotators: ['atr', 'edit', 'editb'] });
    await change(1, 'V');
    expect(entry().annotators).toEqual(['atr', 'edit', 'editb']);
    expect(await symbols('editb')).toBe(`VV${reference.slice(2)}`);

    // At the next start, with edits from before the file was dropped.
    const rows = [...stored.edits.values()];
    await load([...smallRecord('208'), dropped('208.edit', theirs)]);
    labStore.setState(({ edits }) => ({ edits: { ...edits, rows: [] } }));
    restoreEdits(rows.map((value) => ({ id: value.id, value })));
    await syncEdits({ isUsed: true });
    expect(await bytesOf('edit')).toEqual(theirs);
    expect(entry().annotator).toBe('editb');
    expect(await symbols('editb')).toBe(`VV${reference.slice(2)}`);
  });

  it('are edited as any other annotator', async () => {
    await commands.chooseAnnotator('208', 'edit');
    await commands.makeEdit('208', relabel([beat(3, 'A')], 'V')!);
    expect(state().problems).toEqual([]);
    expect(await bytesOf('edit')).toEqual(theirs);
    expect(entry()).toMatchObject({ annotator: 'editb' });
    expect(entry().labNote).toBe(
      'edits of edit: 1 beat relabelled; edits of atr: 1 beat relabelled, 1 added',
    );
    expect(state().edits.open?.base.annotator).toBe('edit');
  });
});

it.each([
  'edits of atr: 1 beat relabelled',
  // As earlier versions of the lab said it.
  'edits of atr: 1 beat relabelled, 0 added, 0 deleted',
])(
  'edits of the lab itself, dropped again with the record, are known by their annotations: %s',
  async (note) => {
    await load(smallRecord('208'));
    await change(0, 'V');
    const own = notedBytes(withoutNote(readAnnotations(await bytesOf('edit'), '208.edit')), note);
    await load([...smallRecord('208'), dropped('208.edit', own)]);
    await commands.chooseAnnotator('208', 'edit');
    await commands.openEdits('208');
    expect(state().edits.open?.base.annotator).toBe('atr');
    // A run may name its bytes.
    expect(await bytesOf('edit')).toEqual(own);
    await commands.makeEdit('208', relabel([beat(0, 'V')], 'A')!);
    expect(state().problems).toEqual([]);
    expect(entry()).toMatchObject({ annotator: 'edit', annotators: ['atr', 'edit'] });
    expect(await symbols('edit')).toBe(`A${reference.slice(1)}`);
  },
);
