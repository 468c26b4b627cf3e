import { beforeEach, describe, expect, it } from 'vitest';
import type { Run } from '../../../src/experiment/run/types';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { importFiles } from '../../../src/state/records/importFiles';
import { removeRecords, setTicked } from '../../../src/state/records/tickRecords';
import { usedRecords } from '../../../src/state/records/usedRecords';
import { compareRuns } from '../../../src/state/results/compare';
import { comparePair } from '../../../src/state/results/comparePair';
import { repeatUnder, repeatWithSeed } from '../../../src/state/results/repeatUnder';
import { deleteRun, renameRun, restoreRuns } from '../../../src/state/results/runs';
import { summariseRun } from '../../../src/state/results/summariseRun';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { activeRun } from '../../../src/state/train/activeRun';
import { gate, settle, smallRecord } from '../fakes';
import { freshLab } from '../labInNode';
import { memoryStorage } from '../memoryStorage';
import { recordRun } from './recordRun';

const state = () => labStore.getState();
const codes = () => state().problems.map(({ code }) => code);
const compared = () => state().comparison.runs.map(({ id }) => id);
const records = { '100': [5, 1, 0, 1, 2, 0, 0, 0, 0], '200': [4, 0, 0, 0, 1, 0, 0, 0, 0] };

describe('runs side by side', () => {
  freshLab();
  let memory = memoryStorage();
  beforeEach(async () => {
    memory = memoryStorage();
    services.storage = memory.storage;
    labStore.setState({ storage: { status: 'on', usedBytes: 0, quotaBytes: 1 } });
    for (const id of ['a', 'b', 'c']) {
      const run = recordRun({ id, records });
      await memory.storage.saveRun(run, summariseRun(run));
    }
    await restoreRuns();
  });

  it('are loaded in the order in which they were ticked; a single one is stored but not loaded', async () => {
    await compareRuns(['b']);
    expect(state().comparison).toEqual({ ids: ['b'], runs: [] });
    await compareRuns(['b', 'a']);
    expect(compared()).toEqual(['b', 'a']);
    const [before] = state().comparison.runs;
    await compareRuns(['b', 'a', 'c']);
    expect(compared()).toEqual(['b', 'a', 'c']);
    expect(state().comparison.runs[0]!.folds).toBe(before!.folds);
    await compareRuns([]);
    expect(state().comparison).toEqual({ ids: [], runs: [] });
  });

  it('are taken from memory if they could not be stored', async () => {
    services.unsaved.set('a', recordRun({ id: 'a', records }));
    memory.runs.delete('a');
    await compareRuns(['a', 'b']);
    expect(compared()).toEqual(['a', 'b']);
    expect(codes()).toEqual([]);
  });

  it('as a pair, end without a difference if one cannot be read', async () => {
    await comparePair('a', 'b');
    expect(state().pair?.difference?.paired).toBeDefined();
    memory.runs.delete('c');
    await comparePair('a', 'c');
    expect(state().pair).toEqual({ intraId: 'a', interId: 'c', difference: undefined });
    expect(codes()).toEqual(['run-gone']);
  });

  it('are left out and reported if they are damaged or deleted', async () => {
    memory.runs.set('a', { ...recordRun({ id: 'a', records }), beats: undefined } as unknown as Run);
    memory.runs.delete('c');
    await compareRuns(['a', 'b', 'c']);
    expect(codes()).toEqual(['run-gone']);
    expect(state().setAside).toMatchObject([{ kind: 'run', title: 'Run a', isNew: true }]);
    expect(memory.runs.has('a')).toBe(true);
    expect(state().comparison).toEqual({ ids: ['b'], runs: [] });
    expect(state().runs.map(({ id }) => id)).not.toContain('c');
  });

  it('are replaced by a newer choice that loads first', async () => {
    const slow = gate<void>();
    const load = memory.storage.loadRunView;
    services.storage = {
      ...memory.storage,
      loadRunView: async (id) => {
        if (id === 'a') await slow.passed;
        return load(id);
      },
    };
    const first = compareRuns(['a', 'b']);
    await compareRuns(['b', 'c']);
    slow.open();
    await first;
    expect(compared()).toEqual(['b', 'c']);
  });

  it('follow the renaming and the deletion of a run', async () => {
    await compareRuns(['a', 'b', 'c']);
    renameRun('b', 'Better');
    expect(state().comparison.runs[1]!.title).toBe('Better');
    deleteRun('c');
    expect(compared()).toEqual(['a', 'b']);
    deleteRun('a');
    expect(state().comparison).toEqual({ ids: ['b'], runs: [] });
    await settle();
  });
});

describe('a run repeated under the other protocol', () => {
  freshLab();
  beforeEach(async () => {
    await importFiles([...smallRecord('a'), ...smallRecord('b'), ...smallRecord('c')]);
    const experiment = {
      ...recordRun({ records, train: { epochs: 3, seed: 77 } }).experiment,
      records: usedRecords(state().records.filter(({ id }) => id !== 'c')),
    };
    const run = { ...recordRun({ records }), experiment };
    labStore.setState({ openRun: { ...run, experiment: { ...experiment, prepare: prepared() } } });
    setTicked(['a'], false);
  });
  const prepared = () => ({ ...state().prepareSettings, lengthSamples: 64 });

  it('restores settings and ticks, changes only the protocol, and goes to Train', async () => {
    labStore.setState({ faultsAccepted: true });
    await repeatUnder('run', 'inter');
    expect(state()).toMatchObject({ step: 'train', faultsAccepted: false, problems: [] });
    expect(state().trainSettings).toEqual({
      ...{ ...defaultTrainSettings, epochs: 3, seed: 77 },
      protocol: { kind: 'groupkfold', folds: 5 },
      validationBy: 'patients',
    });
    expect(state().prepareSettings.lengthSamples).toBe(64);
    expect(state().records.map(({ id, ticked }) => [id, ticked])).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
    ]);
    await repeatUnder('run', 'intra');
    expect(state().trainSettings).toMatchObject({
      protocol: { kind: 'kfold', folds: 5, stratified: true },
      validationBy: 'beats',
    });
  });

  it('restores settings and ticks with a seed that no run with these settings has had, for a second run', async () => {
    const { experiment } = state().openRun!;
    const like = (id: string, seed: number) =>
      summariseRun({
        ...state().openRun!,
        ...{ id, experiment: { ...experiment, train: { ...experiment.train, seed } } },
      });
    labStore.setState({ runs: [like('run', 77), like('second', 78)] });
    await repeatWithSeed('run');
    expect(state()).toMatchObject({ step: 'train', problems: [] });
    expect(state().trainSettings).toEqual({ ...experiment.train, seed: 79 });
    expect(state().records.map(({ ticked }) => ticked)).toEqual([true, true, false]);
  });

  it('reports missing records and changes nothing', async () => {
    removeRecords(['b']);
    const before = state().trainSettings;
    await repeatUnder('run', 'inter');
    expect(state().problems).toMatchObject([{ code: 'repeat-records', values: { records: 'b' } }]);
    expect(state().trainSettings).toBe(before);
    expect(state().step).toBe('records');
  });

  it('does nothing during a training', async () => {
    const before = state().trainSettings;
    activeRun.isBusy = true;
    await repeatUnder('run', 'inter').finally(() => {
      activeRun.isBusy = false;
    });
    expect(state().trainSettings).toBe(before);
    expect(state().step).toBe('records');
  });
});
