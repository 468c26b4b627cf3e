import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineInfo } from '../../../src/experiment/engines/types';
import { planFolds } from '../../../src/experiment/plan/planFolds';
import type { Trainer } from '../../../src/experiment/run/trainer';
import type { RunView } from '../../../src/experiment/run/types';
import { indexOfRun } from '../../../src/state/beats/beatIndices';
import { prepareBeats } from '../../../src/state/beats/prepareBeats';
import { setPrepareSettings } from '../../../src/state/beats/prepareSettings';
import { capsuleStatus } from '../../../src/state/capsule/capsuleStatus';
import { capsuleText } from '../../../src/state/capsule/capsuleText';
import { closeCapsule } from '../../../src/state/capsule/closeCapsule';
import { compareCapsule } from '../../../src/state/capsule/compareCapsule';
import { makeCapsule } from '../../../src/state/capsule/makeCapsule';
import { downloadCapsule, downloadScript, rebuildCapsule } from '../../../src/state/capsule/openCapsule';
import { parseCapsule } from '../../../src/state/capsule/parseCapsule';
import type { Capsule } from '../../../src/state/capsule/types';
import { importFiles } from '../../../src/state/records/importFiles';
import { removeRecords, setTicked } from '../../../src/state/records/tickRecords';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { startTraining } from '../../../src/state/train/startTraining';
import { setTrainSettings } from '../../../src/state/train/training';
import { smallRecord } from '../fakes';
import { dropped, freshLab } from '../labInNode';
import { catchSaved } from '../savedFiles';

const state = () => labStore.getState();
const sentences = () => state().problems.map(({ message }) => message);
const ticked = () =>
  state()
    .records.filter((entry) => entry.ticked)
    .map(({ id }) => id);

const wasm: EngineInfo = {
  backend: 'wasm',
  where: 'worker',
  renderer: undefined,
  software: false,
  threads: 2,
  kernels: 'simd',
  passedOver: [{ engine: 'cpu', reason: 'Slower.', beatsPerSec: 28 }],
  tfjsVersion: '4.22.0',
};

/** Deals the beats as a training does, and predicts each tested beat by a rule: the same rule gives the same numbers. */
function ruleTrainer(rule: (beat: number, label: number) => number, engine: EngineInfo = wasm): Trainer {
  const labels: number[] = [];
  const samples: number[] = [];
  const record: number[] = [];
  const names: string[] = [];
  const nothing = async () => undefined;
  return {
    engine: async () => engine,
    clearBeats: nothing,
    async addBeats(part) {
      for (const label of part.label) labels.push(label);
      for (const sample of part.sample) samples.push(sample / part.recordHz[0]!);
      for (let i = 0; i < part.count; i++) record.push(names.length);
      names.push(...part.recordNames);
    },
    async run(settings, classCount) {
      const index = {
        labels: Uint8Array.from(labels),
        record: Uint16Array.from(record),
        recordNames: names,
        timeSec: Float64Array.from(samples),
      };
      const folds = planFolds(index, settings).map(({ train, validation, test }, fold) => ({
        fold,
        history: [1, 2].map((epoch) => ({
          epoch,
          trainLoss: 1 / epoch,
          trainAccuracy: 0.5,
          validationLoss: epoch === 1 ? undefined : 0.25,
          validationAccuracy: epoch === 1 ? undefined : 0.75,
          learningRate: 1e-3,
          durationSec: 0.1,
        })),
        bestEpoch: 2,
        ended: 'all' as const,
        trainBeats: train.length,
        validationBeats: validation.length,
        testIndex: test,
        probabilities: Float32Array.from({ length: test.length * classCount }, (_, i) => {
          const beat = test[Math.floor(i / classCount)]!;
          return i % classCount === rule(beat, labels[beat]!) ? 0.9 : 0.1 / (classCount - 1);
        }),
        model: { topology: {}, weightSpecs: [], weights: new ArrayBuffer(0) },
      }));
      return { folds, state: 'finished', engine, trainingSec: 1, beatsPerSec: 2, leakedTensors: 0 };
    },
    classify: async () => undefined,
    explain: async () => true,
    compareSeeds: async () => undefined,
    curves: async () => ({ fromSec: 0, stepSec: 1, values: new Float32Array(0) }),
    hidden: async () => undefined,
    openWhatIf: nothing,
    whatIf: async () => new Float32Array(),
    closeWhatIf: nothing,
    attribute: nothing,
    pause: nothing,
    step: nothing,
    resume: nothing,
    stop: nothing,
    dispose: () => undefined,
  };
}

const right = (_: number, label: number) => label;
const oftenWrong = (beat: number, label: number) => (beat % 10 === 0 ? 2 - label : label);

describe('run capsules', () => {
  freshLab();
  beforeEach(() => {
    services.trainer = async () => ruleTrainer(oftenWrong);
    services.closeTrainer = () => undefined;
  });
  afterEach(() => vi.unstubAllGlobals());

  const records = () => [...smallRecord('a', { beats: 40 }), ...smallRecord('b', { beats: 30 })];

  /** A run with non-default settings, and its capsule as stored on disk. */
  async function ranOnce(
    change: Parameters<typeof setTrainSettings>[0] = {},
  ): Promise<{ run: RunView; text: string }> {
    await importFiles(records());
    setPrepareSettings({ normalise: 'zscore', classCount: 4, window: { beforeSec: 0.3, afterSec: 0.4 } });
    setTrainSettings({
      seed: 42,
      epochs: 2,
      protocol: { kind: 'kfold', folds: 3, stratified: true },
      ...change,
    });
    await startTraining();
    const run = state().openRun!;
    return { run, text: capsuleText(makeCapsule(run, 'Browser 1')) };
  }

  /** The state of a first visit. */
  async function elsewhere(): Promise<void> {
    removeRecords(state().records.map(({ id }) => id));
    const { prepareSettings, trainSettings } = labStore.getInitialState();
    labStore.setState({ prepareSettings, trainSettings, openRun: undefined, runs: [], step: 'records' });
  }

  const drop = (text: string, name = 'run.capsule.json') => importFiles([dropped(name, text)]);

  it('are unchanged after a round trip, and describe everything that determined the run', async () => {
    const { run, text } = await ranOnce();
    const { capsule } = parseCapsule(text, 'x');
    expect(capsule).toEqual(JSON.parse(text));
    expect(capsule!.experiment).toEqual(JSON.parse(JSON.stringify({ ...run.experiment, version: 2 })));
    expect(capsule!.experiment.records[0]!.files.map(({ name }) => name)).toEqual([
      'a.hea',
      'a.dat',
      'a.atr',
    ]);
    expect(capsule!.engine).toMatchObject({ backend: 'wasm', threads: 2, kernels: 'simd' });
    expect(capsule!.results.folds.map(({ history }) => history[0]!.validationLoss)).toEqual([
      null,
      null,
      null,
    ]);
    expect(text).not.toContain('weightSpecs');
  });

  it('describe the split of every fold by counts and hashes that others can compute', async () => {
    const { run, text } = await ranOnce();
    const { splits } = parseCapsule(text, 'x').capsule!;
    const plans = planFolds(indexOfRun(run), run.experiment.train);
    expect(splits).toHaveLength(3);
    for (const [fold, plan] of plans.entries()) {
      for (const [side, beats] of [
        ['training', plan.train],
        ['validation', plan.validation],
        ['test', plan.test],
      ] as const) {
        const bytes = Uint8Array.from(
          beats.buffer instanceof ArrayBuffer
            ? new Uint8Array(beats.buffer, beats.byteOffset, beats.byteLength)
            : [],
        );
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        expect(splits[fold]![side]).toMatchObject({ beats: beats.length, sha256: hex });
        expect(splits[fold]![side]!.counts.reduce((sum, count) => sum + count)).toBe(beats.length);
      }
    }
  });

  it('name the records of each side if complete records are dealt', async () => {
    const { text } = await ranOnce({ protocol: { kind: 'records', training: ['a'], test: ['b'] } });
    const { splits } = parseCapsule(text, 'x').capsule!;
    expect(splits).toMatchObject([{ fold: 0, training: { records: ['a'] }, test: { records: ['b'] } }]);
  });

  it('have only the test side if the beats would be dealt differently now', async () => {
    const { run } = await ranOnce();
    const [first, ...others] = run.folds;
    const folds = [{ ...first!, testIndex: first!.testIndex.slice().reverse() }, ...others];
    const { splits } = makeCapsule({ ...run, folds }, '');
    expect(splits[0]).toMatchObject({ training: undefined, validation: undefined });
    expect(splits[0]!.test.beats).toBe(first!.testIndex.length);
    expect(splits[1]!.training).toBeDefined();
  });

  it('apply settings, ticks and engine when their records are loaded, and give the same numbers again', async () => {
    const { run, text } = await ranOnce();
    await elsewhere();
    await importFiles([...records(), ...smallRecord('c')]);
    await drop(text);
    expect(state().trainSettings).toEqual(run.experiment.train);
    expect(state().prepareSettings).toEqual(run.experiment.prepare);
    expect(ticked()).toEqual(['a', 'b']);
    expect(state().engineChoice.wish).toBe('wasm');
    expect(state().step).toBe('train');
    expect(state().capsule).toMatchObject({
      file: 'run.capsule.json',
      missing: [],
      applied: true,
      outcome: undefined,
    });
    expect(capsuleStatus(state())).toBe('ready');
    await startTraining();
    expect(state().capsule).toMatchObject({ outcome: 'same', runId: state().openRun!.id });
    expect(state().capsule!.comparison).toMatchObject({ movedBeats: 0, reasons: [] });
    expect(sentences()).toEqual([]);
  });

  it('are taken with their records in one drop', async () => {
    const { text } = await ranOnce();
    await elsewhere();
    await importFiles([dropped('folder/x.capsule.json', text), ...records()]);
    expect(state().capsule).toMatchObject({ file: 'x.capsule.json', applied: true });
    expect(state().records).toHaveLength(2);
  });

  it('wait for records by name, also for those loaded with other bytes, and then continue automatically', async () => {
    const { run, text } = await ranOnce();
    await elsewhere();
    await importFiles(smallRecord('a', { beats: 40, height: 2 }));
    const before = { ...state().trainSettings };
    await drop(text, 'renamed.json');
    expect(state().capsule).toMatchObject({ missing: ['a', 'b'], otherFiles: ['a'], applied: false });
    expect(state().trainSettings).toEqual(before);
    expect(capsuleStatus(state())).toBe('waiting');
    removeRecords(['a']);
    await importFiles(smallRecord('b', { beats: 30 }));
    expect(state().capsule).toMatchObject({ missing: ['a'], otherFiles: [], applied: false });
    await importFiles(smallRecord('a', { beats: 40 }));
    expect(state().capsule).toMatchObject({ missing: [], applied: true });
    expect(state().trainSettings).toEqual(run.experiment.train);
  });

  it('apply settings once; later changes stay until they are applied again', async () => {
    const { text } = await ranOnce();
    await drop(text);
    setTrainSettings({ seed: 7 });
    await importFiles(smallRecord('c'));
    expect(state().trainSettings.seed).toBe(7);
    expect(capsuleStatus(state())).toBe('changed');
    await rebuildCapsule();
    expect(capsuleStatus(state())).toBe('ready');
    setTicked(['b'], false);
    expect(capsuleStatus(state())).toBe('changed');
    closeCapsule();
    expect(capsuleStatus(state())).toBeUndefined();
  });

  it('report differing numbers, by how much, and the possible causes', async () => {
    const { text } = await ranOnce();
    await drop(text);
    const other: EngineInfo = { ...wasm, backend: 'cpu', threads: 1 };
    services.trainer = async () => ruleTrainer(right, other);
    await startTraining();
    const { outcome, comparison } = state().capsule!;
    expect(outcome).toBe('other');
    expect(comparison).toMatchObject({ accuracy: { capsule: 63 / 70, run: 1 }, movedBeats: 7 });
    expect(comparison!.reasons).toContainEqual({ code: 'engine', capsule: 'wasm', run: 'cpu' });
  });

  it('ignore runs that are not repetitions', async () => {
    const { text } = await ranOnce();
    await drop(text);
    setTrainSettings({ seed: 7 });
    await startTraining();
    expect(state().capsule).toMatchObject({ runId: undefined, outcome: undefined });
  });

  it('distinguish threads, kernels, versions, a stop and a different deal', async () => {
    const { run, text } = await ranOnce();
    const { capsule } = parseCapsule(text, 'x');
    const codes = (change: Partial<RunView>, browser = 'Browser 1') =>
      compareCapsule(capsule!, { ...run, ...change }, browser).reasons.map(({ code }) => code);
    const folds = run.folds.map((fold) => ({ ...fold, probabilities: fold.probabilities.map((p) => p / 2) }));
    expect(codes({})).toEqual([]);
    expect(codes({ folds })).toEqual([]);
    expect(codes({ folds }, 'Browser 2')).toEqual(['browser']);
    expect(codes({ folds, engine: { ...wasm, threads: 4, kernels: 'relaxed-simd' } })).toEqual([
      'kernels',
      'threads',
    ]);
    expect(codes({ folds, state: 'stopped', versions: { lab: 'x', tfjs: 'y' } })).toEqual([
      'stopped',
      'lab',
      'tfjs',
    ]);
    expect(
      codes({ folds: folds.map((fold) => ({ ...fold, testIndex: fold.testIndex.slice().reverse() })) }),
    ).toEqual(['splits']);
  });

  it('ignore other files, including .json', async () => {
    const before = state().capsule;
    await importFiles([...records(), dropped('package.json', '{"kind":"other"}'), dropped('empty.json', '')]);
    expect(state().records).toHaveLength(2);
    expect(state().capsule).toBe(before);
    expect(sentences().filter((sentence) => sentence.includes('capsule'))).toEqual([]);
    expect(sentences().some((sentence) => sentence.startsWith('package.json'))).toBe(true);
  });

  it('are downloaded under the name of the run, the script as well', async () => {
    const { text } = await ranOnce();
    const saved = catchSaved();
    vi.stubGlobal('navigator', { userAgent: 'Browser 1' });
    await downloadCapsule();
    await downloadScript();
    const day = state().openRun!.createdAt.slice(0, 10);
    const stem = `^Own-settings-3-fold-2-records-\\d\\d-\\d\\d-${day}\\.`;
    expect([...saved.keys()]).toEqual([
      expect.stringMatching(new RegExp(`${stem}capsule\\.json$`)),
      expect.stringMatching(new RegExp(`${stem}py$`)),
    ]);
    const [capsule, script] = [...saved.values()];
    expect(await capsule!.text()).toBe(text);
    expect(await script!.text()).toContain('CAPSULE = r"""{\n  "kind": "ecg-lab-capsule",');
  });

  describe('that are damaged', () => {
    let text = '';
    let whole: Capsule;
    beforeEach(async () => {
      ({ text } = await ranOnce());
      whole = parseCapsule(text, 'x').capsule!;
    });
    const saidOf = (value: unknown) => parseCapsule(JSON.stringify(value), 'x.json').problem?.message;

    it('are rejected with the problem, its location and the remedy; nothing on the page changes', async () => {
      const before = state();
      await drop(text.slice(0, text.length / 2), 'cut.json');
      expect(sentences()).toEqual([
        expect.stringMatching(/^cut\.json is no run capsule .*not whole JSON.*Nothing was changed/),
      ]);
      expect({ ...state(), problems: [] }).toEqual({ ...before, problems: [] });
    });

    it.each<[string, (capsule: Capsule) => unknown, RegExp]>([
      [
        'a text for a number',
        (c) => ({ ...c, experiment: { ...c.experiment, train: { ...c.experiment.train, epochs: 'x' } } }),
        /experiment\.train\.epochs should be a whole number from 1 to 10000, but is "x"/,
      ],
      [
        'a setting of the future',
        (c) => ({ ...c, experiment: { ...c.experiment, train: { ...c.experiment.train, warp: 9 } } }),
        /experiment\.train\.warp should be left out/,
      ],
      [
        'a missing setting',
        (c) => ({
          ...c,
          experiment: { ...c.experiment, prepare: { ...c.experiment.prepare, window: undefined } },
        }),
        /experiment\.prepare\.window should be an object, but is missing/,
      ],
      [
        'a short hash',
        (c) => ({ ...c, results: { ...c.results, probabilitiesSha256: 'abc' } }),
        /probabilitiesSha256 should be a SHA-256/,
      ],
      [
        'a record twice',
        (c) => ({
          ...c,
          experiment: { ...c.experiment, records: [...c.experiment.records, c.experiment.records[0]] },
        }),
        /record a stands in it twice/,
      ],
      [
        'settings that cannot be',
        (c) => ({
          ...c,
          experiment: {
            ...c.experiment,
            prepare: {
              ...c.experiment.prepare,
              denoise: { ...c.experiment.prepare.denoise, wavelet: 'db999' },
            },
          },
        }),
        /settings cannot be used: There is no wavelet db999/,
      ],
      [
        'a matrix that was retouched',
        (c) => ({
          ...c,
          results: {
            ...c.results,
            pooled: { ...c.results.pooled, matrix: c.results.pooled.matrix.map((row) => row.map(() => 9)) },
          },
        }),
        /folds do not add up/,
      ],
      ['another file', () => ({ kind: 'ecg-lab-run' }), /experiment should be an object, but is missing/],
      ['a list', () => [], /the whole should be an object, but is a list/],
      ['the next version', (c) => ({ ...c, version: 2 }), /newer version of the lab/],
    ])('by %s', (_, change, wanted) => {
      expect(saidOf(change(whole))).toMatch(wanted);
    });

    it('are valid without settings that are newer than their lab', () => {
      const { train } = whole.experiment;
      const { beat: _beat, ...input } = train.input;
      const { flip: _flip, ...augmentation } = train.augmentation;
      const older = {
        ...whole,
        experiment: { ...whole.experiment, train: { ...train, input, augmentation } },
      };
      expect(parseCapsule(JSON.stringify(older), 'x').capsule!.experiment).toEqual(whole.experiment);
    });

    it('never crash the reader, whatever replaces a value', () => {
      const paths = pathsOf(whole);
      fc.assert(
        fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
          const parsed = parseCapsule(JSON.stringify(replaced(whole, path, value)), 'x.json');
          if (parsed.problem) expect(parsed.problem.message).toMatch(/^x\.json .{20,}\.$/s);
          else expect(parseCapsule(capsuleText(parsed.capsule), 'y').capsule).toEqual(parsed.capsule);
        }),
        { numRuns: 400 },
      );
    });

    it('never crash the reader, whichever byte is changed', () => {
      fc.assert(
        fc.property(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 2 }), (at, put) => {
          const { problem, capsule } = parseCapsule(
            text.slice(0, at) + put + text.slice(at + put.length),
            'x',
          );
          expect(problem === undefined).toBe(capsule !== undefined);
        }),
        { numRuns: 200 },
      );
      expect(parseCapsule('['.repeat(1e6), 'x').problem).toBeDefined();
      expect(
        parseCapsule('{"__proto__": {"kind": "x"}, "kind": "ecg-lab-capsule"}', 'x').problem,
      ).toBeDefined();
    });
  });

  it('keep beats that are already prepared with their settings', async () => {
    const { text } = await ranOnce();
    await prepareBeats();
    await drop(text);
    expect(state().prepared).toMatchObject({ stale: false });
  });
});

type Path = (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[key] = replaced(copy[key], rest, put);
  return copy;
}
