import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { beatsNpz, concatBeats } from '../../src/beats';
import { weightsNpz } from '../../src/experiment/network/weightsNpz';
import {
  defaultContextChoice,
  defaultNetworkChoice,
  defaultTrainSettings,
} from '../../src/experiment/settings/defaults';
import type { TrainSettings } from '../../src/experiment/settings/types';
import { capsuleText } from '../../src/state/capsule/capsuleText';
import { makeCapsule } from '../../src/state/capsule/makeCapsule';
import { withWasmBackend } from '../kernels/wasmBackend';
import { trainedRun } from './labRun';
import { madeParts, madePrepare } from './madeRecords';
import { describeWithPython } from './python';

/** How far apart the probabilities of one network may be. */
const CLOSE = 1e-4;

const small = {
  ...defaultNetworkChoice,
  heads: [
    { firstKernel: 4, secondKernel: 3 },
    { firstKernel: 5, secondKernel: 6 },
  ],
  ...{ firstFilters: 4, secondFilters: 5, dense: [12, 8] },
};
const everything = {
  ...defaultTrainSettings.input,
  beat: true,
  difference: true,
  neighbours: true,
  features: 'all',
  shape: true,
} as const;
const context = {
  ...{ ...defaultContextChoice, stretchBeats: 16, dense: [12, 8], units: 8 },
  ...{ dilations: [1, 2, 4], lookAheadBeats: 3 },
};
const cases: Record<string, Partial<TrainSettings>> = {
  'the beat alone': { network: small, dropout: 0.1 },
  'all channels and features': { network: { ...small, dense: [] }, input: everything },
  'batch normalisation': { network: { ...small, batchNorm: true, shapeDropout: 0.2 }, input: everything },
  'no activation in the dense layers': { network: small, denseActivation: 'linear', optimizer: 'rmsprop' },
  scalograms: { network: { kind: 'scalogram', filters: 3, kernel: 4 }, maxBeats: 150 },
  'stretches of beats': { network: context, input: everything },
  'the mean of three networks': { network: { ...context, dense: [8] }, networks: 3, input: everything },
};

withWasmBackend();

describeWithPython('a network of the lab in Python', (python) => {
  it(`gives the lab's probabilities: ${Object.keys(cases).join('; ')}`, async () => {
    const parts = madeParts();
    const beats = python.file('beats.npz', beatsNpz(concatBeats(parts)));
    const runs = [];
    for (const change of Object.values(cases)) {
      const train: TrainSettings = {
        ...defaultTrainSettings,
        ...{ protocol: { kind: 'kfold', folds: 2, stratified: true }, epochs: 3, batchSize: 32 },
        ...change,
      };
      runs.push(await trainedRun({ parts, prepare: madePrepare, train }));
    }
    const fold = 1;
    const calls = runs.map((run, i) => [
      ...['--capsule', python.file(`${i}.capsule.json`, capsuleText(makeCapsule(run, '')))],
      ...['--weights', python.file(`${i}.npz`, weightsNpz(run.folds[fold]!.model, fold))],
      ...['--predict', beats, '--out', join(python.folder, `${i}`)],
    ]);
    const answer = await python.endings(calls);
    expect(answer.map(({ end }) => end)).toEqual(runs.map(() => 'went through'));
    // Its own matrix is the lab's: both lines of the table say the same.
    const said = answer.map(({ printed }) => printed).join('');
    const accuracies = [...said.matchAll(/: (accuracy [\d.]+, macro F1 [\d.]+)/g)].map(([, words]) => words);
    expect(accuracies).toHaveLength(2 * runs.length);

    runs.forEach((run, i) => {
      const { testIndex, probabilities } = run.folds[fold]!;
      const name = Object.keys(cases)[i]!;
      expect(accuracies[2 * i], name).toBe(accuracies[2 * i + 1]);
      const found = readFileSync(join(python.folder, `${i}`, 'probabilities.csv'), 'utf8')
        .trim()
        .split(/\r?\n/);
      expect(found[0]).toBe('record,sample,truth,N,SVEB,VEB,F');
      const rows = found.slice(1).map((line) => line.split(',').slice(3).map(Number));
      expect(rows).toHaveLength(run.beats.label.length);
      const tested = [...testIndex].flatMap((beat) => rows[beat]!);
      const differences = tested.map((value, at) => Math.abs(value - probabilities[at]!));
      expect(Math.max(...differences), name).toBeLessThan(CLOSE);
      // Not all beats alike: a network that says nothing would pass.
      expect(Math.max(...tested) - Math.min(...tested), name).toBeGreaterThan(0.1);
    });
  });

  it('refuses weights of another network', async () => {
    const parts = madeParts();
    const beats = python.file('beats.npz', beatsNpz(concatBeats(parts)));
    const train: TrainSettings = { ...defaultTrainSettings, epochs: 1, maxBeats: 200, network: small };
    const options = { parts, prepare: madePrepare, train };
    const run = await trainedRun(options);
    const weights = python.file('weights.npz', weightsNpz(run.folds[0]!.model, 0));
    const calls = [
      { ...small, dense: [12, 9] },
      { ...small, batchNorm: true },
      { ...small, dense: [12] },
    ].map((network, i) => {
      const experiment = { ...run.experiment, train: { ...train, network } };
      const capsule = capsuleText({ ...makeCapsule(run, ''), experiment });
      return ['--capsule', python.file(`${i}.json`, capsule), '--weights', weights, '--predict', beats];
    });
    expect((await python.endings(calls)).map(({ end }) => end)).toEqual([
      expect.stringContaining('dense2/kernel is (12, 8), the network of the capsule has (12, 9)'),
      expect.stringContaining('the weights lack head1_norm1/beta: they are of another network'),
      expect.stringContaining('the weights have also dense2/bias: they are of another network'),
    ]);
  });
});
