import { beforeEach, describe, expect, it, vi } from 'vitest';
import { makeDemoRecords } from '../../../src/demo';
import { remove } from '../../../src/edits/makeEdits';
import { embedBeats } from '../../../src/embedding/embedBeats';
import type { MapInput, MapPart } from '../../../src/embedding/types';
import type { RunView } from '../../../src/experiment/run/types';
import {
  defaultContextChoice,
  defaultScalogramChoice,
  defaultUnetChoice,
} from '../../../src/experiment/settings/defaults';
import { commands } from '../../../src/state/commands';
import { markedAt } from '../../../src/state/edits/selectMarks';
import { columnsOfRecords, recordSpans, testedColumns } from '../../../src/state/inspect/testedColumns';
import { beatPicture } from '../../../src/state/map/makeMap';
import { mapSources } from '../../../src/state/map/mapSources';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { fakeTrainer, gate } from '../fakes';
import { dropped, freshLab } from '../labInNode';

freshLab();

const state = () => labStore.getState();
const map = () => state().map;
let fake: ReturnType<typeof fakeTrainer>;
let given: MapInput[];
let names: string[];

/** A run on two demo records, which tests every beat and says N of each. */
beforeEach(async () => {
  fake = fakeTrainer();
  services.trainer = async () => fake.trainer;
  services.explainer = async () => fake.trainer;
  services.closeExplainer = () => {};
  given = [];
  services.embed = async () => async (input, onPart) => {
    given.push(input);
    embedBeats({ ...input, sample: input.sample.filter((_, i) => i % 12 === 0) }, onPart);
  };
  const files = makeDemoRecords();
  names = [...new Set(files.map(({ fileName }) => fileName.replace(/\.\w+$/, '')))].slice(0, 2);
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
});

const WAVEFORM = { kind: 'waveform' } as const;
const HIDDEN = { kind: 'hidden', fold: 0 } as const;

describe('a map of waveforms', () => {
  it('has every tested beat, by the samples that the run was made with, and nothing read anew', async () => {
    const prepare = vi.spyOn(services.pool(), 'run');
    await commands.makeMap(WAVEFORM);
    expect(map()).toMatchObject({ status: 'done', failed: undefined, missing: [], epoch: 500 });
    expect(prepare).not.toHaveBeenCalled();
    prepare.mockRestore();
    const run = state().openRun!;
    const { beats, pictures, sampled } = map();
    expect(beats!.index).toHaveLength(run.beats.label.length);
    expect(sampled).toBe(beats!.index.length);
    expect(pictures.pca).toHaveLength(2 * beats!.index.length);
    expect(pictures.umap).toHaveLength(2 * beats!.index.length);
    expect(Object.keys(map().quality).sort()).toEqual(['pca', 'umap']);
    const [input] = given;
    const second = services.parts[1]!;
    const first = services.parts[0]!.count;
    expect(input!.values.subarray(first * input!.width, (first + 3) * input!.width)).toEqual(
      second.waveform.subarray(0, 3 * second.lengthSamples),
    );
    // The picture under the pointer: every fourth sample, or so.
    const picture = beatPicture(beats!, first + 2)!;
    const step = Math.ceil(second.lengthSamples / 64);
    expect(picture[3]).toBe(second.waveform[2 * second.lengthSamples + 3 * step]);
    expect(state().activities).toEqual([]);
  });

  it('reads the records again when others are prepared, and gives the same', async () => {
    await commands.makeMap(WAVEFORM);
    services.parts = [];
    labStore.setState({ prepared: undefined });
    await commands.makeMap(WAVEFORM);
    expect(map().status).toBe('done');
    expect(given[1]!.values).toEqual(given[0]!.values);
  });

  it('lacks a record that is not here any more, and says so', async () => {
    services.parts = [];
    labStore.setState({ prepared: undefined });
    services.sources.delete(names[0]!);
    await commands.makeMap(WAVEFORM);
    expect(map()).toMatchObject({ status: 'done', missing: [names[0]] });
    const { recordNames } = state().openRun!.beats;
    expect(recordSpans(map().beats!.record).map(({ record }) => recordNames[record])).toEqual([names[1]]);
    services.sources.clear();
    await commands.makeMap(WAVEFORM);
    expect(map()).toMatchObject({ status: 'failed', failed: { code: 'why-record-gone' } });
  });

  it('goes by the annotations of the run where a record was edited since', async () => {
    await commands.makeMap(WAVEFORM);
    const source = services.sources.get(names[0]!)!;
    const marks = await services.viewer().run((worker) => worker.marks(source));
    const { beats } = state().openRun!;
    const mark = markedAt(marks, beats.recordHz[0]!, beats.sample[5]!)!;
    await commands.makeEdit(names[0]!, remove([mark])!);
    await commands.makeMap(WAVEFORM);
    expect(map().missing).toEqual([]);
    expect(given[1]!.values).toEqual(given[0]!.values);
  });

  it('is not made of a few beats, with a sentence', async () => {
    const run = state().openRun!;
    const few = run.folds.map((fold) => ({ ...fold, testIndex: fold.testIndex.slice(0, 29) }));
    labStore.setState({ openRun: { ...run, folds: few } });
    await commands.makeMap(WAVEFORM);
    expect(map()).toMatchObject({ status: 'failed', failed: { code: 'map-few', values: { count: 29 } } });
  });
});

describe('a map of the last hidden layer', () => {
  it('is what the network of the fold computes of the beats it tested', async () => {
    await commands.makeMap(HIDDEN);
    expect(map()).toMatchObject({ status: 'done', source: HIDDEN });
    expect(fake.calls.filter((call) => call === 'hidden')).toHaveLength(2);
    // The fake's only unit is the first sample of the beat.
    const [part] = services.parts;
    expect(given[0]).toMatchObject({ width: 1 });
    expect(given[0]!.values[7]).toBe(part!.waveform[7 * part!.lengthSamples]);
  });

  it('may be of a head, of which there are as many choices as the network has', async () => {
    const run = state().openRun!;
    const { network } = run.experiment.train;
    expect(network.kind).toBe('multihead');
    const sources = mapSources(run, 0);
    const heads = network.kind === 'multihead' ? network.heads : [];
    expect(sources.map(({ kind }) => kind)).toEqual(['waveform', 'hidden', ...heads.map(() => 'head')]);
    const asked: unknown[] = [];
    const { hidden } = fake.trainer;
    fake.trainer.hidden = async (part, of, rows, head) => {
      asked.push(head);
      return hidden(part, of, rows);
    };
    await commands.makeMap(sources[3]!);
    expect(map()).toMatchObject({ status: 'done', source: { kind: 'head', fold: 0, head: 1 } });
    expect(asked).toEqual([1, 1]);
    await commands.makeMap(HIDDEN);
    expect(asked.slice(2)).toEqual([undefined, undefined]);

    const train = { ...run.experiment.train, network: { ...network, secondFilters: 4096 } };
    labStore.setState({ openRun: { ...run, experiment: { ...run.experiment, train } } as RunView });
    await commands.makeMap(sources[2]!);
    expect(map()).toMatchObject({ status: 'failed', failed: { code: 'map-head-wide', values: { head: 1 } } });

    for (const other of [defaultScalogramChoice, defaultContextChoice, defaultUnetChoice]) {
      const experiment = { ...run.experiment, train: { ...run.experiment.train, network: other } };
      expect(mapSources({ experiment } as RunView, 0).map(({ kind }) => kind)).toEqual([
        'waveform',
        'hidden',
      ]);
    }
  });

  it('cannot be where it has thousands of units, and says so', async () => {
    const run = state().openRun!;
    const train = { ...run.experiment.train, network: defaultScalogramChoice };
    labStore.setState({ openRun: { ...run, experiment: { ...run.experiment, train } } as RunView });
    await commands.makeMap(HIDDEN);
    expect(map()).toMatchObject({ status: 'failed', failed: { code: 'map-wide' } });
  });

  it('cannot be of a network that beats are not given to, and says so', async () => {
    const run = state().openRun!;
    const train = { ...run.experiment.train, network: defaultUnetChoice };
    labStore.setState({ openRun: { ...run, experiment: { ...run.experiment, train } } as RunView });
    await commands.makeMap(HIDDEN);
    expect(map()).toMatchObject({ status: 'failed', failed: { code: 'map-beat-free' } });
    await commands.makeMap(WAVEFORM);
    expect(map().status).toBe('done');
  });

  it('that fails says why and may be tried again', async () => {
    fake.trainer.hidden = async () => {
      throw new Error('The thread ended.');
    };
    await commands.makeMap(HIDDEN);
    expect(map()).toMatchObject({
      status: 'failed',
      failed: { code: 'map-failed', values: { reason: 'The thread ended.' } },
    });
    fake.trainer.hidden = async (_, __, rows) => Float32Array.from(rows!);
    await commands.makeMap(HIDDEN);
    expect(map().status).toBe('done');
  });
});

describe('while it is being made', () => {
  /** Stands at a picture of PCA until the test goes on; then it would give another picture. */
  function held() {
    const asked = gate<AbortSignal>();
    const go = gate();
    const picture = (value: number): MapPart => ({
      ...{ kind: 'picture', method: 'pca', epoch: 0, epochs: 500 },
      points: new Float32Array(4).fill(value),
    });
    services.embed = async () => async (_input, onPart, signal) => {
      onPart(picture(1));
      asked.open(signal);
      await go.passed;
      onPart(picture(2));
      if (signal.aborted) throw new DOMException('Stopped.', 'AbortError');
    };
    return { asked: asked.passed, go: go.open };
  }

  it('can be stopped, and what is there stays', async () => {
    const { asked, go } = held();
    const making = commands.makeMap(WAVEFORM);
    await asked;
    expect(map().status).toBe('computing');
    commands.stopActivity(state().activities[0]!.id);
    go();
    await making;
    expect(map()).toMatchObject({ status: 'stopped', pictures: { pca: new Float32Array(4).fill(1) } });
  });

  it('gives way to another one, and nothing of it arrives any more', async () => {
    const { asked, go } = held();
    const before = commands.makeMap(WAVEFORM);
    const signal = await asked;
    services.embed = async () => async () => {};
    await commands.makeMap(HIDDEN);
    expect(signal.aborted).toBe(true);
    go();
    await before;
    expect(map()).toMatchObject({ status: 'done', source: HIDDEN, pictures: {} });
  });

  it('goes with its run', async () => {
    const { asked, go } = held();
    const making = commands.makeMap(WAVEFORM);
    const signal = await asked;
    labStore.setState({ openRun: { ...state().openRun!, id: 'another' } });
    expect(signal.aborted).toBe(true);
    expect(map()).toMatchObject({ status: 'empty', runId: undefined });
    go();
    await making;
    expect(map()).toMatchObject({ status: 'empty', pictures: {} });
  });
});

it('beats of a map become the list of Inspect, the first of them shown', async () => {
  await commands.makeMap(WAVEFORM);
  const beats = map().beats!;
  await commands.listOnMap(Int32Array.of(3, 40));
  const { inspect, openRun } = state();
  expect(inspect.selected).toEqual({ by: 'map' });
  expect(inspect.list.map(({ index }) => index)).toEqual([beats.index[3], beats.index[40]]);
  expect(inspect.list[1]).toMatchObject({ sample: openRun!.beats.sample[beats.index[40]!], predicted: 0 });
  await vi.waitFor(() => expect(state().inspect.status).toBe('shown'), { timeout: 30_000 });
  // A cell of the matrix is another list.
  commands.inspectCell(undefined);
  expect(state().inspect.selected).toBeUndefined();
});

it('each beat is on the map once, by the first fold that tested it', () => {
  const run = {
    classCount: 2,
    beats: {
      ...{ recordNames: ['a', 'b'], recordHz: [1, 1], symbol: ['N', 'N', 'V', 'V', 'N'] },
      record: Uint16Array.of(0, 0, 0, 1, 1),
      sample: Int32Array.of(1, 2, 3, 1, 2),
      label: Uint8Array.of(0, 0, 1, 1, 0),
    },
    folds: [
      { fold: 2, testIndex: Int32Array.of(4, 1), probabilities: Float32Array.of(1, 0, 0, 1) },
      { fold: 5, testIndex: Int32Array.of(1, 2), probabilities: Float32Array.of(1, 0, 0, 1) },
    ],
  } as unknown as RunView;
  expect(testedColumns(run, undefined)).toEqual({
    index: Int32Array.of(1, 2, 4),
    fold: Int32Array.of(0, 1, 0),
    row: Int32Array.of(1, 1, 0),
    record: Uint16Array.of(0, 0, 1),
    label: Uint8Array.of(0, 1, 0),
    predicted: Uint8Array.of(1, 1, 0),
  });
  expect([...testedColumns(run, 5).index]).toEqual([1, 2]);
  expect(columnsOfRecords(testedColumns(run, undefined), (record) => record === 1)).toEqual({
    index: Int32Array.of(4),
    fold: Int32Array.of(0),
    row: Int32Array.of(0),
    record: Uint16Array.of(1),
    label: Uint8Array.of(0),
    predicted: Uint8Array.of(0),
  });
});
