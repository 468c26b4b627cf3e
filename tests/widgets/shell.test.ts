import { describe, expect, it } from 'vitest';
import { stepStates } from '../../src/panels/shell/stepStates';
import { initialState } from '../../src/state/store';
import type { RecordEntry, TrainingState } from '../../src/state/types';
import { words } from '../words';

describe('stepStates', () => {
  const say = words.en.shell.stepState;
  const record = (ticked: boolean) => ({ ticked }) as RecordEntry;
  const training = (change: Partial<TrainingState>) =>
    ({ status: 'running', stepsDone: 419, stepsTotal: 1000, ...change }) as TrainingState;

  it('says what is missing on a first visit', () => {
    expect(stepStates(initialState(), say)).toEqual({
      records: 'nothing loaded',
      beats: 'not yet',
      train: 'not yet',
      results: 'not yet',
      inspect: 'not yet',
      monitor: 'live or replayed',
    });
  });

  it('counts what is loaded', () => {
    const state = {
      ...initialState(),
      records: [record(true), record(false), record(true)],
      prepared: { total: 100687, stale: false } as never,
      runs: [{}] as never,
    };
    const states = stepStates(state, say);
    expect(states.records).toBe('2 of 3 ticked');
    expect(states.beats).toBe('100\u202f687 beats');
    expect(states.results).toBe('1 run');
    expect(stepStates({ ...state, prepared: { total: 1, stale: true } as never }, say).beats).toBe(
      'out of date',
    );
  });

  it('never says 100 % before the end, and no percentage before the plan', () => {
    const at = (change: Partial<TrainingState>) =>
      stepStates({ ...initialState(), training: training(change) }, say).train;
    expect(at({})).toBe('running, 41\u202f%');
    expect(at({ stepsDone: 999 })).toBe('running, 99\u202f%');
    expect(at({ status: 'opening', stepsTotal: 0 })).toBe('starting');
    expect(at({ status: 'paused' })).toBe('paused, 41\u202f%');
    expect(at({ status: 'failed' })).toBe('failed');
  });
});
