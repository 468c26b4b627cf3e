import { beforeEach, describe, expect, it } from 'vitest';
import type { Trainer } from '../../../src/experiment/run/trainer';
import type { Protocol } from '../../../src/experiment/settings/types';
import { prepareBeats } from '../../../src/state/beats/prepareBeats';
import { setPrepareSettings } from '../../../src/state/beats/prepareSettings';
import { clearStorage } from '../../../src/state/page';
import { importFiles } from '../../../src/state/records/importFiles';
import { removeRecords } from '../../../src/state/records/tickRecords';
import { predictionColumns } from '../../../src/state/results/predictionColumns';
import { chooseRun } from '../../../src/state/results/runs';
import { summariseRun } from '../../../src/state/results/summariseRun';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { startTraining } from '../../../src/state/train/startTraining';
import {
  acceptFaults,
  choosePreset,
  pauseTraining,
  setTrainSettings,
  stopActivity,
  stopTraining,
} from '../../../src/state/train/training';
import { fakeTrainer, gate, settle, smallRecord } from '../fakes';
import { freshLab } from '../labInNode';
import { memoryStorage } from '../memoryStorage';

const state = () => labStore.getState();
const codes = () => state().problems.map(({ code }) => code);
const status = () => state().training?.status;

describe('training', () => {
  freshLab();
  let fake = fakeTrainer();
  let closed = 0;
  beforeEach(async () => {
    fake = fakeTrainer();
    closed = 0;
    services.trainer = async () => fake.trainer;
    services.closeTrainer = () => void closed++;
    await importFiles([...smallRecord('a'), ...smallRecord('b', { beats: 10 })]);
    await prepareBeats();
  });
  const running = () => expect.poll(() => fake.calls.at(-1)).toBe('run');

  it('keeps the beats that it started with, whatever is prepared or removed meanwhile', async () => {
    const training = startTraining();
    await running();
    const hashes = state().records.map(({ files }) => files.map(({ sha256 }) => sha256));
    setPrepareSettings({ classCount: 4, lengthSamples: 64 });
    removeRecords(['a']);
    await prepareBeats();
    removeRecords(['b']);
    fake.finish();
    await training;
    const run = state().openRun!;
    expect(status()).toBe('finished');
    expect(run.beats.recordNames).toEqual(['a', 'b']);
    expect(run.beats.label.length).toBe(30);
    expect(run.lengthSamples).toBe(251);
    expect(run.classCount).toBe(5);
    expect(run.experiment.records.map(({ files }) => files.map(({ sha256 }) => sha256))).toEqual(hashes);
    expect([...predictionColumns(run).record].filter((record) => record === 1)).toHaveLength(10);
  });

  it('is complete when it has finished: every step done, no time left', async () => {
    const training = startTraining();
    await running();
    fake.tell({ kind: 'plan', folds: 1, epochs: 1, beats: 30, stepsTotal: 7 });
    fake.tell({
      kind: 'step',
      fold: 0,
      epoch: 1,
      stepsDone: 6,
      loss: 1,
      accuracy: 0.5,
      beatsPerSec: 10,
      secondsLeft: 3,
    });
    expect(state().training).toMatchObject({ stepsDone: 6, secondsLeft: 3 });
    fake.finish();
    await training;
    expect(state().training).toMatchObject({ status: 'finished', stepsDone: 7, secondsLeft: undefined });
  });

  it('starts once however often it is called, also while beats are being prepared', async () => {
    setPrepareSettings({ lengthSamples: 64 });
    const both = [startTraining(), startTraining()];
    await running();
    fake.finish();
    await Promise.all(both);
    await settle();
    expect(fake.calls.filter((call) => call === 'run')).toHaveLength(1);
    expect(state().runs).toHaveLength(1);
    expect(codes()).toEqual([]);
  });

  it('ends at once when stopped while the engine opens, and can be started again', async () => {
    const opening = gate<Trainer>();
    services.trainer = () => opening.passed;
    const training = startTraining();
    await expect.poll(status).toBe('opening');
    stopTraining();
    await training;
    expect(status()).toBe('stopped');
    expect(state().activities).toEqual([]);
    opening.open(fake.trainer);
    const again = startTraining();
    await running();
    fake.finish();
    await again;
    expect(status()).toBe('finished');
  });

  it('ends before the run when stopped while beats are sent', async () => {
    const sending = gate();
    fake.trainer.addBeats = () => sending.passed;
    const training = startTraining();
    await settle();
    stopTraining();
    sending.open();
    await training;
    expect(fake.calls).not.toContain('run');
    expect(status()).toBe('stopped');
    expect(codes()).toEqual([]);
  });

  it('applies a pause from before the run, and a second Stop', async () => {
    const sending = gate();
    fake.trainer.addBeats = () => sending.passed;
    const training = startTraining();
    await settle();
    pauseTraining();
    sending.open();
    await expect.poll(() => fake.calls.at(-1)).toBe('pause');
    const { id } = state().activities[0]!;
    stopActivity(id);
    stopActivity(id);
    await expect.poll(() => fake.calls.filter((call) => call === 'stop')).toHaveLength(2);
    fake.stopEmpty();
    await training;
    expect(status()).toBe('stopped');
  });

  it('stays paused or stopping while late progress arrives', async () => {
    const training = startTraining();
    await running();
    const step = { kind: 'step', fold: 0, epoch: 1, stepsDone: 1, loss: 1, accuracy: 0 } as const;
    const late = () => fake.tell({ ...step, beatsPerSec: 1, secondsLeft: 1 });
    pauseTraining();
    fake.tell({ kind: 'paused' });
    late();
    expect(status()).toBe('paused');
    stopTraining();
    fake.tell({ kind: 'resumed', isStepping: false });
    late();
    expect(status()).toBe('stopping');
    fake.finish();
    await training;
  });

  it('closes a trainer that fails, reports it, and starts a new one', async () => {
    const training = startTraining();
    await running();
    fake.fail('The GPU was lost.');
    await training;
    expect(status()).toBe('failed');
    expect(closed).toBe(1);
    expect(codes()).toEqual(['training-failed']);
    fake = fakeTrainer();
    const again = startTraining();
    await running();
    fake.finish();
    await again;
    expect(status()).toBe('finished');
  });

  it('reports that no engine works, and what to do', async () => {
    services.trainer = () => Promise.reject(new Error('No engine to train with works in this browser.'));
    await startTraining();
    expect(codes()).toEqual(['engine-none']);
    expect(state().problems[0]!.message).toBe(
      'No engine to train with works in this browser. Records and beats are untouched; turn on hardware acceleration in the browser’s settings, or try another browser.',
    );
    expect(state().activities).toEqual([]);
  });

  it('says what to remove from an address that requests an engine which does not work', async () => {
    labStore.setState({ engineChoice: { ...state().engineChoice, only: 'worker-webgl' } });
    services.trainer = () =>
      Promise.reject(new Error('WebGL in a worker does not work here: There is none.'));
    await startTraining();
    expect(codes()).toEqual(['engine-asked']);
    const { message, values } = state().problems[0]!;
    expect(message).toContain('does not work here: There is none. The address of this page asks');
    expect(message).toContain('take “engine=worker-webgl” out of it');
    expect(values).toMatchObject({ asked: 'worker-webgl' });
  });

  it('says to reload if the thread has lost its engine', async () => {
    const closed = Object.assign(new Error('No engine is open in the training thread.'), {
      name: 'EngineClosed',
    });
    services.trainer = async () => ({ ...fake.trainer, run: () => Promise.reject(closed) });
    await startTraining();
    expect(codes()).toEqual(['engine-closed']);
    expect(state().problems[0]!.message).toMatch(/no engine open any more\. Reload the page/);
  });

  it('leaves nothing when everything is cleared meanwhile', async () => {
    const { storage, runs } = memoryStorage();
    services.storage = storage;
    labStore.setState({ storage: { status: 'on', usedBytes: 0, quotaBytes: 1 } });
    const training = startTraining();
    await running();
    await clearStorage();
    fake.finish();
    await training;
    expect(state().runs).toEqual([]);
    expect(state().openRun).toBeUndefined();
    expect(runs.size).toBe(0);
    expect(codes()).toEqual([]);
    expect(state().step).toBe('records');
  });

  it('reports nothing when the thread is ended by clearing', async () => {
    const training = startTraining();
    await running();
    services.closeTrainer = () => fake.fail('The training was ended.');
    await clearStorage();
    await training;
    expect(codes()).toEqual([]);
  });

  it('keeps runs in memory if nothing can be stored, and shows the one chosen last', async () => {
    for (let i = 0; i < 2; i++) {
      const training = startTraining();
      await running();
      fake.finish();
      await training;
    }
    const [second, first] = state().runs.map(({ id }) => id);
    expect(state().openRun?.id).toBe(second);
    await chooseRun(first!);
    expect(state().openRun?.id).toBe(first);

    const { storage } = memoryStorage();
    for (const run of services.unsaved.values()) await storage.saveRun(run, summariseRun(run));
    services.unsaved.clear();
    const slow = gate();
    const { loadRunView } = storage;
    storage.loadRunView = async (id) => {
      if (id === second) await slow.passed;
      return loadRunView(id);
    };
    services.storage = storage;
    labStore.setState({ storage: { status: 'on', usedBytes: 0, quotaBytes: 1 } });
    const slowly = chooseRun(second!);
    await chooseRun(first!);
    slow.open();
    await slowly;
    expect(state().openRun?.id).toBe(first);
  });

  it('reports a run that was deleted in another tab', async () => {
    const training = startTraining();
    await running();
    fake.finish();
    await training;
    services.unsaved.clear();
    services.storage = memoryStorage().storage;
    const { id } = state().runs[0]!;
    labStore.setState({
      openRun: undefined,
      storage: { status: 'on', usedBytes: 0, quotaBytes: 1 },
    });
    await chooseRun(id);
    expect(state().runs).toEqual([]);
    expect(codes()).toEqual(['run-gone']);
  });

  describe('despite faults', () => {
    const fault = { bestEpochOn: 'test' } as const;
    const runOnce = async () => {
      const training = startTraining();
      await running();
      fake.finish();
      await training;
    };

    it('is not started before they are accepted, and reports why', async () => {
      setTrainSettings(fault);
      await startTraining();
      expect(fake.calls).toEqual([]);
      expect(codes()).toEqual(['faults-unaccepted']);
      expect(state().problems[0]!.message).toMatch(/a fault: The best epoch is chosen on the test beats/);
      acceptFaults(true);
      await runOnce();
      expect(state().openRun?.leaks.map(({ code, level }) => [code, level])).toEqual([
        ['epoch-on-test', 'fault'],
        ['same-patient', 'protocol'],
      ]);
      expect(state().openRun?.leaks[1]?.values).toMatchObject({ persons: 2, tested: 2 });
    });

    it('asks again after every change of settings', async () => {
      for (const change of [
        () => setTrainSettings({ seed: 2 }),
        () => setPrepareSettings({ lengthSamples: 64 }),
        () => choosePreset('tutorialFaults'),
      ]) {
        setTrainSettings(fault);
        acceptFaults(true);
        change();
        expect(state().faultsAccepted).toBe(false);
        await startTraining();
        expect(fake.calls).toEqual([]);
      }
    });

    it('asks again for a fault that is only found when the beats are prepared', async () => {
      await importFiles([...smallRecord('201'), ...smallRecord('202')]);
      setTrainSettings({
        ...fault,
        protocol: { kind: 'records', training: ['a', '201'], test: ['202'] },
      });
      expect(state().prepared?.stale).toBe(true);
      acceptFaults(true);
      await startTraining();
      expect(fake.calls).toEqual([]);
      expect(codes()).toEqual(['faults-unaccepted']);
      expect(state().faultsAccepted).toBe(false);
      expect(state().problems[0]!.message).toContain('(201, 202)');
      acceptFaults(true);
      await runOnce();
      expect(state().openRun?.leaks.filter(({ level }) => level === 'fault')).toHaveLength(2);
    });
  });

  it('reports what the records do not allow, and names its runs after recipe, protocol and time', async () => {
    setTrainSettings({ protocol: { kind: 'groupkfold', folds: 3 } });
    await startTraining();
    expect(codes()).toEqual(['persons-too-few']);
    const protocols: [Protocol, string][] = [
      [{ kind: 'groupkfold', folds: 2 }, 'group 2-fold, 2 records'],
      [{ kind: 'leaveOneOut' }, 'leave one out, 2 records'],
      [{ kind: 'records', training: ['a'], test: ['b'] }, 'own split, 2 records'],
      [{ kind: 'kfold', folds: 2, stratified: false }, '2-fold, 2 records'],
    ];
    for (const [protocol, title] of protocols) {
      setTrainSettings({ protocol });
      fake = fakeTrainer();
      const training = startTraining();
      await running();
      fake.finish();
      await training;
      expect(state().openRun?.title).toMatch(new RegExp(`^Own settings, ${title}, \\d\\d:\\d\\d$`));
      expect(state().openRun?.experiment).toMatchObject({ version: 2, train: { protocol } });
    }
    expect(state().runs.map(({ leaks }) => leaks.length)).toEqual([1, 0, 0, 0]);
  });
});
