import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { loadPublished, repeatPublished } from '../../../src/state/capsule/published';
import { labStore } from '../../../src/state/store';
import { freshLab } from '../labInNode';

const folder = resolve(import.meta.dirname, '../../../docs/results');
const committed = readdirSync(folder).flatMap((file) => /^(.*)\.capsule\.json$/.exec(file)?.[1] ?? []);

freshLab();

it('the published runs are all capsules of docs/results, with their numbers, and open to be repeated', async () => {
  const state = () => labStore.getState();
  repeatPublished('inter-patient');
  expect(state().capsule).toBeUndefined();

  await loadPublished();
  const { published } = state();
  expect(published!.map(({ name }) => name).toSorted()).toEqual(committed.toSorted());
  for (const { capsule, metrics } of published!) {
    expect(metrics.accuracy).toMatchObject({ value: capsule.results.pooled.metrics.accuracy });
  }
  await loadPublished();
  expect(state().published).toBe(published);

  repeatPublished('inter-patient');
  expect(state().capsule).toMatchObject({ file: 'inter-patient.capsule.json', applied: false });
  expect(state().capsule!.missing).toHaveLength(44);
});
