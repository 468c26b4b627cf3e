import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { beatsNpz, concatBeats } from '../../src/beats';
import { beatIndex } from '../../src/beats/beatIndex';
import { planFolds } from '../../src/experiment/plan/planFolds';
import {
  defaultContextChoice,
  defaultEncoderChoice,
  defaultTrainSettings,
  defaultUnetChoice,
} from '../../src/experiment/settings/defaults';
import { PRESETS, type Preset } from '../../src/experiment/settings/presets';
import type { Experiment, Protocol, TrainSettings } from '../../src/experiment/settings/types';
import { indexOfRun } from '../../src/state/beats/beatIndices';
import { capsuleText } from '../../src/state/capsule/capsuleText';
import { experimentScript } from '../../src/state/capsule/experimentScript';
import { sha256Of } from '../../src/state/capsule/hashes';
import { makeCapsule } from '../../src/state/capsule/makeCapsule';

import type { Capsule } from '../../src/state/capsule/types';
import { describeWithShared } from '../shared';
import { annotatedBeats } from './annotatedBeats';
import { plannedRun } from './labRun';
import { madeParts, madePrepare } from './madeRecords';
import { describeWithPython, type Ending, experimentPath } from './python';

const PROTOCOLS: Protocol[] = [
  { kind: 'kfold', folds: 3, stratified: true },
  { kind: 'kfold', folds: 4, stratified: false },
  { kind: 'holdout', testFraction: 0.25, stratified: true },
  { kind: 'holdout', testFraction: 0.25, stratified: false },
  { kind: 'records', training: ['100', '201', '213', '999'], test: ['202', '233'] },
  { kind: 'leaveOneOut' },
  { kind: 'groupkfold', folds: 3 },
  {
    kind: 'patientSpecific',
    ...{ pool: ['100', '101', '201', '208'], test: ['202', '213', '233'] },
    ...{ ownSec: 30, poolPerClass: 20, ownTimes: 3 },
  },
  {
    kind: 'patientSpecific',
    ...{ pool: ['100', '101', '202'], test: ['201', '208'], ownSec: 45, poolPerClass: null, ownTimes: 1 },
  },
];

const CHANGES: Partial<TrainSettings>[] = [
  {},
  { validationBy: 'patients', validationFraction: 0.3, seed: 77 },
  { validationFraction: 0 },
  { bestEpochOn: 'test', seed: 4_000_000_000 },
  { maxBeats: 300, validationFraction: 0.2 },
  { sampling: { kind: 'oversample', ratio: 0.5, when: 'beforeSplit' } },
  {
    sampling: { kind: 'undersample', ratio: 0.4, when: 'beforeSplit' },
    ...{ maxBeats: 400, validationBy: 'patients' },
  },
];

/** Settings (`train.dropout`) that the Python program does not act by: it refuses a capsule that has them. */
const NOT_IN_PYTHON: string[] = [];

/** A copy without the settings of these paths. */
function without<T>(experiment: T, paths: readonly string[]): T {
  const copy = structuredClone(experiment);
  for (const path of paths) {
    const names = path.split('.');
    const last = names.pop()!;
    const part = names.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], copy);
    delete (part as Record<string, unknown>)[last];
  }
  return copy;
}

const program = readFileSync(experimentPath, 'utf8');
const settings = (change: Partial<TrainSettings>): TrainSettings => ({ ...defaultTrainSettings, ...change });

describeWithPython('the plan in Python', (python) => {
  const parts = madeParts();

  it('deals every protocol as the lab does, to the beat', async () => {
    const trains = PROTOCOLS.flatMap((protocol) =>
      CHANGES.map((change) => settings({ ...change, protocol })),
    );
    const index = indexOfRun(plannedRun({ parts, prepare: madePrepare, train: trains[0]! }));
    const beats = python.file('beats.npz', beatsNpz(concatBeats(parts)));
    const { answer } = await python.probe<string[][][]>('plans', { trains, beats });
    for (const [i, each] of trains.entries()) {
      const sums = planFolds(index, each).map(({ train, validation, test }) =>
        [train, validation, test].map((side) => sha256Of(side)),
      );
      expect(sums.length).toBeGreaterThan(0);
      expect(answer[i], JSON.stringify(each)).toEqual(sums);
    }
  });

  it('deals edited beats by those that were there before, as the lab does', async () => {
    const set = concatBeats(parts);
    const earlier = Array.from({ length: 60 }, (_, i) => {
      const beat = 7 * i + 3;
      const place = { record: set.recordNames[set.record[beat]!]!, sample: set.sample[beat]! };
      // Relabelled; added since; deleted since, with a beat that was beside it.
      if (i % 3 === 0) return { ...place, labels: [2 - (set.label[beat]! % 3)] };
      if (i % 3 === 1) return { ...place, labels: [] };
      return { ...place, sample: place.sample + 20, labels: [i % 2, 1] };
    });
    const trains = PROTOCOLS.flatMap((protocol) =>
      [CHANGES[1]!, CHANGES[5]!].map((change) => settings({ ...change, protocol })),
    );
    const index = beatIndex([set], earlier);
    const beats = python.file('edited.npz', beatsNpz(set));
    const { answer } = await python.probe<string[][][]>('plans', { trains, beats, earlier });
    for (const [i, each] of trains.entries()) {
      const sums = planFolds(index, each).map(({ train, validation, test }) =>
        [train, validation, test].map((side) => sha256Of(side)),
      );
      expect(sums.length).toBeGreaterThan(0);
      expect(answer[i], JSON.stringify(each)).toEqual(sums);
    }
  });

  it('deals databases, and tells persons by them, as the lab does', async () => {
    const databases = ['mitdb', 'mitdb', 'qtdb', 'mitdb', 'svdb', 'incartdb', 'own'];
    const names = ['m/101', 'm/201', 'sel202', 'x/202', '800', 'I03', 'y/201'];
    const moved = parts.map((part, i) => ({
      ...part,
      recordNames: [names[i]!],
      recordDatabase: [databases[i]!],
    }));
    const lists = { training: ['DS1', 'svdb-even', 'qtdb'], test: ['incartdb', 'DS2', 'own/201'] };
    const trains = [
      { kind: 'databases', ...lists, without: [] },
      { kind: 'databases', ...lists, without: ['qtdb', 'm/201'] },
      { kind: 'halves', training: ['mitdb', 'svdb', 'own'], test: ['DS1', 'incartdb', 'svdb'], without: [] },
      { kind: 'leaveDatabaseOut', without: ['svdb'] },
      { kind: 'leaveOneOut' },
      { kind: 'groupkfold', folds: 3 },
    ].map((protocol) => settings({ protocol: protocol as Protocol, validationBy: 'patients' }));
    const run = plannedRun({ parts: moved, prepare: madePrepare, train: trains[0]! });
    const index = { ...indexOfRun(run), recordDatabase: databases };
    const beats = python.file('databases.npz', beatsNpz(concatBeats(moved)));
    const { answer } = await python.probe<string[][][]>('plans', { trains, beats, databases });
    const plans = trains.map((train) => planFolds(index, train));
    expect(plans.map(({ length }) => length)).toEqual([1, 1, 2, 4, 7, 3]);
    for (const [i, plan] of plans.entries()) {
      expect(answer[i], JSON.stringify(trains[i]!.protocol)).toEqual(
        plan.map(({ train, validation, test }) => [train, validation, test].map((side) => sha256Of(side))),
      );
    }
  });

  it('deals records with folders in their names as the lab does', async () => {
    const folders: Record<string, string> = { '100': 'x/', '202': 'mitdb/', '213': 'a/b/', '208': 'a/' };
    const moved = parts.map((part) => ({
      ...part,
      recordNames: part.recordNames.map((name) => `${folders[name] ?? ''}${name}`),
    }));
    const lists = { pool: ['100', '101', '201', 'a/208'], test: ['202', 'b/213', '233'] };
    const trains = [
      { kind: 'records', training: ['100', '201', '208'], test: ['202', 'b/213', 'a/208'] } as const,
      { kind: 'leaveOneOut' } as const,
      { kind: 'patientSpecific', ...lists, ownSec: 30, poolPerClass: 20, ownTimes: 3 } as const,
    ].map((protocol) => settings({ protocol: protocol as Protocol, validationBy: 'patients' }));
    const index = indexOfRun(plannedRun({ parts: moved, prepare: madePrepare, train: trains[0]! }));
    const beats = python.file('moved.npz', beatsNpz(concatBeats(moved)));
    const { answer } = await python.probe<string[][][]>('plans', { trains, beats });
    const plans = trains.map((train) => planFolds(index, train));
    expect(plans.map(({ length }) => length)).toEqual([1, 7, 3]);
    for (const [i, plan] of plans.entries()) {
      expect(answer[i]).toEqual(
        plan.map(({ train, validation, test }) => [train, validation, test].map((side) => sha256Of(side))),
      );
    }
  });

  it('says of the script that the page hands out whether its plan is the run’s', async () => {
    const train = settings({ protocol: { kind: 'groupkfold', folds: 3 } });
    const capsule = makeCapsule(plannedRun({ parts, prepare: madePrepare, train }), 'a browser');
    const beats = python.file('beats.npz', beatsNpz(concatBeats(parts)));
    const script = python.file('run.py', experimentScript(program, capsule));

    const embedded = python.call([script, '--beats', beats, '--plan']);
    expect(embedded.stderr).toBe('');
    expect(embedded.stdout).toContain(capsule.title);
    expect(embedded.stdout.match(/\(as in the run\)/g)).toHaveLength(9);
    expect(embedded.status).toBe(0);

    const other = { ...capsule.experiment, train: { ...train, seed: 2 } };
    const beside = python.file('other.capsule.json', capsuleText({ ...capsule, experiment: other }));
    const [changed] = await python.endings([['--capsule', beside, '--beats', beats, '--plan']]);
    expect(changed!.printed).toContain('(OTHER THAN IN THE RUN)');
    expect(changed!.end).toBe('1');
  });

  it('takes other settings by their names, as the command of the lab does', async () => {
    const train = settings({ protocol: { kind: 'groupkfold', folds: 3 } });
    const capsule = makeCapsule(plannedRun({ parts, prepare: madePrepare, train }), 'a browser');
    const beats = python.file('beats.npz', beatsNpz(concatBeats(parts)));
    const path = python.file('run.capsule.json', capsuleText(capsule));
    const changes = [
      ['epochs=4', 'network.dense=64,32', 'prepare.classCount=4', 'maxBeats=none'],
      ['protocol={"kind":"kfold","folds":4,"stratified":true}'],
      ...['warmth=1', 'train.protocol.fold=2', 'epochs'].map((change) => [change]),
      ...['protocol=kfold', 'protocol={"kind":"kfold","folds":4}'].map((change) => [change]),
    ];
    const calls = changes.map((each) => [
      ...['--capsule', path, '--beats', beats, '--plan'],
      ...each.flatMap((change) => ['--set', change]),
    ]);
    const answer = await python.endings(calls);
    const [same, other, ...refused] = answer as [Ending, Ending, ...Ending[]];

    expect(same.printed).toContain(`changed: train.epochs from ${train.epochs} to 4`);
    expect(same.printed).toContain('changed: train.network.dense from [256, 32] to [64, 32]');
    expect(same.printed).toContain('changed: train.maxBeats from null to null');
    expect(same.end).toBe('0');

    expect(other.printed.match(/OTHER THAN IN THE RUN/g)!.length).toBeGreaterThan(0);
    expect(other.end).toBe('1');

    expect(refused.map(({ end }) => end)).toEqual(
      [
        ...['warmth=1', 'train.protocol.fold=2', 'epochs'].map(
          (change) => `--set ${change}: there is no such setting`,
        ),
        'protocol has parts; name one',
        'the capsule lacks',
      ].map((said) => expect.stringContaining(said)),
    );
  });

  it('refuses what it cannot act upon, with a sentence', async () => {
    const train = settings({ protocol: { kind: 'groupkfold', folds: 3 } });
    const capsule = makeCapsule(plannedRun({ parts, prepare: madePrepare, train }), 'a browser');
    const withTrain = (change: object) =>
      capsuleText({
        ...capsule,
        experiment: { ...capsule.experiment, train: { ...train, ...change } },
      } as Capsule);
    const cases: [text: string, said: string][] = [
      [withTrain({ mixup: 0.2 }), 'this file does not know train.mixup'],
      [withTrain({ protocol: { kind: 'bootstrap' } }), 'no train.protocol of kind bootstrap'],
      [withTrain({ seed: undefined }), 'the capsule lacks train.seed'],
      ['{', 'the capsule is damaged'],
      ['{"kind": "something"}', 'no run capsule of version 1'],
      [capsuleText(capsule), 'none.npz cannot be read as NPZ'],
    ];
    const calls = cases.map(([text], i) => {
      return ['--capsule', python.file(`${i}.json`, text), '--beats', 'none.npz'];
    });
    // Sources that do not go together are refused with the usage and exit code 2.
    const others = [['--beats', 'none.npz'], ['--weights', 'w.npz'], ['records', '--beats', 'none.npz'], []];
    const answer = await python.endings([...calls, ...others]);
    const expected = [...cases.map(([, said]) => said), 'there is no capsule in this file'];
    expect(answer.map(({ end }) => end)).toEqual([
      ...expected.map((said) => expect.stringContaining(said)),
      ...['2', '2', '2'],
    ]);
  });

  it('knows every setting that the lab has, or refuses it by its name', async () => {
    const all = Object.values<Preset>(PRESETS).map(({ prepare, train }) => ({
      prepare: { ...madePrepare, ...prepare },
      train: settings(train),
    }));
    const isLabOnly = ({ train }: (typeof all)[number]) => ['unet', 'encoder'].includes(train.network.kind);
    const presets = all.filter((preset) => !isLabOnly(preset));
    const refused = (experiment: (typeof all)[number], why: string) =>
      expect(python.probe('settings', { experiments: [experiment] })).rejects.toThrow(
        `${why} not in this program`,
      );
    const train = (network: TrainSettings['network']) => ({
      prepare: madePrepare,
      train: settings({ network }),
    });
    await refused(train(defaultUnetChoice), 'the beat-free network, which finds the beats itself, is');
    await refused(train(defaultEncoderChoice), 'the network over pieces of rhythm, is');
    await refused(
      { ...train(defaultContextChoice), prepare: { ...madePrepare, rows: 'pieces' } },
      'pieces of rhythm are',
    );
    const protocols = PROTOCOLS.map((protocol) => ({ prepare: madePrepare, train: settings({ protocol }) }));
    const leads = (['first', 'mlii'] as const).map((kind) => ({ ...madePrepare, lead: { kind } }));
    const named = { ...madePrepare, lead: { kind: 'named' as const, name: 'V1' } };
    const contexts = [{ prepare: madePrepare, train: settings({ network: defaultContextChoice }) }];
    const losses = [{ kind: 'focal' as const, gamma: 2 }, { kind: 'batchWeighted' as const }];
    const experiments: Pick<Experiment, 'prepare' | 'train'>[] = [
      ...[...presets, ...protocols, ...contexts],
      ...[...leads, named].map((prepare) => ({ prepare, train: settings({}) })),
      ...losses.map((loss) => ({ prepare: madePrepare, train: settings({ loss }) })),
    ];
    const known = experiments.map((experiment) => without(experiment, NOT_IN_PYTHON));
    await python.probe('settings', { experiments: known });
    for (const setting of NOT_IN_PYTHON) {
      const others = NOT_IN_PYTHON.filter((other) => other !== setting);
      const [experiment] = experiments.map((each) => without(each, others));
      await expect(python.probe('settings', { experiments: [experiment] })).rejects.toThrow(
        `this file does not know ${setting}`,
      );
    }
  });

  describeWithShared('of the published results', (shared) => {
    it('is that of their capsules', async () => {
      const folder = resolve(import.meta.dirname, '../../docs/results');
      const names = [
        'inter-patient',
        'intra-patient',
        'patient-specific',
        'ds1-inner-folds',
        'scalogram-24000',
      ];
      const runs = [...names, 'tutorial-faults-3-epochs'].map((name) => {
        const path = resolve(folder, `${name}.capsule.json`);
        const { experiment } = JSON.parse(readFileSync(path, 'utf8')) as Capsule;
        return [path, python.file(`${name}.npz`, beatsNpz(annotatedBeats(experiment, shared)))];
      });
      expect((await python.probe<boolean[]>('checks', { runs })).answer).toEqual(runs.map(() => true));
    });
  });
});
