import { beforeEach, describe, expect, it } from 'vitest';
import type { EpochPoint, TrainingEvent } from '../../../src/experiment/run/types';
import { quickTrainSettings } from '../../../src/experiment/settings/defaults';
import { initialState, labStore } from '../../../src/state/store';
import { followTraining, openingState } from '../../../src/state/train/followTraining';
import {
  canTrain,
  epochMark,
  hasTraining,
  isGoing,
  isPaused,
  isSynthetic,
  isTraining,
  trainingHistories,
  trainingStatus,
} from '../../../src/state/train/trainingSelectors';
import type { LabState } from '../../../src/state/types';

const STEPS = 40;
const activity = { id: 'a', signal: new AbortController().signal, update: () => undefined };
const settings = {
  ...quickTrainSettings,
  epochs: 2,
  protocol: { kind: 'holdout', testFraction: 0.2, stratified: true } as const,
};

const follow = (event: TrainingEvent) => followTraining(event, activity);
const phase = (phase: 'compiling' | 'training' | 'validating') => follow({ kind: 'phase', fold: 0, phase });
const step = (done: number) =>
  follow({
    ...{ kind: 'step', fold: 0, epoch: done <= STEPS ? 1 : 2, stepsDone: done },
    ...{ loss: 1 / done, accuracy: done / 100, beatsPerSec: 1000 + done, secondsLeft: 60 - done },
  });
const epoch = (number: number) => follow({ kind: 'epoch', fold: 0, point: { epoch: number } as EpochPoint });

/** How often the selected value changes while the task runs: how often a component that uses it renders. */
function changesDuring(task: () => void, select: (state: LabState) => unknown): number {
  let last = select(labStore.getState());
  let changes = 0;
  const end = labStore.subscribe((state) => {
    const now = select(state);
    if (!Object.is(now, last)) changes++;
    last = now;
  });
  task();
  end();
  return changes;
}

describe('the selectors of the Train panel', () => {
  beforeEach(() => {
    labStore.setState({
      ...initialState(),
      training: openingState(settings, { title: 'Run', rows: 'beats', classCount: 4, synthetic: true }),
    });
    follow({ kind: 'plan', folds: 1, epochs: 2, beats: 100, stepsTotal: 2 * STEPS });
    phase('training');
    step(1);
  });
  const oneEpoch = () => {
    for (let done = 2; done < STEPS; done++) step(done);
  };

  it.each(
    Object.entries({
      ...{ isTraining, hasTraining, trainingStatus, trainingHistories, canTrain, isSynthetic },
    }),
  )('are constant over the steps of an epoch: %s', (_, select) => {
    expect(changesDuring(oneEpoch, select)).toBe(0);
    expect(changesDuring(oneEpoch, (state) => state.training)).toBe(STEPS - 2);
  });

  it('give new histories once per epoch', () => {
    const twoEpochs = () => {
      for (let done = 2; done <= 2 * STEPS; done++) {
        step(done);
        if (done % STEPS === 0) epoch(done / STEPS);
      }
    };
    expect(changesDuring(twoEpochs, trainingHistories)).toBe(2);
  });

  it('move the mark eight times per epoch, with the values of the step that moves it', () => {
    expect(epochMark(labStore.getState())).toEqual({
      fold: 0,
      epoch: 1 / STEPS,
      loss: 1,
      accuracy: 0.01,
    });
    expect(changesDuring(oneEpoch, epochMark)).toBe(7);
    const { epoch: position, loss, accuracy } = epochMark(labStore.getState())!;
    expect([position, loss, accuracy]).toEqual([0.875, 1 / 35, 0.35]);
  });

  it('give no mark before the first step and after the last, and a new one for another run', () => {
    follow({ kind: 'phase', fold: 0, phase: 'training' });
    const first = epochMark(labStore.getState());
    labStore.setState({
      training: openingState(settings, { title: 'Run', rows: 'beats', classCount: 4, synthetic: false }),
    });
    expect(epochMark(labStore.getState())).toBeUndefined();
    follow({ kind: 'plan', folds: 1, epochs: 2, beats: 100, stepsTotal: 2 * STEPS });
    expect(epochMark(labStore.getState())).toBeUndefined();
    step(2);
    expect(epochMark(labStore.getState())).not.toEqual(first);
    labStore.setState(({ training }) => ({ training: { ...training!, status: 'finished' } }));
    expect(epochMark(labStore.getState())).toBeUndefined();
    expect(isTraining(labStore.getState())).toBe(false);
    expect(isSynthetic(labStore.getState())).toBe(false);
    expect(hasTraining(labStore.getState())).toBe(true);
  });
});

it('a training that waits, or is about to, is still at its epoch', () => {
  expect((['pausing', 'paused'] as const).map((status) => [isPaused(status), isGoing(status)])).toEqual([
    [true, true],
    [true, true],
  ]);
  expect([isPaused('running'), isGoing('running')]).toEqual([false, true]);
  expect((['stopping', 'finished', 'failed'] as const).some((status) => isGoing(status))).toBe(false);
  expect(isPaused(undefined)).toBe(false);
});
