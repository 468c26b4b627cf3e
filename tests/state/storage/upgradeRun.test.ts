import { describe, expect, it } from 'vitest';
import { defaultPrepareSettings } from '../../../src/beats/defaults';
import type { Run, RunView } from '../../../src/experiment/run/types';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { summariseRun } from '../../../src/state/results/summariseRun';
import { upgradeRun } from '../../../src/state/storage/upgradeRun';
import { recordRun } from '../results/recordRun';

const records = {
  '100': [90, 10, 0, 2, 8, 0, 0, 0, 0],
  '200': [50, 0, 0, 20, 10, 0, 0, 0, 0],
};

/** A run as stored by the first version of the lab: no leaks, and its settings. */
function oldRun(protocol: object): RunView {
  const { leaks: _leaks, experiment, ...run } = recordRun({ records });
  const { secondLead: _second, windowRule: _rule, ...prepare } = defaultPrepareSettings;
  const { epochs, seed, validationFraction } = defaultTrainSettings;
  return structuredClone({
    ...run,
    experiment: {
      ...experiment,
      version: 1,
      prepare,
      train: { protocol, epochs, seed, validationFraction, maxBeats: null },
    },
  }) as unknown as RunView;
}

describe('upgradeRun', () => {
  it('adds newer settings to an old run, with the values by which it acted', async () => {
    const { experiment } = await upgradeRun(oldRun({ kind: 'kfold', folds: 3 }));
    expect(experiment).toMatchObject({ version: 2, prepare: defaultPrepareSettings });
    expect(experiment.train).toEqual({
      ...defaultTrainSettings,
      protocol: { kind: 'kfold', folds: 3, stratified: true },
    });
  });

  it('makes the missing leak check', async () => {
    const { leaks } = await upgradeRun(oldRun({ kind: 'kfold', folds: 3 }));
    expect(leaks.map(({ code, level }) => [code, level])).toContainEqual(['same-patient', 'protocol']);
    expect(summariseRun(await upgradeRun(oldRun({ kind: 'kfold', folds: 3 }))).leaks).toEqual(leaks);
  });

  it('keeps the findings of a leak check before the start', async () => {
    const run: Run = recordRun({ records, leaks: [] });
    expect(await upgradeRun(run)).toEqual(run);
    expect((await upgradeRun(run)).folds).toBe(run.folds);
  });

  it('returns a damaged run unchanged, for its reader to report', async () => {
    for (const part of ['experiment', 'beats', 'folds']) {
      const damaged = { ...oldRun({ kind: 'kfold', folds: 3 }), [part]: undefined } as unknown as RunView;
      expect((await upgradeRun(damaged)).leaks).toEqual(expect.any(Array));
      const upgraded = await upgradeRun(damaged);
      expect(() => summariseRun(upgraded), part).toThrow();
    }
  });
});
