import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { prepareBeats } from '../../../src/state/beats/prepareBeats';
import { importFiles } from '../../../src/state/records/importFiles';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { setNotice } from '../../../src/state/train/notice';
import { startTraining, stepTraining } from '../../../src/state/train/startTraining';
import { pauseTraining, resumeTraining, stopTraining } from '../../../src/state/train/training';
import { secondsLeftOf } from '../../../src/state/train/trainingSelectors';
import { fakeTrainer, smallRecord } from '../fakes';
import { freshLab } from '../labInNode';

const state = () => labStore.getState();
const training = () => state().training!;
const step = {
  ...({ kind: 'step', fold: 0, epoch: 1, stepsDone: 1, loss: 1, accuracy: 0 } as const),
  ...{ beatsPerSec: 1, secondsLeft: 44 },
};

describe('a training in steps', () => {
  freshLab();
  let fake = fakeTrainer();
  beforeEach(async () => {
    fake = fakeTrainer();
    services.trainer = async () => fake.trainer;
    await importFiles([...smallRecord('a'), ...smallRecord('b')]);
    await prepareBeats();
  });
  const called = (call: string) => expect.poll(() => fake.calls.at(-1)).toBe(call);

  it('begins with its first epoch, is paused after it, and goes on for one more', async () => {
    const whole = stepTraining();
    await called('step');
    expect(training().isStepping).toBe(true);
    fake.tell(step);
    expect(secondsLeftOf(training())).toBe(44);
    fake.tell({ kind: 'paused' });
    expect(training()).toMatchObject({ status: 'paused', isStepping: false });
    expect(secondsLeftOf(training())).toBeUndefined();

    await stepTraining();
    expect(training()).toMatchObject({ status: 'running', isStepping: true });
    await called('step');
    fake.tell({ kind: 'paused' });
    fake.tell({ kind: 'resumed', isStepping: true });
    expect(training()).toMatchObject({ status: 'running', isStepping: true });
    fake.tell({ kind: 'paused' });
    resumeTraining();
    fake.tell({ kind: 'resumed', isStepping: false });
    expect(training().isStepping).toBe(false);
    fake.finish();
    await whole;
    expect(state().runs).toHaveLength(1);
  });

  it('lets a training that runs end its epoch, and is given up by Pause; nothing goes on after Stop', async () => {
    const whole = startTraining();
    await called('run');
    await stepTraining();
    expect(training()).toMatchObject({ isStepping: true });
    pauseTraining();
    expect(training()).toMatchObject({ status: 'pausing', isStepping: false });
    stopTraining();
    await stepTraining();
    expect(training()).toMatchObject({ status: 'stopping', isStepping: false });
    expect(fake.calls.filter((call) => call === 'step')).toHaveLength(1);
    fake.finish();
    await whole;
  });

  it('keeps the answers of the last epoch', async () => {
    const whole = startTraining();
    await called('run');
    const point = { epoch: 2, trainLoss: 1, trainAccuracy: 0, learningRate: 1, durationSec: 1 };
    const none = { validationLoss: undefined, validationAccuracy: undefined };
    const counts = [3, 1, 0, 2];
    fake.tell({ kind: 'epoch', fold: 1, point: { ...point, ...none }, matrix: { of: 'training', counts } });
    expect(training().matrix).toEqual({ of: 'training', counts, fold: 1, epoch: 2 });
    fake.tell({ kind: 'epoch', fold: 1, point: { ...point, ...none, epoch: 3 } });
    expect(training().matrix).toMatchObject({ epoch: 2 });
    fake.finish();
    await whole;
  });
});

describe('consent to notifications', () => {
  freshLab();
  afterEach(() => vi.unstubAllGlobals());
  const answers = (answer: string) =>
    vi.stubGlobal('Notification', { requestPermission: async () => answer });

  it.each([
    ['granted', 'on'],
    ['denied', 'refused'],
    ['default', 'off'],
  ])('is what the browser says: %s', async (answer, notice) => {
    answers(answer);
    await setNotice(true);
    expect(state().notice).toBe(notice);
    await setNotice(false);
    expect(state().notice).toBe('off');
  });

  it('cannot be given where the browser has none', async () => {
    vi.stubGlobal('Notification', undefined);
    await setNotice(true);
    expect(state().notice).toBe('missing');
  });
});
