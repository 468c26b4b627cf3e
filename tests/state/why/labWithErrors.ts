import { beforeEach, expect, vi } from 'vitest';
import { makeDemoRecords } from '../../../src/demo';
import { commands } from '../../../src/state/commands';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { fakeTrainer } from '../fakes';
import { dropped, freshLab } from '../labInNode';

export const state = () => labStore.getState();
export const why = () => state().why;

/**
 * Before each test a lab with a run of two demo records, which says N of every beat, and its errors in Inspect.
 *
 * @returns the thread of this test, which trained it and explains it
 */
export function labWithErrors(): { fake: ReturnType<typeof fakeTrainer> } {
  const lab = { fake: fakeTrainer() };
  freshLab();
  beforeEach(async () => {
    const fake = fakeTrainer();
    lab.fake = fake;
    services.trainer = async () => fake.trainer;
    services.explainer = async () => fake.trainer;
    services.closeExplainer = () => void fake.calls.push('closeExplainer');
    const files = makeDemoRecords();
    const names = [...new Set(files.map(({ fileName }) => fileName.replace(/\.\w+$/, '')))].slice(0, 2);
    await commands.importFiles(
      files
        .filter(({ fileName }) => names.some((name) => fileName.startsWith(`${name}.`)))
        .map((file) => dropped(file.fileName, file.bytes)),
    );
    commands.setTrainSettings({
      protocol: { kind: 'holdout', testFraction: 0.5, stratified: true },
      epochs: 1,
    });
    const training = commands.startTraining();
    await vi.waitFor(() => expect(fake.calls).toContain('run'), { timeout: 30_000 });
    fake.finish();
    await training;
    commands.inspectCell(undefined);
    await vi.waitFor(() => expect(state().inspect.status).toBe('shown'), { timeout: 30_000 });
  });
  return lab;
}
