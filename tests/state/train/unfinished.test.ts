import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultPrepareSettings } from '../../../src/beats/defaults';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { prepareBeats } from '../../../src/state/beats/prepareBeats';
import { setPrepareSettings } from '../../../src/state/beats/prepareSettings';
import { clearStorage } from '../../../src/state/page';
import { importFiles } from '../../../src/state/records/importFiles';
import { removeRecords, setTicked } from '../../../src/state/records/tickRecords';
import { endRemoval, undoRemoval } from '../../../src/state/removal/removals';
import { services } from '../../../src/state/services';
import { initialState, labStore } from '../../../src/state/store';
import { startTraining } from '../../../src/state/train/startTraining';
import { pauseTraining, setTrainSettings, stopTraining } from '../../../src/state/train/training';
import { discardUnfinished, resumeUnfinished } from '../../../src/state/train/unfinished';
import { restoreUnfinished } from '../../../src/state/train/unfinishedList';
import type { UnfinishedRun } from '../../../src/state/types';
import { checkpointAt, finishedFold } from '../checkpoints';
import { fakeLocks } from '../fakeLocks';
import { fakeTrainer, settle, smallRecord } from '../fakes';
import { freshLab } from '../labInNode';
import { memoryStorage } from '../memoryStorage';

const state = () => labStore.getState();
const codes = () => state().problems.map(({ code }) => code);
const status = () => state().training?.status;

describe('a run that is interrupted', () => {
  freshLab();
  let fake = fakeTrainer();
  let memory = memoryStorage();
  let locks = fakeLocks();
  let opened: (string | undefined)[] = [];
  beforeEach(async () => {
    fake = fakeTrainer();
    memory = memoryStorage();
    locks = fakeLocks();
    opened = [];
    vi.stubGlobal('navigator', { language: 'en', locks });
    services.storage = memory.storage;
    services.trainer = async (preferred) => {
      opened.push(preferred);
      return fake.trainer;
    };
    services.closeTrainer = () => undefined;
    labStore.setState({ storage: { status: 'on', usedBytes: 0, quotaBytes: 1 } });
    await importFiles([...smallRecord('a'), ...smallRecord('b', { beats: 10 })]);
    await prepareBeats();
  });
  const running = (times = 1) =>
    expect.poll(() => fake.calls.filter((call) => call === 'run')).toHaveLength(times);
  const at = (folds: number, epochs: number) => checkpointAt(state().trainSettings, { folds, epochs });
  const tellAt = (folds: number, epochs: number) => {
    const { folds: _folds, ...checkpoint } = at(folds, epochs);
    fake.tell({ kind: 'checkpoint', checkpoint });
  };
  const stored = () => [...memory.unfinished.values()].map(({ checkpoint }) => checkpoint);

  /** Simulates a reload in the middle of the run: the page forgets, its thread and its locks end, the storage stays. */
  async function reload(): Promise<void> {
    await settle();
    const kept = structuredClone([...memory.unfinished]);
    const { records, storage } = state();
    const training = state().activities.find(({ kind }) => kind === 'training');
    services.running.get(training?.id ?? '')?.abort(new DOMException('Reloaded.', 'AbortError'));
    fake.stopEmpty();
    await settle();
    for (const [id, run] of kept) memory.unfinished.set(id, run);
    locks.letGoOfAll();
    labStore.setState({ ...initialState(), records, storage }, true);
    services.parts = [];
    fake = fakeTrainer();
    await restoreUnfinished();
  }

  it('stores its newest checkpoint, finished folds once, and none when it is finished', async () => {
    const training = startTraining();
    await running();
    tellAt(0, 1);
    await settle();
    expect(stored()[0]).toMatchObject({ folds: [], activeFold: { fold: 0, history: [{ epoch: 1 }] } });
    expect(state().training?.storedAfter).toEqual({ fold: 0, epoch: 1 });
    fake.tell({ kind: 'fold', fold: finishedFold(0, 3) });
    tellAt(0, 0);
    tellAt(1, 2);
    await settle();
    expect(stored()).toHaveLength(1);
    expect(stored()[0]).toMatchObject({ folds: [{ fold: 0 }], activeFold: { fold: 1, history: [{}, {}] } });
    fake.finish();
    await training;
    expect(stored()).toEqual([]);
    expect(state().unfinished).toEqual([]);
    expect(state().openRun?.id).toBe(state().training?.runId);
  });

  it('keeps no checkpoint when it was stopped or everything was cleared', async () => {
    const stopped = startTraining();
    await running();
    tellAt(0, 1);
    await settle();
    stopTraining();
    fake.finish();
    await stopped;
    expect(stored()).toEqual([]);

    const cleared = startTraining();
    await running(2);
    tellAt(0, 1);
    await settle();
    await clearStorage();
    tellAt(0, 2);
    fake.finish();
    await cleared;
    await settle();
    expect(stored()).toEqual([]);
  });

  it('continues in a new thread when its own dies, from the newest checkpoint and with its beats', async () => {
    const training = startTraining();
    await running();
    tellAt(0, 1);
    fake.tell({ kind: 'epoch', fold: 0, point: at(0, 2).activeFold!.history[0]! });
    fake.tell({ kind: 'epoch', fold: 0, point: at(0, 2).activeFold!.history[1]! });
    fake.die();
    await running(2);
    expect(fake.calls.filter((call) => call === 'add')).toHaveLength(4);
    expect(fake.resumed[1]).toMatchObject({ activeFold: { fold: 0, history: [{ epoch: 1 }] } });
    expect(opened).toEqual([undefined, 'cpu']);
    expect(state().training?.interruptions).toEqual([{ what: 'thread', after: { fold: 0, epoch: 1 } }]);
    // The epoch that was reported but not stored is reported again, at the same position.
    fake.tell({ kind: 'epoch', fold: 0, point: at(0, 2).activeFold!.history[1]! });
    expect(state().training?.histories[0]?.map(({ epoch }) => epoch)).toEqual([1, 2]);
    fake.finish();
    await training;
    expect(status()).toBe('finished');
    expect(codes()).toEqual([]);
  });

  it('gives up after three deaths without an epoch in between, and offers to resume', async () => {
    const training = startTraining();
    for (let death = 1; death <= 4; death++) {
      await running(death);
      if (death === 1) tellAt(0, 1);
      fake.die();
    }
    await training;
    // The first death was after an epoch, then three more attempts without one.
    expect(fake.calls.filter((call) => call === 'run')).toHaveLength(4);
    expect(status()).toBe('failed');
    expect(codes()).toEqual(['training-interrupted']);
    expect(state().unfinished.map(({ after }) => after)).toEqual([{ fold: 0, epoch: 1 }]);
  });

  it('stays paused in a new thread, and tests what it has if it was stopped', async () => {
    const training = startTraining();
    await running();
    tellAt(0, 1);
    pauseTraining();
    fake.tell({ kind: 'paused' });
    fake.die();
    await running(2);
    await expect.poll(() => fake.calls.filter((call) => call === 'pause')).toHaveLength(2);
    stopTraining();
    fake.die();
    await running(3);
    await expect.poll(() => fake.calls.filter((call) => call === 'stop')).toHaveLength(2);
    fake.finish();
    await training;
    expect(state().runs).toHaveLength(1);
  });

  it('reports once that nothing can be stored, and goes on training', async () => {
    memory.storage.saveCheckpoint = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    const training = startTraining();
    await running();
    for (const epochs of [1, 2, 3]) {
      tellAt(0, epochs);
      await settle();
    }
    expect(codes()).toEqual(['checkpoint-unstored']);
    fake.finish();
    await training;
    expect(status()).toBe('finished');
  });

  it('is offered after a reload and resumed with its own settings, records and epochs, under its own id', async () => {
    setPrepareSettings({ lengthSamples: 64 });
    setTrainSettings({ seed: 77 });
    const training = startTraining();
    await running();
    tellAt(0, 2);
    const [id] = locks.held().map((name) => name.replace('ecg-lab-run-', ''));
    await reload();
    await training;
    expect(state().unfinished).toMatchObject([
      {
        id,
        title: expect.stringMatching(/^Own settings, 5-fold, 2 records, /),
        after: { fold: 0, epoch: 2 },
      },
    ]);

    // Settings changed since then do not matter.
    setTicked(['b'], false);
    setTrainSettings({ seed: 1 });
    const resumed = resumeUnfinished(id!);
    await running();
    expect(state().unfinished).toEqual([]);
    expect(state().trainSettings.seed).toBe(77);
    expect(state().prepared).toMatchObject({ lengthSamples: 64, recordIds: ['a', 'b'] });
    expect(state().training?.histories[0]).toHaveLength(2);
    expect(fake.resumed[0]).toMatchObject({ activeFold: { fold: 0, history: [{}, {}] } });
    expect(opened.at(-1)).toBe('cpu');
    fake.finish();
    await resumed;
    expect(state().openRun?.id).toBe(id);
    expect(stored()).toEqual([]);
  });

  it('is resumed if an earlier version of the lab began it, which had fewer settings', async () => {
    const training = startTraining();
    await running();
    tellAt(0, 1);
    await settle();
    for (const { run } of memory.unfinished.values()) {
      const { validationBy, bestEpochOn, input, network, loss, sampling, augmentation, ...train } =
        run.experiment.train;
      const { secondLead, windowRule, ...prepare } = run.experiment.prepare;
      expect([validationBy, bestEpochOn, secondLead, windowRule]).toEqual([
        ...['beats', 'validation', false, 'same'],
      ]);
      expect([input, network, loss, sampling, augmentation].every((part) => part !== undefined)).toBe(true);
      const old = { ...train, protocol: { kind: 'kfold', folds: 5 } };
      Object.assign(run.experiment, { version: 1, train: old, prepare });
    }
    await reload();
    await training;
    const [{ id, experiment }] = state().unfinished as [UnfinishedRun];
    expect(experiment).toMatchObject({
      version: 2,
      train: defaultTrainSettings,
      prepare: defaultPrepareSettings,
    });
    const resumed = resumeUnfinished(id);
    await running();
    expect(state().trainSettings).toEqual(defaultTrainSettings);
    fake.finish();
    await resumed;
    expect(state().openRun).toMatchObject({ id, experiment: { version: 2, train: defaultTrainSettings } });
    expect(codes()).toEqual([]);
  });

  it('waits if a record was removed or its files have changed, and reports which', async () => {
    const training = startTraining();
    await running();
    tellAt(0, 1);
    await reload();
    await training;
    removeRecords(['b']);
    const { id } = state().unfinished[0]!;
    await resumeUnfinished(id);
    expect(state().problems[0]).toMatchObject({ code: 'resume-records', values: { records: 'b' } });
    expect(state().unfinished).toHaveLength(1);
    await importFiles(smallRecord('b', { beats: 10, height: 2 }));
    await resumeUnfinished(id);
    expect(state().problems).toHaveLength(1);
    expect(fake.calls).toEqual([]);

    removeRecords(['b']);
    await importFiles(smallRecord('b', { beats: 10 }));
    const resumed = resumeUnfinished(id);
    await running();
    fake.finish();
    await resumed;
    expect(status()).toBe('finished');
  });

  it('belongs to one tab: another neither offers nor resumes it, and offers it once that tab is closed', async () => {
    const training = startTraining();
    await running();
    tellAt(0, 1);
    await reload();
    await training;
    const { id } = state().unfinished[0]!;
    const letGo = locks.holdElsewhere(`ecg-lab-run-${id}`);

    await resumeUnfinished(id);
    expect(codes()).toEqual(['resume-elsewhere']);
    expect(state().unfinished).toEqual([]);
    expect(stored()).toHaveLength(1);
    await restoreUnfinished();
    expect(state().unfinished).toEqual([]);
    letGo();
    await expect.poll(() => state().unfinished).toHaveLength(1);
  });

  it('is removed from the list if another tab has ended it', async () => {
    const training = startTraining();
    await running();
    tellAt(0, 1);
    await reload();
    await training;
    const { id } = state().unfinished[0]!;
    memory.unfinished.clear();
    await resumeUnfinished(id);
    expect(codes()).toEqual(['resume-gone']);
    expect(state().unfinished).toEqual([]);
  });

  it('can be discarded', async () => {
    const training = startTraining();
    await running();
    tellAt(0, 1);
    await reload();
    await training;
    const { id } = state().unfinished[0]!;
    await discardUnfinished(id);
    expect(state().unfinished).toEqual([]);
    await undoRemoval();
    expect(state().unfinished.map((run) => run.id)).toEqual([id]);
    await discardUnfinished(id);
    await endRemoval(state().removals[0]!.key);
    expect(stored()).toEqual([]);
  });

  it('is set aside if it is damaged, stays stored, and the others are offered', async () => {
    const training = startTraining();
    await running();
    tellAt(0, 1);
    await reload();
    await training;
    const [whole] = [...memory.unfinished.values()];
    memory.unfinished.set('bad', { run: { id: 'bad' } as never, checkpoint: whole!.checkpoint });
    memory.storage.loadCheckpoint = () => Promise.reject(new DOMException('gone', 'DataError'));
    await restoreUnfinished();
    const aside = () => state().setAside.map(({ kind, title }) => [kind, title]);
    expect(aside()).toEqual([['training', 'bad']]);
    expect(state().unfinished).toHaveLength(1);
    await resumeUnfinished(whole!.run.id);
    expect(aside()).toEqual([
      ['training', 'bad'],
      ['training', whole!.run.title],
    ]);
    expect(state().unfinished).toEqual([]);
    expect(stored()).toHaveLength(2);
    expect(codes()).toEqual([]);
  });

  it('is set aside if a later version began it, with an unknown setting', async () => {
    const training = startTraining();
    await running();
    tellAt(0, 1);
    await reload();
    await training;
    const [begun] = [...memory.unfinished.values()];
    Object.assign(begun!.run.experiment.train, { fromAnotherDay: 1 });
    await restoreUnfinished();
    expect(state().unfinished).toEqual([]);
    expect(state().setAside).toMatchObject([{ kind: 'training', title: begun!.run.title }]);
    expect(state().setAside[0]!.reason).toContain('fromAnotherDay');
    expect(stored()).toHaveLength(1);
  });

  it('stays stored if its finished run could not be', async () => {
    memory.storage.saveRun = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    const training = startTraining();
    await running();
    tellAt(0, 1);
    await settle();
    fake.finish();
    await training;
    expect(status()).toBe('finished');
    expect(stored()).toHaveLength(1);
    expect(codes()).toEqual(['storage-full']);
  });

  it('cannot be resumed if it diverged', async () => {
    const training = startTraining();
    await running();
    tellAt(0, 1);
    await settle();
    fake.failAs('TrainingDiverged', 'The training diverged.');
    await training;
    expect(codes()).toEqual(['training-failed']);
    expect(state().unfinished).toEqual([]);
    expect(stored()).toEqual([]);
  });
});
