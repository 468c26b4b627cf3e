import { expect, it, vi } from 'vitest';
import { PRESETS, presetSettings } from '../../../src/experiment/settings/presets';
import { importFiles } from '../../../src/state/records/importFiles';
import { setTicked } from '../../../src/state/records/tickRecords';
import { addRun } from '../../../src/state/results/runs';
import { summariseRun } from '../../../src/state/results/summariseRun';
import { linkChanges } from '../../../src/state/share/linkChanges';
import { applyLink, closeLink, openLink, settingsLink } from '../../../src/state/share/openLink';
import { labStore } from '../../../src/state/store';
import { smallRecord } from '../fakes';
import { freshLab } from '../labInNode';
import { recordRun } from '../results/recordRun';

const state = () => labStore.getState();
const open = (query: string) => openLink(new URLSearchParams(query));
const ticked = () => state().records.flatMap((record) => (record.ticked ? [record.id] : []));
const LINK = 'v=1&recipe=inter-patient&set=epochs=3&records=100,200,demo01,mine&seed=9';

freshLab();

async function threeRecords(): Promise<void> {
  for (const name of ['100', '119', '200']) await importFiles(smallRecord(name));
}

it('changes nothing before the user has looked at what it would change', async () => {
  await threeRecords();
  const { trainSettings, prepareSettings } = state();
  open(LINK);
  expect(state().trainSettings).toBe(trainSettings);
  expect(state().prepareSettings).toBe(prepareSettings);
  expect(ticked()).toHaveLength(3);
  const { differing, records, missing, now, link } = linkChanges(state().link!, state());
  expect(differing).toEqual(expect.arrayContaining(['protocol', 'epochs', 'seed', 'lead', 'classCount']));
  expect(differing).not.toContain('records');
  expect([now.epochs, link.epochs]).toEqual([8, 3]);
  expect(records).toEqual({ now: '100,119,200', link: '100,200,demo01,mine' });
  expect(missing).toEqual({ mitdb: [], demo: ['demo01'], others: ['mine'] });

  closeLink();
  expect(state().link).toBeUndefined();
  expect(state().trainSettings).toBe(trainSettings);
});

it('puts everything in place, and names the records that are missing', async () => {
  await threeRecords();
  open(LINK);
  applyLink();
  expect(state().prepareSettings).toEqual(PRESETS.interPatient.prepare);
  expect(state().trainSettings).toEqual({ ...PRESETS.interPatient.train, epochs: 3, seed: 9 });
  expect(ticked()).toEqual(['100', '200']);
  expect(state()).toMatchObject({ step: 'train', link: undefined });
  expect(state().problems.map(({ code, severity, values }) => [code, severity, values])).toEqual([
    ['link-records', 'note', { names: 'demo01, mine' }],
  ]);
  open(LINK);
  expect(linkChanges(state().link!, state()).differing).toEqual([]);
});

it('leaves the ticks as they are where the link names no records', async () => {
  await threeRecords();
  setTicked(['119'], false);
  open('v=1&recipe=quick');
  expect(linkChanges(state().link!, state()).records).toBeUndefined();
  applyLink();
  expect(ticked()).toEqual(['100', '200']);
  open('v=1&recipe=quick&records=all');
  applyLink();
  expect(ticked()).toEqual(['100', '119', '200']);
});

it('reports a link that cannot be used, and opens none', () => {
  open('v=7');
  open('v=1&set=epochs=0');
  expect(state().link).toBeUndefined();
  expect(state().problems.map(({ code }) => code)).toEqual(['link-version', 'link-settings']);
});

it('makes a link to the settings of the page, and to those of a run', async () => {
  vi.stubGlobal('location', new URL('https://lab.example/x/?engine=wasm#/train'));
  await threeRecords();
  setTicked(['119'], false);
  const { prepare, train } = presetSettings('quick', 4);
  labStore.setState({ prepareSettings: prepare, trainSettings: train });
  expect(await settingsLink('page')).toBe('https://lab.example/x/?v=1&recipe=quick&records=100,200&seed=4');
  expect(await settingsLink('run')).toBeUndefined();
  const run = recordRun({ records: { '201': [1, 0, 0, 0, 1, 0, 0, 0, 1] }, train: { seed: 6, epochs: 2 } });
  await addRun(run, summariseRun(run));
  expect(await settingsLink('run')).toBe(
    'https://lab.example/x/?v=1&recipe=lab&set=epochs=2&records=201&seed=6',
  );
  labStore.setState({ trainSettings: { ...train, epochs: 0 } });
  expect(await settingsLink('page')).toBeUndefined();
  expect(state().problems.at(-1)).toMatchObject({ code: 'link-impossible' });
  vi.unstubAllGlobals();
});

it('finds the records that it names without their folders', async () => {
  await importFiles([
    ...smallRecord('100', { folder: 'mitdb/' }),
    ...smallRecord('100', { folder: 'other/', height: 2 }),
    ...smallRecord('119'),
  ]);
  open('v=1&recipe=inter-patient&records=mitdb/100,119,202&seed=9');
  expect(linkChanges(state().link!, state())).toMatchObject({
    records: { now: '119,mitdb/100,other/100', link: '119,mitdb/100,202' },
    missing: { mitdb: ['202'], demo: [], others: [] },
  });
  open('v=1&recipe=inter-patient&records=100,202&seed=9');
  applyLink();
  expect(ticked()).toEqual(['mitdb/100', 'other/100']);
});
