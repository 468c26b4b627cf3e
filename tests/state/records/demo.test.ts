import { expect, it } from 'vitest';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { goTo } from '../../../src/state/page';
import { runDemo } from '../../../src/state/records/demo';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { stopActivity } from '../../../src/state/train/training';
import type { Activity } from '../../../src/state/types';
import { fakeTrainer } from '../fakes';
import { freshLab } from '../labInNode';

const state = () => labStore.getState();

/** Runs an action as soon as an activity of that kind begins. */
function once(kind: Activity['kind'], act: (id: string) => void): void {
  const stop = labStore.subscribe(({ activities }) => {
    const found = activities.find((activity) => activity.kind === kind);
    if (!found) return;
    stop();
    queueMicrotask(() => act(found.id));
  });
}

freshLab();

it('stops the whole demo if one of its steps is stopped', async () => {
  once('making-demo', stopActivity);
  await runDemo(true);
  expect(state()).toMatchObject({ records: [], problems: [], trainSettings: defaultTrainSettings });

  once('preparing', stopActivity);
  await runDemo(true);
  expect(state().records.length).toBeGreaterThan(3);
  expect(state().prepared).toBeUndefined();
  expect(state().training).toBeUndefined();
  expect(state().activities).toEqual([]);
});

it('continues without moving a user who has gone to another step', async () => {
  const fake = fakeTrainer();
  services.trainer = async () => fake.trainer;
  once('preparing', () => goTo('records'));
  const demo = runDemo(true);
  await expect.poll(() => fake.calls.at(-1)).toBe('run');
  fake.finish();
  await demo;
  expect(state().step).toBe('records');
  expect(state().openRun?.synthetic).toBe(true);
});
