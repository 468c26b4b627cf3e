import { expect, it } from 'vitest';
import type { RunView } from '../../../src/experiment/run/types';
import { defaultScalogramChoice } from '../../../src/experiment/settings/defaults';
import type { TrainSettings } from '../../../src/experiment/settings/types';
import { indexOfRun } from '../../../src/state/beats/beatIndices';
import { commands } from '../../../src/state/commands';
import { services } from '../../../src/state/services';
import { initialState, labStore } from '../../../src/state/store';
import { plannedFolds } from '../../../src/state/train/foldPlans';
import type { ListedBeat } from '../../../src/state/types';
import { gate } from '../fakes';
import { labWithErrors, state, why } from './labWithErrors';

const lab = labWithErrors();

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
  lab.fake.trainer.explain = () => {
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

it('stops reading the training beats of a run that is deleted', async () => {
  openDealt();
  await commands.explainShown();
  const asked = gate();
  const answer = gate<Float32Array>();
  lab.fake.trainer.hidden = () => {
    lab.fake.calls.push('hidden');
    asked.open();
    return answer.passed;
  };
  const finding = commands.findNearest();
  await asked.passed;
  commands.deleteRun(state().openRun!.id);
  answer.open(new Float32Array(1));
  await finding;
  expect(lab.fake.calls.filter((call) => call === 'hidden')).toHaveLength(1);
  expect(state().activities).toEqual([]);
  expect(why()).toEqual(initialState().why);
});

it('finds the nearest training beats when it is asked to, and from then on at once', async () => {
  const { run, plan } = openDealt();
  await commands.explainShown();
  expect(why().nearest).toMatchObject({ status: 'asked', compared: new Set(plan!.train).size });
  expect(lab.fake.calls).not.toContain('hidden');

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

  lab.fake.calls.length = 0;
  commands.showListed(1);
  await commands.explainShown();
  expect(why().nearest.status).toBe('done');
  expect(lab.fake.calls.filter((call) => call === 'hidden')).toHaveLength(1);
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
