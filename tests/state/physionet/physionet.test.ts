import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultPatience } from '../../../src/physionet/defaults';
import { commands } from '../../../src/state/commands';
import { physioNetServices } from '../../../src/state/physionet/services';
import { labStore } from '../../../src/state/store';
import { impatient, openWay, type Way } from '../../physionet/access';
import { withLists } from '../../physionet/upstream.mjs';
import { smallRecord } from '../fakes';
import { freshLab } from '../labInNode';

freshLab();

let way: Way;
beforeEach(async () => {
  const names = ['r1', 'r2', 'r3'];
  const files: Record<string, Buffer> = {};
  for (const [i, name] of names.entries()) {
    for (const { path, blob } of smallRecord(name, { height: i + 1 }))
      files[path] = Buffer.from(await blob.arrayBuffer());
  }
  way = await openWay({ 'db/1.0': withLists(files, names) });
  const { base } = way.access();
  Object.assign(physioNetServices, {
    base: () => base,
    fetch,
    store: () => way.store,
    patience: impatient,
    listing: undefined,
  });
});
afterEach(async () => {
  Object.assign(physioNetServices, { patience: defaultPatience });
  await way.close();
});

const state = () => labStore.getState();
const form = () => state().physionet;
const recordIds = () => state().records.map(({ id }) => id);
const sentences = () => state().problems.map(({ message }) => message);

async function listAll(): Promise<void> {
  await commands.openPhysioNet();
  await commands.listPhysioNet('db/1.0');
}

it('opens, lists, downloads ticked records, and loads them like dropped files', async () => {
  await commands.openPhysioNet();
  expect(form()).toMatchObject({ isOpen: true, forward: 'there', text: 'mitdb/1.0.0', problem: undefined });
  await commands.listPhysioNet('db/1.0');
  expect(form().list).toMatchObject({
    root: 'db/1.0',
    folder: '',
    entries: ['r1', 'r2', 'r3'],
    hasSums: true,
  });
  expect(form().chosen.size).toBe(0);
  await commands.downloadPhysioNet();
  expect(recordIds()).toEqual([]);

  commands.choosePhysioNet(['r1', 'r3']);
  await commands.downloadPhysioNet();
  expect(recordIds()).toEqual(['r1', 'r3']);
  expect(state().records[0]).toMatchObject({ state: 'ready', annotator: 'atr', source: 'db/1.0' });
  expect(state().problems).toEqual([]);
  expect(state().activities).toEqual([]);
  expect(form()).toMatchObject({ isOpen: false, progress: undefined });
  expect([...form().list!.stored].sort()).toEqual(['r1', 'r3']);
});

it('lists and downloads again offline, also after a reload', async () => {
  await listAll();
  commands.choosePhysioNet(['r1']);
  await commands.downloadPhysioNet();
  await way.upstream.close();
  physioNetServices.listing = undefined;
  commands.removeRecords(['r1']);
  await listAll();
  expect([...form().list!.stored]).toEqual(['r1']);
  commands.choosePhysioNet(['r1']);
  await commands.downloadPhysioNet();
  expect(recordIds()).toEqual(['r1']);
  expect(sentences()).toEqual([]);
});

it('ticks a record whose address was pasted', async () => {
  await commands.listPhysioNet('https://physionet.org/files/db/1.0/r2.hea');
  expect([...form().chosen]).toEqual(['r2']);
});

it('reports in the form what cannot be listed', async () => {
  await commands.listPhysioNet('https://example.org/');
  expect(form().problem?.code).toBe('physionet-address');
  await commands.listPhysioNet('db/2.0');
  expect(form()).toMatchObject({ problem: { code: 'physionet-database' }, list: undefined });
  await commands.listPhysioNet('db/1.0');
  expect(form().problem).toBeUndefined();
  await way.upstream.close();
  await commands.listPhysioNet('other/1.0');
  expect(form().problem?.code).toBe('physionet-unreachable');
  expect(form().list).toBeUndefined();
  expect(state().activities).toEqual([]);
});

it('says on static hosting that files must be dropped instead', async () => {
  physioNetServices.fetch = async () =>
    new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } });
  await commands.openPhysioNet();
  expect(form()).toMatchObject({ forward: 'none', problem: { code: 'physionet-none' } });
  expect(form().problem?.message).toContain('zip');
});

it('reports the record that failed, loads the others, and leaves it ticked', async () => {
  way.upstream.faults.set('db/1.0/r2.dat', 'damaged');
  await listAll();
  commands.choosePhysioNet(['r1', 'r2', 'r3']);
  await commands.downloadPhysioNet();
  expect(recordIds()).toEqual(['r1', 'r3']);
  expect(sentences()).toHaveLength(1);
  expect(sentences()[0]).toMatch(/^db\/1\.0\/r2\.dat was received twice .*expected [0-9a-f]{64}/);
  expect(form()).toMatchObject({ isOpen: true, progress: undefined });
  expect([...form().chosen]).toEqual(['r2']);
  way.upstream.faults.clear();
  await commands.downloadPhysioNet();
  expect(recordIds()).toEqual(['r1', 'r2', 'r3']);
});

it('reports a lost connection in one sentence, and resumes later', async () => {
  way.upstream.faults.set('db/1.0/r1.dat', 'cut');
  await listAll();
  commands.choosePhysioNet(['r1']);
  await commands.downloadPhysioNet();
  expect(sentences()).toEqual([expect.stringContaining('The connection broke off several times')]);
  way.upstream.faults.clear();
  way.upstream.requests.length = 0;
  await commands.downloadPhysioNet();
  expect(recordIds()).toEqual(['r1']);
  expect(way.asked('db/1.0/r1.dat').map(({ range }) => range)).toEqual([
    expect.stringMatching(/^bytes=[1-9]\d*-$/),
  ]);
});

it('is stopped from its activity, which leaves no problem', async () => {
  way.upstream.faults.set('db/1.0/r2.dat', 'stall');
  physioNetServices.patience = { ...impatient, stallMs: 60_000 };
  await listAll();
  commands.choosePhysioNet(['r1', 'r2']);
  const download = commands.downloadPhysioNet();
  await expect.poll(() => way.asked('db/1.0/r2.dat').length).toBe(1);
  const [activity] = state().activities;
  expect(activity).toMatchObject({ kind: 'downloading', canStop: true });
  expect(form().progress).toBeDefined();
  commands.stopActivity(activity!.id);
  await download;
  expect(sentences()).toEqual([]);
  expect(form()).toMatchObject({ isOpen: true, progress: undefined });
  expect(form().chosen.has('r2')).toBe(true);
});

it('is cleared with everything else, also in the middle of a download', async () => {
  await listAll();
  commands.choosePhysioNet(['r1']);
  await commands.downloadPhysioNet();
  way.upstream.faults.set('db/1.0/r2.dat', 'stall');
  physioNetServices.patience = { ...impatient, stallMs: 60_000 };
  commands.choosePhysioNet(['r2']);
  const download = commands.downloadPhysioNet();
  await expect.poll(() => way.asked('db/1.0/r2.dat').length).toBe(1);
  await commands.clearStorage();
  await download;
  expect(recordIds()).toEqual([]);
  expect(form()).toMatchObject({ isOpen: false, list: undefined, progress: undefined });
  expect(await way.store.paths('')).toEqual([]);
});

it('reports once that the browser stores nothing, and loads what was downloaded', async () => {
  const full = () => Promise.reject(new DOMException('Full.', 'QuotaExceededError'));
  const store = { ...way.store, keepComplete: full, keepPiece: full };
  physioNetServices.store = () => store;
  await listAll();
  commands.choosePhysioNet(['r1', 'r2']);
  await commands.downloadPhysioNet();
  expect(recordIds()).toEqual(['r1', 'r2']);
  expect(state().problems.map(({ code }) => code)).toEqual(['physionet-unkept']);
  expect(form().list!.stored.size).toBe(0);
});

it('deletes downloaded files, and leaves the table alone', async () => {
  await listAll();
  commands.choosePhysioNet(['r1']);
  await commands.downloadPhysioNet();
  await commands.deletePhysioNetFiles();
  expect(await way.store.paths('')).toEqual([]);
  expect(form().list!.stored.size).toBe(0);
  expect(recordIds()).toEqual(['r1']);
});

it('names a few of many failed records', async () => {
  const names = Array.from({ length: 12 }, (_, i) => `n${i}`);
  for (const [path, bytes] of Object.entries(withLists({}, names)))
    way.upstream.files.set(`none/1.0/${path}`, bytes);
  await commands.listPhysioNet('none/1.0');
  commands.choosePhysioNet(names);
  await commands.downloadPhysioNet();
  expect(state().problems.map(({ code }) => code)).toEqual([
    ...Array.from({ length: 5 }, () => 'physionet-missing'),
    'physionet-more',
  ]);
  expect(sentences().at(-1)).toMatch(/^7 more records/);
});
