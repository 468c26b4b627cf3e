import { describe, expect, it } from 'vitest';
import { quickTrainSettings } from '../../../src/experiment/settings/defaults';
import { en } from '../../../src/i18n/en';
import { zh } from '../../../src/i18n/zh';
import { runTitle } from '../../../src/panels/shell/runTitle';
import { initialState } from '../../../src/state/store';
import { openingState } from '../../../src/state/train/followTraining';
import type { Activity, LabState, TrainingState } from '../../../src/state/types';

const activity = (kind: Activity['kind'], done: number, total: number): Activity => ({
  ...{ id: kind, kind, detail: '', done, total, startedAtMs: 0, secondsLeft: undefined, canStop: true },
});
const opened = openingState(quickTrainSettings, {
  title: 'Run',
  rows: 'beats',
  classCount: 4,
  synthetic: true,
});
const state = (status: TrainingState['status'] | undefined, activities: Activity[]): LabState => ({
  ...initialState(),
  activities,
  training: status && { ...opened, status },
});
const titleOf = (lab: LabState, isSeen = false) => runTitle(lab, en.runState, isSeen);
const training = activity('training', 42.9, 100);

describe('the title of the page', () => {
  it('says how far preparing and training are', () => {
    expect(titleOf(state(undefined, [activity('preparing', 1, 8)]))).toMatch(/^12\s% preparing$/);
    expect(titleOf(state('opening', [activity('training', 0, 0)]))).toMatch(/^0\s% training$/);
    expect(titleOf(state('running', [training]))).toMatch(/^42\s% training$/);
    expect(runTitle(state('running', [training]), zh.runState, false)).toMatch(/^42\s% 训练中$/);
  });

  it('says that a training is paused, and goes on as before after it', () => {
    expect(titleOf(state('paused', [training]))).toBe('Paused');
    expect(titleOf(state('running', [training]))).toMatch(/training/);
  });

  it('says how a training ended until somebody was here; who stopped it knows', () => {
    expect(titleOf(state('finished', []))).toBe('Finished');
    expect(titleOf(state('failed', []))).toBe('Failed');
    expect(titleOf(state('stopped', []))).toBeUndefined();
    for (const status of ['finished', 'failed'] as const) {
      expect(titleOf(state(status, []), true)).toBeUndefined();
    }
  });

  it('says nothing about other work', () => {
    expect(titleOf(state(undefined, [activity('importing', 1, 2)]))).toBeUndefined();
    expect(titleOf(state(undefined, []))).toBeUndefined();
  });
});
