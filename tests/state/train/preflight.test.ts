import { beforeEach, describe, expect, it, vi } from 'vitest';
import { leakCheck } from '../../../src/experiment/plan/leakCheck';
import { planFolds } from '../../../src/experiment/plan/planFolds';
import type { TrainSettings } from '../../../src/experiment/settings/types';
import { prepareBeats } from '../../../src/state/beats/prepareBeats';
import { setPrepareSettings } from '../../../src/state/beats/prepareSettings';
import { importFiles } from '../../../src/state/records/importFiles';
import { labStore } from '../../../src/state/store';
import { preflightOf } from '../../../src/state/train/preflight';
import { setTrainSettings } from '../../../src/state/train/training';
import { smallRecord } from '../fakes';
import { freshLab } from '../labInNode';

vi.mock('../../../src/experiment/plan/leakCheck', { spy: true });
vi.mock('../../../src/experiment/plan/planFolds', { spy: true });

const preflight = () => {
  const { prepared, prepareSettings, trainSettings } = labStore.getState();
  return preflightOf(prepared, prepareSettings, trainSettings);
};

describe('the preflight of a training', () => {
  freshLab();
  beforeEach(async () => {
    await importFiles([...smallRecord('a', { beats: 40 }), ...smallRecord('b', { beats: 30 })]);
    await prepareBeats();
    preflight();
    vi.mocked(leakCheck).mockClear();
    vi.mocked(planFolds).mockClear();
  });

  it.each<[string, Partial<TrainSettings>]>([
    ['the learning rate', { learningRate: 0.0123 }],
    ['the epochs', { epochs: 77 }],
    ['the batch', { batchSize: 7 }],
    ['the loss', { loss: { kind: 'focal', gamma: 2 } }],
    ['the optimiser', { optimizer: 'rmsprop' }],
    ['the class weights', { classWeights: 'balanced' }],
    ['an equal protocol in an object of its own', {}],
  ])('neither plans nor checks again for %s', (_, change) => {
    const before = preflight();
    const { protocol } = labStore.getState().trainSettings;
    setTrainSettings({ ...change, protocol: structuredClone(protocol) });
    const after = preflight();
    expect(after).not.toBe(before);
    expect(after.plans).toBe(before.plans);
    expect(after.leaks).toBe(before.leaks);
    expect(leakCheck).not.toHaveBeenCalled();
    expect(planFolds).not.toHaveBeenCalled();
  });

  it.each<[string, Partial<TrainSettings>, number]>([
    ['the protocol', { protocol: { kind: 'leaveOneOut' } }, 1],
    ['the seed', { seed: 99 }, 1],
    ['the validation part', { validationFraction: 0.3 }, 1],
    ['where the best epoch is chosen', { bestEpochOn: 'test' }, 1],
  ])('plans and checks once for %s', (_, change, plans) => {
    setTrainSettings(change);
    const first = preflight();
    setTrainSettings({ epochs: 5 });
    expect(preflight().leaks).toBe(first.leaks);
    expect(planFolds).toHaveBeenCalledTimes(plans);
    expect(leakCheck).toHaveBeenCalledTimes(1);
  });

  it('checks, without planning, if only the input of the network or the window changes', () => {
    const { input } = labStore.getState().trainSettings;
    setTrainSettings({ input: { ...input, neighbours: !input.neighbours } });
    preflight();
    setPrepareSettings({ window: { beforeSec: 0.2, afterSec: 0.2 } });
    const { leaks } = preflight();
    expect(leakCheck).toHaveBeenCalledTimes(2);
    expect(planFolds).not.toHaveBeenCalled();
    setPrepareSettings({ lengthSamples: 100 });
    expect(preflight().leaks).toBe(leaks);
  });
});
