import { beforeEach, describe, expect, it } from 'vitest';
import { type FoldPlan, planFolds } from '../../../src/experiment/plan/planFolds';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import type { Protocol, TrainSettings } from '../../../src/experiment/settings/types';
import { indexOfParts, indexOfRun } from '../../../src/state/beats/beatIndices';
import { prepareBeats } from '../../../src/state/beats/prepareBeats';
import { splitsOf } from '../../../src/state/capsule/splitsOf';
import { importFiles } from '../../../src/state/records/importFiles';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { makeRun } from '../../../src/state/train/makeRun';
import { BeatStore } from '../../../src/training/input/beatStore';
import { fakeTrainer, smallRecord } from '../fakes';
import { freshLab } from '../labInNode';

const names = ['a', 'b1', 'c', 'd1'];
const protocols: Protocol[] = [
  { kind: 'kfold', folds: 3, stratified: true },
  { kind: 'holdout', testFraction: 0.3, stratified: false },
  { kind: 'records', training: ['d1', 'a'], test: ['c'] },
  { kind: 'leaveOneOut' },
  { kind: 'groupkfold', folds: 2 },
  { kind: 'databases', training: ['mitdb-odd', 'a'], test: ['svdb'], without: ['d1'] },
  { kind: 'halves', training: ['mitdb', 'svdb'], test: ['svdb'], without: [] },
  { kind: 'leaveDatabaseOut', without: ['svdb/d1'] },
  { kind: 'patientSpecific', pool: ['a', 'b1'], test: ['c', 'd1'], ownSec: 5, poolPerClass: 6, ownTimes: 2 },
];

describe('the folds of a run', () => {
  freshLab();
  beforeEach(async () => {
    await importFiles([
      ...smallRecord('a', { beats: 30, folder: 'mitdb/' }),
      ...smallRecord('b1', { beats: 20, hz: 250, folder: 'mitdb/' }),
      ...smallRecord('c', { beats: 40, hz: 128, folder: 'svdb/' }),
      ...smallRecord('d1', { beats: 25, folder: 'svdb/' }),
    ]);
    await prepareBeats();
  });

  it.each(protocols)(
    'are the same on the page, in the training thread, for the stored run and in its capsule: $kind',
    async (protocol) => {
      const settings: TrainSettings = {
        ...defaultTrainSettings,
        protocol,
        validationBy: 'patients',
        maxBeats: 90,
      };
      const { parts } = services;
      // A record without remaining beats stays in the list of the page but is not sent to the thread.
      const empty = { ...parts[1]!, ...emptied(parts[1]!) };
      for (const given of [parts, [parts[0]!, empty, ...parts.slice(2)]]) {
        const prepared = labStore.getState().prepared!;
        const trained = new BeatStore();
        for (const part of given) trained.add(part);
        const expected = planFolds(trained.index(), settings);
        expect(expected.length).toBeGreaterThan(0);
        expect(planFolds(indexOfParts(given), settings)).toEqual(expected);

        const run = await runOf(expected, settings, { prepared, parts: given });
        expect(run.beats.recordNames).toEqual(names);
        expect(planFolds(indexOfRun(run), settings)).toEqual(expected);
        // If the folds were planned differently, the capsule would lack its training side.
        for (const { training } of splitsOf(run)) expect(training).toBeDefined();
      }
    },
  );
});

const emptied = ({ waveform, label, record, sample }: (typeof services.parts)[number]) => ({
  count: 0,
  waveform: waveform.slice(0, 0),
  label: label.slice(0, 0),
  record: record.slice(0, 0),
  sample: sample.slice(0, 0),
  symbol: [],
});

async function runOf(plans: FoldPlan[], settings: TrainSettings, given: Parameters<typeof makeRun>[2]) {
  const fake = fakeTrainer();
  const ended = fake.trainer.run(settings, 5, () => undefined);
  fake.finish();
  const result = await ended;
  const folds = plans.map(({ test }, fold) => ({
    ...{ fold, testIndex: test, probabilities: new Float32Array(5 * test.length) },
    ...{ history: [], bestEpoch: 1, ended: 'all' as const, trainBeats: 1, validationBeats: 0 },
    model: { topology: {}, weightSpecs: [], weights: new ArrayBuffer(0) },
  }));
  return makeRun({ ...result, folds }, settings, given);
}
