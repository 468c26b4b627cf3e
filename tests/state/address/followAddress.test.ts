import { beforeEach, describe, expect, it } from 'vitest';
import { parsePlace } from '../../../src/state/address/address';
import type { AddressBar } from '../../../src/state/address/addressBar';
import { followAddress, placeInAddress } from '../../../src/state/address/followAddress';
import { openPlace } from '../../../src/state/address/openPlace';
import { commands } from '../../../src/state/commands';
import { inspectCell, showListed } from '../../../src/state/inspect/inspect';
import { goTo } from '../../../src/state/page';
import { importFiles } from '../../../src/state/records/importFiles';
import { removeRecords } from '../../../src/state/records/tickRecords';
import { setViewRange, viewRecord } from '../../../src/state/records/viewRecord';
import { closeRecord } from '../../../src/state/records/viewSettings';
import { addRun, chooseRun, deleteRun } from '../../../src/state/results/runs';
import { summariseRun } from '../../../src/state/results/summariseRun';
import { labStore } from '../../../src/state/store';
import { smallRecord } from '../fakes';
import { freshLab } from '../labInNode';
import { recordRun } from '../results/recordRun';

const state = () => labStore.getState();
const codes = () => state().problems.map(({ code }) => code);

/** The history of a tab. */
function fakeBar(first = '') {
  const entries = [first];
  let at = 0;
  let moved = () => {};
  const go = (by: number) => {
    at += by;
    moved();
  };
  const bar: AddressBar = {
    hash: () => entries[at]!,
    push: (hash) => {
      entries.splice(++at, Infinity, hash);
    },
    replace: (hash) => {
      entries[at] = hash;
    },
    onMove: (callback) => {
      moved = callback;
    },
  };
  const type = (hash: string) => {
    bar.push(hash);
    moved();
  };
  return { bar, entries, back: () => go(-1), forward: () => go(1), type, hash: bar.hash };
}

/** Beats of record 100: three N called VEB, two VEB called N. */
const errors = (id: string) => recordRun({ id, records: { '100': [4, 0, 3, 0, 0, 0, 2, 0, 1] } });

async function addErrors(id: string): Promise<void> {
  const run = errors(id);
  await addRun(run, summariseRun(run));
}

describe('the address follows the page', () => {
  freshLab();
  let tab = fakeBar();
  beforeEach(async () => {
    tab = fakeBar();
    await importFiles([...smallRecord('100'), ...smallRecord('119')]);
    await addErrors('one');
    await addErrors('two');
    await followAddress(undefined, tab.bar);
  });

  it('begins with the place that is shown, without a step in the history', () => {
    expect(tab.entries).toEqual(['#/records']);
  });

  it('takes panels, runs, cells and records into the history', async () => {
    goTo('beats');
    goTo('results');
    await chooseRun('one');
    inspectCell({ truth: 0, predicted: 2 });
    void viewRecord('100');
    closeRecord();
    expect(tab.entries.map((entry) => entry.replace(/\?.*/, ''))).toEqual([
      '#/records',
      '#/beats',
      '#/results/two',
      '#/results/one',
      expect.stringMatching(/^#\/inspect\/one\/N-VEB\/100@\d+$/),
      '#/records/100',
      '#/records',
    ]);
  });

  it('takes the report of a record into the history, and Back closes it', async () => {
    const path = () => tab.hash().replace(/t=[^&]*(&s=[^&]*)?&?/, '');
    void viewRecord('100');
    await commands.makeReport('atr');
    expect(state().report!.status).toBe('done');
    expect(tab.entries).toHaveLength(3);
    expect(path()).toBe('#/records/100?report=atr');
    tab.back();
    expect(state()).toMatchObject({ step: 'records', view: { recordId: '100' }, report: undefined });
    expect(path()).toBe('#/records/100?');
    tab.forward();
    await expect.poll(() => state().report?.status).toBe('done');
    expect(path()).toBe('#/records/100?report=atr');
    // Whoever comes back from another step finds it as it was.
    const shown = state().report;
    goTo('beats');
    tab.back();
    expect(state().step).toBe('records');
    expect(state().report).toBe(shown);
    await expect.poll(path).toBe('#/records/100?report=atr');
    commands.closeReport();
    expect(path()).toBe('#/records/100?');
    expect(tab.entries).toHaveLength(4);
    tab.back();
    await expect.poll(() => state().report?.status).toBe('done');
    tab.back();
    tab.back();
    expect(state()).toMatchObject({ step: 'records', view: undefined, report: undefined });
    // An address that is typed: the report of a record, then the record alone.
    tab.type('#/records/119?report=atr');
    await expect.poll(() => state().report).toMatchObject({ recordId: '119', status: 'done' });
    tab.type('#/records/119');
    expect(state()).toMatchObject({ view: { recordId: '119' }, report: undefined });
  });

  it('makes no report of a record that was opened while the code of reports was loaded', async () => {
    const place = parsePlace('#/records/100?report=atr');
    const opening = openPlace(place, { step: 'records', signal: new AbortController().signal });
    void viewRecord('119');
    await opening;
    expect(state()).toMatchObject({ view: { recordId: '119' }, report: undefined });
    // Without that it is made.
    await openPlace(place, { step: 'records', signal: new AbortController().signal });
    expect(state().report).toMatchObject({ recordId: '100' });
    await expect.poll(() => state().report?.status).toBe('done');
  });

  it('takes small moves into the place itself', async () => {
    inspectCell(undefined);
    for (const position of [1, 2, 1]) showListed(position);
    void viewRecord('100');
    setViewRange(0, 0.6, 100);
    setViewRange(0.1, 0.7, 100);
    expect(tab.entries).toHaveLength(3);
    const { list } = state().inspect;
    expect(tab.entries[1]).toBe(`#/inspect/two/errors/100@${list[1]!.sample}`);
    await expect.poll(tab.hash).toBe('#/records/100?t=0.1&s=0.6');
  });

  it('goes back and forward through all of it', async () => {
    goTo('train');
    inspectCell({ truth: 2, predicted: 0 });
    showListed(1);
    void viewRecord('119');
    setViewRange(0.1, 0.7, 100);
    goTo('beats');

    tab.back();
    expect(state()).toMatchObject({ step: 'records', view: { recordId: '119' } });
    expect(state().view!.startSec).toBeCloseTo(0.1);
    tab.back();
    await expect.poll(() => state().inspect.position).toBe(1);
    expect(state()).toMatchObject({ step: 'inspect', inspect: { cell: { truth: 2, predicted: 0 } } });
    tab.back();
    expect(state().step).toBe('train');
    tab.back();
    expect(state()).toMatchObject({ step: 'records', view: undefined });
    for (let i = 0; i < 4; i++) tab.forward();
    expect(state().step).toBe('beats');
    expect(tab.entries).toHaveLength(5);
  });

  it('goes back to the run that was open', async () => {
    goTo('results');
    await chooseRun('one');
    tab.back();
    await expect.poll(() => state().openRun?.id).toBe('two');
    tab.forward();
    await expect.poll(() => state().openRun?.id).toBe('one');
    expect(tab.entries).toEqual(['#/records', '#/results/two', '#/results/one']);
  });

  it('leaves no entry for what was deleted', async () => {
    goTo('results');
    deleteRun('two');
    expect(tab.entries).toEqual(['#/records', '#/results']);
    goTo('records');
    void viewRecord('100');
    removeRecords(['100']);
    await expect.poll(() => tab.entries).toEqual(['#/records', '#/results', '#/records', '#/records']);
  });

  it('says what is gone, and goes to the nearest place', async () => {
    tab.type('#/records/207?t=12');
    expect(state()).toMatchObject({ step: 'records', view: undefined });
    await expect.poll(tab.hash).toBe('#/records');
    tab.type('#/inspect/three/errors');
    await expect.poll(tab.hash).toBe('#/results/two');
    expect(state().step).toBe('results');
    tab.type('#/inspect/one/VEB-N/100@1');
    await expect.poll(() => state().step).toBe('inspect');
    await expect.poll(tab.hash).toMatch(/^#\/inspect\/one\/VEB-N\/100@\d\d+$/);
    tab.type('#work');
    await expect.poll(tab.hash).toBe('#/records');
    expect(codes()).toEqual(['address-record', 'address-run', 'address-beat', 'address-unknown']);
    expect(
      state()
        .problems.map(({ message }) => message)
        .join('\n'),
    ).toMatchInlineSnapshot(`
      "The address names the record 207, which is not in the lab (any more). Drop its files again to see it.
      The address names a run that is not stored here (any more). Choose one of the list, if there is any.
      The address names the beat at sample 1 of record 100, which is not in this list. The list begins with its first beat.
      The address names nothing in the lab by “work”. This is the nearest place."
    `);
  });

  it('leaves whoever goes elsewhere while a run is read where they went', async () => {
    tab.type('#/inspect/one/errors');
    goTo('beats');
    await expect.poll(tab.hash).toBe('#/beats');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(state().step).toBe('beats');
    expect(tab.entries.at(-2)).toBe('#/inspect/one/errors');
  });
});

describe('a page with an address', () => {
  freshLab();

  it('begins at the very beat', async () => {
    await importFiles(smallRecord('100'));
    await addErrors('one');
    await addErrors('two');
    const list = () => state().inspect.list;
    const tab = fakeBar('#/inspect/one/errors/100@2520');
    await followAddress(placeInAddress(tab.hash()), tab.bar);
    expect(state()).toMatchObject({ step: 'inspect', openRun: { id: 'one' } });
    expect(list()[state().inspect.position]!.sample).toBe(2520);
    expect(tab.entries).toEqual(['#/inspect/one/errors/100@2520']);
    expect(codes()).toEqual([]);
  });
});
