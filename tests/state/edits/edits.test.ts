import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { editHistory } from '../../../src/edits/editHistory';
import { writeEditLog } from '../../../src/edits/editLog';
import { addBeat, move, relabel, remove } from '../../../src/edits/makeEdits';
import type { EditRow } from '../../../src/edits/types';
import { commands } from '../../../src/state/commands';
import { restoreEdits, syncEdits } from '../../../src/state/edits/restoreEdits';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { readAnnotations } from '../../../src/wfdb';
import { kept, mark } from '../../edits/marks';
import { smallRecord } from '../fakes';
import { freshLab } from '../labInNode';
import { memoryStorage } from '../memoryStorage';
import { catchSaved } from '../savedFiles';

freshLab();

const state = () => labStore.getState();
const entry = (id = '208') => state().records.find((record) => record.id === id)!;
const codes = () => state().problems.map(({ code }) => code);
/** The beats of `smallRecord`: one a second, every fifth a VEB. */
const beat = (i: number, symbol = i % 5 === 4 ? 'V' : 'N') => mark(Math.round((i + 0.75) * 360), symbol);
const file = (annotator: string, id = '208') =>
  services.sources.get(id)!.annotators.find(({ name }) => name.endsWith(`.${annotator}`))!;
const read = async (annotator: string) =>
  readAnnotations(new Uint8Array(await file(annotator).blob.arrayBuffer()), annotator);
const symbols = async () => (await read('edit')).symbol.slice(1).join('');
const reference = 'NNNNV'.repeat(4);
const change = (i: number, symbol: string) => commands.makeEdit('208', relabel([beat(i)], symbol)!);
const ids = () => editHistory(state().edits.rows).edits.map(({ row }) => row.id);

let stored: ReturnType<typeof memoryStorage>;
beforeEach(async () => {
  stored = memoryStorage();
  services.storage = stored.storage;
  labStore.setState({ storage: { status: 'on', usedBytes: undefined, quotaBytes: undefined } });
  await commands.importFiles(smallRecord('208'));
  await commands.viewRecord('208');
});

describe('edits of a record', () => {
  it('become annotations of their own, and leave the reference as it is', async () => {
    const before = await file('atr').blob.arrayBuffer();
    await change(0, 'V');
    await commands.makeEdit('208', addBeat(450, 'A'));
    await commands.makeEdit('208', remove([beat(9)])!);
    await commands.makeEdit('208', move(beat(1), 640)!, 'the R wave is later');
    expect(await file('atr').blob.arrayBuffer()).toEqual(before);
    expect(entry()).toMatchObject({
      annotator: 'edit',
      annotators: ['atr', 'edit'],
      ticked: true,
      beatCount: 20,
    });
    expect(entry().labNote).toBe('edits of atr: 1 beat relabelled, 1 added, 1 deleted, 1 moved');
    expect(entry().files.map(({ name }) => name)).toEqual(['208.hea', '208.dat', '208.edit']);
    const edited = await read('edit');
    expect(edited.warnings).toEqual([]);
    expect([...edited.sample.slice(1, 4)]).toEqual([270, 450, 640]);
    expect(edited.symbol.slice(1, 4).join('')).toBe('VAN');
    expect(state().edits.rows.at(-1)).toMatchObject({ kind: 'edit', edit: { why: 'the R wave is later' } });
    await vi.waitFor(() => expect(state().view?.marks?.timeSec).toHaveLength(21));
    expect(codes()).toEqual([]);
  });

  it('are undone alone and in order, and what depends on an undone one is named', async () => {
    for (const i of [0, 1, 2]) await change(i, 'V');
    await commands.turnEdit('208', 'undo', ids()[1]);
    expect(await symbols()).toBe(`VNV${reference.slice(3)}`);
    await commands.turnEdit('208', 'undo');
    expect(await symbols()).toBe(`VNN${reference.slice(3)}`);
    await commands.turnEdit('208', 'redo');
    await commands.turnEdit('208', 'redo');
    await commands.turnEdit('208', 'redo');
    expect(await symbols()).toBe(`VVV${reference.slice(3)}`);
    await commands.makeEdit('208', relabel([beat(0, 'V')], 'A')!);
    await commands.turnEdit('208', 'undo', ids()[0]);
    expect(await symbols()).toBe(`NVV${reference.slice(3)}`);
    expect(state().edits.open?.held).toEqual([
      { id: ids()[3], missing: 1, of: 1, reason: 'undone', because: ids()[0] },
    ]);
    await commands.turnEdit('208', 'redo', ids()[0]);
    expect(await symbols()).toBe(`AVV${reference.slice(3)}`);
    expect(state().edits.open?.held).toEqual([]);
  });

  it('are refused where they find nothing, or cannot be written, and cost nothing', async () => {
    await commands.makeEdit('208', remove([mark(5, 'N')])!);
    await commands.makeEdit('208', addBeat(1_000_000, 'N'));
    expect(state().edits.rows).toEqual([]);
    expect(entry()).toMatchObject({ annotator: 'atr', annotators: ['atr'] });
    expect(state().problems.map(({ message }) => message)).toEqual([
      'The edit of 208 was not made: the annotation that it changes is not there, or was changed meanwhile. Nothing was changed.',
      'The edit of 208 was not made: sample 1000000 is outside of the record, which has 7560 samples. Nothing was changed.',
    ]);
  });

  it('made at once are all kept', async () => {
    await Promise.all([0, 1, 2, 3].map((i) => change(i, 'V')));
    expect(await symbols()).toBe('V'.repeat(5) + reference.slice(5));
    expect(stored.edits.size).toBe(4);
  });

  it('over edits in use go on over the same annotator, and over the reference again when it is shown', async () => {
    await change(0, 'V');
    await commands.chooseAnnotator('208', 'atr');
    await change(1, 'V');
    expect(entry()).toMatchObject({ annotator: 'edit', annotators: ['atr', 'edit'] });
    expect(await symbols()).toBe(`VV${reference.slice(2)}`);
  });
});

describe('a log of edits', () => {
  let saved = new Map<string, Blob>();
  beforeEach(() => {
    saved = catchSaved();
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
  const LOG = '208.atr.edits.jsonl';

  it('is saved, and read back equal into a record that has none of them', async () => {
    await change(0, 'V');
    await change(1, 'A');
    await commands.turnEdit('208', 'undo');
    const { rows } = state().edits;
    const edited = await file('edit').blob.text();
    await commands.saveEditLog('208');
    expect([...saved.keys()]).toEqual([LOG]);
    const text = await saved.get(LOG)!.text();

    labStore.setState(({ edits }) => ({ edits: { ...edits, rows: [] } }));
    await commands.readEditLog('208', { name: LOG, text });
    expect(state().edits.rows).toEqual(rows);
    expect(await file('edit').blob.text()).toBe(edited);
    // Again: nothing is there twice.
    await commands.readEditLog('208', { name: LOG, text });
    expect(state().edits.rows).toHaveLength(3);
    expect(codes()).toEqual([]);
  });

  it('is refused line by line, and kept where it belongs to other bytes', async () => {
    await change(0, 'V');
    await commands.saveEditLog('208');
    const text = await saved.get(LOG)!.text();
    await commands.readEditLog('208', { name: 'odd.jsonl', text: `${text}{"id":"x"}\n` });
    expect(state().problems.at(-1)!.message).toBe(
      'Lines of odd.jsonl were not taken into 208: 3: it has no order. The other lines were.',
    );
    const other = text.replace(/"annotatorHash":"../, '"annotatorHash":"zz').replaceAll(ids()[0]!, 'other');
    await commands.readEditLog('208', { name: 'other.jsonl', text: other });
    expect(codes().at(-1)).toBe('edit-log-other');
    expect(await symbols()).toBe(`V${reference.slice(1)}`);
    expect(state().edits.open?.aside).toEqual([
      { annotator: 'atr', edits: 1, labels: 0, reason: 'annotator-changed' },
    ]);
    expect(stored.edits.size).toBe(2);
  });
});

describe('a log of kept labels alone', () => {
  it('is taken in, and makes no annotations that are the same as those they are over', async () => {
    await commands.openEdits('208');
    const { base } = state().edits.open!;
    const row = { ...kept(270, 'N', 1), ...base };
    const log = (of: typeof base) => ({ name: 'kept.jsonl', text: writeEditLog(of, [row], 360) });
    await commands.readEditLog('208', log(base));
    expect(state().edits.rows).toEqual([row]);
    expect(entry()).toMatchObject({ annotator: 'atr', annotators: ['atr'] });
    // Over other bytes they are named, since they do not count.
    labStore.setState(({ edits }) => ({ edits: { ...edits, rows: [] } }));
    await commands.readEditLog('208', log({ ...base, annotatorHash: 'other' }));
    expect(state().edits.open?.aside).toEqual([
      { annotator: 'atr', edits: 0, labels: 1, reason: 'annotator-changed' },
    ]);
    expect(entry().annotators).toEqual(['atr']);
  });
});

describe('stored edits', () => {
  const visit = async (rows: EditRow[]) => {
    labStore.setState(({ edits }) => ({ edits: { ...edits, rows: [], open: undefined } }));
    restoreEdits(rows.map((value) => ({ id: value.id, value })));
  };

  it('are made again after a crash before the annotations were stored', async () => {
    await change(0, 'V');
    await change(1, 'V');
    const rows = [...stored.edits.values()];
    await commands.turnEdit('208', 'undo');
    const source = services.sources.get('208')!;
    await visit(rows);
    await syncEdits({ isUsed: true });
    expect(await symbols()).toBe(`VV${reference.slice(2)}`);
    // Without any annotations of edits: loaded again, they can be chosen; at start, they are in use.
    commands.removeRecords(['208']);
    await commands.importFiles(smallRecord('208'));
    await commands.viewRecord('208');
    await commands.openEdits('208');
    expect(entry()).toMatchObject({ annotator: 'atr', annotators: ['atr', 'edit'] });
    commands.removeRecords(['208']);
    await commands.importFiles(smallRecord('208'));
    await syncEdits({ isUsed: true });
    expect(entry()).toMatchObject({ annotator: 'edit', beatCount: 20 });
    expect(services.sources.get('208')).not.toBe(source);
    const { key } = services.sources.get('208')!;
    await syncEdits({ isUsed: true });
    expect(services.sources.get('208')!.key).toBe(key);
  });

  it('of another tab are joined, none is lost, and the later of two of one beat is named', async () => {
    await change(0, 'V');
    const [own] = stored.edits.values();
    const their = (id: string, i: number, symbol: string): EditRow => ({
      ...own!,
      ...{ id, order: own!.order + 1, kind: 'edit' },
      edit: { ...relabel([beat(i)], symbol)!, why: '', by: 'Li', madeAt: '' },
    });
    await stored.storage.addEdits([their('one', 3, 'A'), their('two', 0, 'F')]);
    restoreEdits(await stored.storage.loadEdits());
    await syncEdits({ isUsed: false });
    await commands.openEdits('208');
    expect(await symbols()).toBe(`VNNA${reference.slice(4)}`);
    expect(state().edits.open?.held).toEqual([
      { id: 'two', missing: 1, of: 1, reason: 'changed', because: own!.id },
    ]);
    // Whoever edits here is not the one who made the last edit.
    expect(state().edits.by).toBe('');
  });

  it('of another record, another file or a later version are kept, named and not made', async () => {
    await change(0, 'V');
    const [own] = stored.edits.values();
    await visit([
      { ...own!, id: 'record', recordHash: 'other' },
      { ...own!, id: 'annotator', annotator: 'qrs' },
      { ...own!, id: 'bytes', annotatorHash: 'other' },
      { ...own!, id: 'later', format: 2 },
      { ...own!, id: 'gone', record: '999' },
    ]);
    const before = services.sources.get('208');
    await syncEdits({ isUsed: true });
    await commands.openEdits('208');
    expect(services.sources.get('208')).toBe(before);
    expect(state().edits.rows).toHaveLength(5);
    expect(state().edits.open?.aside.map(({ reason }) => reason)).toEqual([
      'record-changed',
      'annotator-gone',
      'annotator-changed',
      'newer',
    ]);
  });
});
