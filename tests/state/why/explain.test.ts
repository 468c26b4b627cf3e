import { beforeEach, expect, it, vi } from 'vitest';
import { NO_CHANGE } from '../../../src/beats/beatChange';
import { makeDemoRecords } from '../../../src/demo';
import { remove } from '../../../src/edits/makeEdits';
import type { SeedRequest } from '../../../src/experiment/run/requests';
import type { RunView } from '../../../src/experiment/run/types';
import { defaultScalogramChoice } from '../../../src/experiment/settings/defaults';
import type { TrainSettings } from '../../../src/experiment/settings/types';
import { indexOfRun } from '../../../src/state/beats/beatIndices';
import { commands } from '../../../src/state/commands';
import { markedAt } from '../../../src/state/edits/selectMarks';
import { summariseRun } from '../../../src/state/results/summariseRun';
import { services } from '../../../src/state/services';
import { initialState, labStore } from '../../../src/state/store';
import { plannedFolds } from '../../../src/state/train/foldPlans';
import type { ListedBeat } from '../../../src/state/types';
import { fakeTrainer, gate } from '../fakes';
import { dropped, freshLab } from '../labInNode';
import { memoryStorage } from '../memoryStorage';

freshLab();

const state = () => labStore.getState();
const why = () => state().why;
let fake: ReturnType<typeof fakeTrainer>;

/** A run of two folds on two demo records, which says N of every beat, and its errors in Inspect. */
beforeEach(async () => {
  fake = fakeTrainer();
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

const attribution = { method: 'occlusion' as const, samples: Float32Array.of(1, 2) };

it('explains the shown beat part by part, for its own record, row and class, and not twice', async () => {
  const asked: unknown[] = [];
  fake.trainer.explain = async (beats, { row, classIndex }, onPart) => {
    asked.push({ sample: beats.sample[row], classIndex });
    onPart({ kind: 'attribution', attribution });
    onPart({ kind: 'shares', shares: { base: 0, logit: 1, parts: [] } });
    expect(why()).toMatchObject({ status: 'running', attributions: [attribution] });
    return true;
  };
  await commands.explainShown();
  const [beat] = state().inspect.list;
  expect(asked).toEqual([{ sample: beat!.sample, classIndex: beat!.predicted }]);
  expect(why()).toMatchObject({ status: 'done', of: 'predicted', index: beat!.index, shares: { logit: 1 } });
  await commands.explainShown();
  expect(asked).toHaveLength(1);
  await commands.explainShown('truth');
  expect(asked[1]).toEqual({ sample: beat!.sample, classIndex: beat!.truth });
});

it('abandons a beat when another is shown, and nothing of it arrives any more', async () => {
  const asked = gate<() => void>();
  const first = gate<boolean>();
  fake.trainer.explain = async (_beats, _request, onPart) => {
    asked.open(() => onPart({ kind: 'attribution', attribution }));
    return first.passed;
  };
  fake.trainer.stop = async () => first.open(false);
  const before = commands.explainShown();
  const stale = await asked.passed;
  commands.showListed(1);
  fake.trainer.explain = async () => true;
  await commands.explainShown();
  await before;
  stale();
  expect(why()).toMatchObject({ status: 'done', index: state().inspect.list[1]!.index, attributions: [] });
});

it('says why a beat cannot be explained, and begins a new thread for the next', async () => {
  fake.trainer.explain = async () => {
    throw new Error('The thread ended.');
  };
  await commands.explainShown();
  expect(why()).toMatchObject({
    status: 'failed',
    failed: { code: 'why-failed', values: { reason: 'The thread ended.' } },
  });
  expect(fake.calls).toContain('closeExplainer');
  // It may be tried again.
  fake.trainer.explain = async () => true;
  await commands.explainShown();
  expect(why().status).toBe('done');
});

it('explains a beat of a record that was edited since, by the annotations that the run was made with', async () => {
  const [beat] = state().inspect.list;
  const source = services.sources.get(beat!.recordName)!;
  const samples: number[] = [];
  fake.trainer.explain = async (beats, { row }) => {
    samples.push(beats.count, beats.sample[row]!);
    return true;
  };
  await commands.explainShown();
  const [count] = samples;
  const entry = state().records.find(({ id }) => id === beat!.recordName)!;
  const marks = await services.viewer().run((worker) => worker.marks(source));
  await commands.makeEdit(entry.id, remove([markedAt(marks, entry.samplingHz, beat!.sample)!])!);
  expect(state().records.find(({ id }) => id === entry.id)).toMatchObject({ annotator: 'edit' });
  await commands.explainShown('truth');
  expect(why()).toMatchObject({ status: 'done', failed: undefined });
  expect(samples.slice(2)).toEqual([count, beat!.sample]);

  // Without them, and with other beats in use, there is nothing to go by.
  const edited = services.sources.get(entry.id)!;
  const annotators = edited.annotators.filter(({ name }) => name.endsWith('.edit'));
  services.sources.set(entry.id, { ...edited, annotators });
  await commands.explainShown('predicted');
  expect(why()).toMatchObject({ status: 'failed', failed: { code: 'why-annotations' } });
  services.sources.delete(entry.id);
  await commands.explainShown('truth');
  expect(why()).toMatchObject({ status: 'failed', failed: { code: 'why-record-gone' } });
});

it('says that the network is not stored any more, in the place where it was asked, and not as a problem of the page too', async () => {
  services.unsaved.clear();
  services.storage = memoryStorage().storage;
  labStore.setState({ storage: { status: 'on', usedBytes: undefined, quotaBytes: undefined } });
  await commands.explainShown();
  expect(why()).toMatchObject({ status: 'failed', failed: { code: 'model-gone' } });
  expect(state().problems).toEqual([]);
});

it('does not guess which beats a fold learnt from', async () => {
  // The fake tests all beats, which no plan of a hold-out does.
  await commands.explainShown();
  expect(why().nearest).toMatchObject({ status: 'failed', failed: { code: 'why-folds' } });
});

/** Opens the run as if it had tested what its plan says. */
function openDealt(change: Partial<TrainSettings> = {}) {
  const run = state().openRun!;
  const [plan] = plannedFolds(indexOfRun(run), run.experiment.train);
  const probabilities = Float32Array.from({ length: 5 * plan!.test.length }, (_, i) => (i % 5 === 0 ? 1 : 0));
  const folds = [{ ...run.folds[0]!, testIndex: plan!.test, probabilities }];
  const experiment = { ...run.experiment, train: { ...run.experiment.train, ...change } };
  labStore.setState({ openRun: { ...run, folds, experiment } });
  commands.inspectCell(undefined);
  return { run, plan };
}

it('offers the nearest training beats before anything is computed, whatever becomes of the explanation', async () => {
  openDealt();
  const asked = gate();
  const end = gate<boolean>();
  fake.trainer.explain = () => {
    asked.open();
    return end.passed;
  };
  const explaining = commands.explainShown();
  await asked.passed;
  expect(why()).toMatchObject({ status: 'running', nearest: { status: 'asked' } });
  end.fail(new Error('The thread ended.'));
  await explaining;
  expect(why()).toMatchObject({ status: 'failed', nearest: { status: 'asked' } });
});

it('does not offer them where a beat has no hidden layer', async () => {
  openDealt({ network: defaultScalogramChoice });
  await commands.explainShown();
  expect(why().nearest).toMatchObject({ status: 'impossible', impossible: 'wide' });
});

it('forgets what was explained of a run that is deleted', async () => {
  await commands.explainShown();
  const { id } = state().openRun!;
  commands.deleteRun(id);
  expect(why()).toEqual(initialState().why);
  expect(fake.calls).toContain('closeExplainer');
});

it('stops reading the training beats of a run that is deleted', async () => {
  openDealt();
  await commands.explainShown();
  const asked = gate();
  const answer = gate<Float32Array>();
  fake.trainer.hidden = () => {
    fake.calls.push('hidden');
    asked.open();
    return answer.passed;
  };
  const finding = commands.findNearest();
  await asked.passed;
  commands.deleteRun(state().openRun!.id);
  answer.open(new Float32Array(1));
  await finding;
  expect(fake.calls.filter((call) => call === 'hidden')).toHaveLength(1);
  expect(state().activities).toEqual([]);
  expect(why()).toEqual(initialState().why);
});

it('finds the nearest training beats when it is asked to, and from then on at once', async () => {
  const { run, plan } = openDealt();
  await commands.explainShown();
  expect(why().nearest).toMatchObject({ status: 'asked', compared: new Set(plan!.train).size });
  expect(fake.calls).not.toContain('hidden');

  await commands.findNearest();
  const found = why().nearest;
  expect(found).toMatchObject({ status: 'done', failed: undefined });
  // The fake's hidden layer is the first sample of each beat, which is also the first of its picture.
  const first = (await beatsOf(state().inspect.list[0]!)).waveform[0]!;
  const distances = found.beats.map(({ waveform }) => Math.abs(waveform[0]! - first));
  expect(distances).toHaveLength(5);
  expect(distances).toEqual(distances.toSorted((a, b) => a - b));
  const learnt = new Set([...plan!.train].map((beat) => placeOf(run, beat)));
  for (const { recordName, timeSec } of found.beats) expect(learnt).toContain(`${recordName} ${timeSec}`);

  fake.calls.length = 0;
  commands.showListed(1);
  await commands.explainShown();
  expect(why().nearest.status).toBe('done');
  expect(fake.calls.filter((call) => call === 'hidden')).toHaveLength(1);
});

const placeOf = ({ beats }: RunView, beat: number) => {
  const record = beats.record[beat]!;
  return `${beats.recordNames[record]} ${beats.sample[beat]! / beats.recordHz[record]!}`;
};

/** The shown beat, cut by the viewer. */
function beatsOf({ recordName, sample }: ListedBeat) {
  const source = services.sources.get(recordName)!;
  const { prepare } = state().openRun!.experiment;
  return services
    .viewer()
    .run((worker) => worker.beat(source, prepare, sample, { beforeSec: 1, afterSec: 1 }));
}

it('asks what the network says of the shown beat with a change, and of changes that come meanwhile the last', async () => {
  const asked: number[] = [];
  const turn = gate();
  const { whatIf, openWhatIf } = fake.trainer;
  fake.trainer.openWhatIf = async (beats, request) => {
    expect(beats.sample[request.row]).toBe(state().inspect.list[0]!.sample);
    expect(request.timesSec.length).toBeGreaterThanOrEqual(beats.count);
    return openWhatIf(beats, request);
  };
  fake.trainer.whatIf = async (change) => {
    asked.push(change.scale);
    if (asked.length === 2) await turn.passed;
    return whatIf(change);
  };
  const first = commands.askWhatIf({ ...NO_CHANGE, scale: 2 });
  await vi.waitFor(() => expect(asked).toEqual([1, 2]), { timeout: 30_000 });
  await commands.askWhatIf({ ...NO_CHANGE, scale: 3 });
  await commands.askWhatIf({ ...NO_CHANGE, scale: 4 });
  turn.open();
  await first;
  expect(asked).toEqual([1, 2, 4]);
  const { index } = state().inspect.list[0]!;
  expect(state().whatIf).toMatchObject({ status: 'shown', index, change: { scale: 4 } });
  expect(state().whatIf.base![0]).toBe(0.25);
  expect(state().whatIf.said![0]).toBe(1);
  expect(state().whatIf.intervals!.beforeSec).toBeGreaterThan(0.3);

  // As it is, is known already.
  await commands.askWhatIf(NO_CHANGE);
  expect(asked).toHaveLength(3);
  expect(state().whatIf.said).toEqual(state().whatIf.base);

  fake.trainer.whatIf = async () => {
    throw new Error('The thread ended.');
  };
  await commands.askWhatIf({ ...NO_CHANGE, scale: 2 });
  expect(state().whatIf).toMatchObject({ status: 'failed', failed: { code: 'what-if-failed' } });
  commands.deleteRun(state().openRun!.id);
  expect(state().whatIf).toEqual(initialState().whatIf);
});

it('gives the network and the beats once for all changes of a beat, and gives them up with the last question', async () => {
  const calls = () => fake.calls.filter((call) => call.endsWith('hatIf'));
  const prepare = vi.spyOn(services.pool(), 'run');
  for (const scale of [2, 3, 4]) await commands.askWhatIf({ ...NO_CHANGE, scale });
  expect(calls()).toEqual(['openWhatIf', 'whatIf', 'whatIf', 'whatIf', 'whatIf']);
  const reads = prepare.mock.calls.length;
  await commands.askWhatIf({ ...NO_CHANGE, scale: 2 });
  expect(prepare).toHaveBeenCalledTimes(reads);
  prepare.mockRestore();
  // Another beat, and the same again.
  fake.calls.length = 0;
  commands.showListed(1);
  await commands.askWhatIf({ ...NO_CHANGE, scale: 2 });
  expect(calls()).toEqual(['openWhatIf', 'whatIf', 'whatIf']);
  commands.showListed(0);
  await commands.askWhatIf({ ...NO_CHANGE, scale: 2 });
  expect(calls().slice(3)).toEqual(['openWhatIf', 'whatIf', 'whatIf']);
  expect(state().whatIf.intervals!.beforeSec).toBeGreaterThan(0.3);
  // The thread was ended meanwhile, and there is a new one.
  const ended = fake;
  fake = fakeTrainer();
  services.explainer = async () => fake.trainer;
  await commands.askWhatIf({ ...NO_CHANGE, scale: 3 });
  expect(state().whatIf).toMatchObject({ status: 'shown', change: { scale: 3 } });
  expect(calls()).toEqual(['openWhatIf', 'whatIf']);
  await commands.closeWhatIf();
  expect(calls().at(-1)).toBe('closeWhatIf');
  expect(ended.calls).not.toContain('closeWhatIf');
  await commands.closeWhatIf();
  expect(calls()).toHaveLength(3);
});

it('gives up the network after the change that is still being answered', async () => {
  const turn = gate();
  const { whatIf } = fake.trainer;
  fake.trainer.whatIf = async (change) => {
    const said = await whatIf(change);
    await turn.passed;
    return said;
  };
  const asking = commands.askWhatIf({ ...NO_CHANGE, scale: 2 });
  await vi.waitFor(() => expect(fake.calls).toContain('whatIf'), { timeout: 30_000 });
  await commands.closeWhatIf();
  expect(fake.calls).not.toContain('closeWhatIf');
  turn.open();
  await asking;
  expect(fake.calls.at(-1)).toBe('closeWhatIf');
});

it('averages what matters, without its sign, over a sample of the beats that are predicted as a class, until it is stopped', async () => {
  await commands.averageClass(0);
  const { status, beats, of, samples, waveform } = state().average;
  expect([status, beats]).toEqual(['shown', 48]);
  expect(of).toBe(state().openRun!.beats.label.length);
  // The fake gives −|height of the beat| for every sample.
  expect(Math.min(...samples!)).toBeGreaterThan(0);
  const peak = (values: Float32Array) => values.indexOf(Math.max(...values));
  expect(Math.abs(peak(samples!) - peak(waveform!.map(Math.abs)))).toBeLessThan(3);
  const again = state().average;
  await commands.averageClass(0);
  expect(state().average).toEqual(again);
  // The fake predicts no beat as another class.
  await commands.averageClass(2);
  expect(state().average).toMatchObject({ status: 'shown', classIndex: 2, beats: 0, of: 0 });

  const asked = gate();
  const answer = gate<undefined>();
  fake.trainer.attribute = () => {
    asked.open();
    return answer.passed;
  };
  const averaging = commands.averageClass(0);
  await asked.passed;
  commands.stopActivity(state().activities[0]!.id);
  answer.open(undefined);
  await averaging;
  expect(state().average.status).toBe('empty');
  commands.deleteRun(state().openRun!.id);
  expect(state().average).toEqual(initialState().average);
});

it('an average gives way to the next question, and nothing of it arrives any more; another run ends it', async () => {
  const run = state().openRun!;
  const held = () => {
    const asked = gate();
    const answer = gate<undefined>();
    fake.trainer.attribute = () => {
      asked.open();
      return answer.passed;
    };
    fake.trainer.stop = async () => answer.open(undefined);
    return asked.passed;
  };
  const { attribute } = fake.trainer;
  const firstAsked = held();
  const first = commands.averageClass(0);
  await firstAsked;
  labStore.setState({ openRun: { ...run, id: 'another' } });
  expect(state().average).toEqual(initialState().average);
  // The first one ends only now, and does not swallow the next question.
  labStore.setState({ openRun: run });
  fake.trainer.attribute = attribute;
  await commands.averageClass(0);
  await first;
  expect(state().average).toMatchObject({ runId: run.id, status: 'shown', beats: 48 });

  const asked = held();
  const before = commands.averageClass(0);
  await asked;
  fake.trainer.attribute = attribute;
  await commands.averageClass(2);
  await before;
  expect(state().average).toMatchObject({ status: 'shown', classIndex: 2, beats: 0 });
  expect(state().activities).toEqual([]);
});

it('an average leaves out a record that is not here, and names it; without any it says why', async () => {
  await commands.averageClass(0);
  const all = state().average;
  const [name = '', other = ''] = state().openRun!.beats.recordNames;
  services.sources.delete(name);
  await commands.averageClass(0);
  const { status, missing, beats, waveform } = state().average;
  expect({ status, missing }).toEqual({ status: 'shown', missing: [name] });
  expect(beats).toBeGreaterThan(0);
  expect(beats).toBeLessThan(all.beats);
  // Still the mean of beats that were normalised.
  const high = (values: Float32Array) => Math.max(...values.map(Math.abs));
  expect(high(waveform!)).toBeGreaterThan(0.5 * high(all.waveform!));
  services.sources.delete(other);
  await commands.averageClass(0);
  expect(state().average).toMatchObject({ status: 'failed', failed: { code: 'why-record-gone' } });
});

const trusted = {
  ...{ method: 'occlusion' as const, agreement: undefined, shuffled: [0], completeness: undefined },
  ...{ deletion: { beaten: 1 } as never, failed: [] },
};

/** The thread explains by one method, which passes its checks. */
function explainsOnce() {
  fake.trainer.explain = async (_beats, _request, onPart) => {
    onPart({ kind: 'attribution', attribution });
    onPart({ kind: 'trust', trust: [trusted] });
    return true;
  };
}

/** A finished run like the open one, in the list and in the storage; without one beat if that is named. */
async function addLike(id: string, change: Partial<TrainSettings>, without?: number) {
  const run = services.unsaved.get(state().openRun!.id)!;
  const experiment = { ...run.experiment, train: { ...run.experiment.train, ...change } };
  const { classCount } = run;
  const folds = run.folds.map((fold) => {
    const rows = [...fold.testIndex.keys()].filter((row) => fold.testIndex[row] !== without);
    const probabilities = rows.flatMap((row) => [
      ...fold.probabilities.subarray(row * classCount, (row + 1) * classCount),
    ]);
    return {
      ...fold,
      testIndex: Int32Array.from(rows, (row) => fold.testIndex[row]!),
      probabilities: Float32Array.from(probabilities),
    };
  });
  const other = { ...run, id, title: `Run ${id}`, experiment, folds };
  services.unsaved.set(id, other);
  labStore.setState({ runs: [...state().runs, summariseRun(other)] });
}

it('compares the explanation with that of a run that differs in its seed alone, and a method that changes is not to be trusted', async () => {
  await addLike('of other epochs', { seed: 5, epochs: 9 });
  explainsOnce();
  const asked: SeedRequest[] = [];
  fake.trainer.compareSeeds = async (beats, request) => {
    expect(beats.sample[request.row]).toBe(state().inspect.list[0]!.sample);
    asked.push(request);
    return [{ method: 'occlusion', correlation: 0.1 }];
  };
  await commands.explainShown();
  expect(why()).toMatchObject({ status: 'done', seed: { status: 'none' }, trust: [{ failed: [] }] });
  expect(asked).toEqual([]);

  await addLike('of another seed', { seed: 5 });
  await commands.explainShown('truth');
  expect(why()).toMatchObject({
    status: 'done',
    seed: { status: 'done', source: { kind: 'run', title: 'Run of another seed', seed: 5 } },
    trust: [{ seed: 0.1, failed: ['seed'] }],
  });
  const [{ settings, against, classIndex }] = asked as [SeedRequest];
  expect([settings.seed, against]).toEqual([5, [attribution]]);
  expect(classIndex).toBe(state().inspect.list[0]!.truth);

  // A network of the seed can only be compared where it did not learn from the beat.
  commands.deleteRun('of another seed');
  await addLike('of a third seed', { seed: 6 }, state().inspect.list[0]!.index);
  await commands.explainShown('predicted');
  expect(why()).toMatchObject({ status: 'done', seed: { status: 'untested' } });
});

it('compares networks that answer together with each other, and keeps the explanation if that fails', async () => {
  const run = state().openRun!;
  const train = { ...run.experiment.train, networks: 3 };
  labStore.setState({ openRun: { ...run, experiment: { ...run.experiment, train } } });
  explainsOnce();
  const asked: unknown[] = [];
  fake.trainer.compareSeeds = async (_beats, { against }) => {
    asked.push(against);
    return [{ method: 'occlusion', correlation: 0.9 }];
  };
  await commands.explainShown();
  expect(asked).toEqual([undefined]);
  expect(why()).toMatchObject({
    seed: { status: 'done', source: { kind: 'members', count: 3 } },
    trust: [{ seed: 0.9, failed: [] }],
  });

  fake.trainer.compareSeeds = async () => {
    throw new Error('The thread ended.');
  };
  await commands.explainShown('truth');
  expect(why()).toMatchObject({
    status: 'done',
    trust: [trusted],
    seed: {
      status: 'failed',
      failed: { code: 'second-seed-failed', values: { reason: 'The thread ended.' } },
    },
  });
});

it('abandons the comparison with another seed with the explanation', async () => {
  await addLike('of another seed', { seed: 5 });
  explainsOnce();
  const asked = gate();
  const end = gate<undefined>();
  fake.trainer.compareSeeds = () => {
    asked.open();
    return end.passed;
  };
  fake.trainer.stop = async () => end.open(undefined);
  const explaining = commands.explainShown();
  await asked.passed;
  expect(why()).toMatchObject({ status: 'running', seed: { status: 'running' } });
  await commands.stopExplaining();
  await explaining;
  expect(why().status).toBe('empty');
  fake.trainer.compareSeeds = async () => [{ method: 'occlusion', correlation: 0.8 }];
  await commands.explainShown();
  expect(why()).toMatchObject({ status: 'done', trust: [{ seed: 0.8 }] });
});
