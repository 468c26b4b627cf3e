import { expect, it } from 'vitest';
import type { SeedRequest } from '../../../src/experiment/run/requests';
import type { TrainSettings } from '../../../src/experiment/settings/types';
import { commands } from '../../../src/state/commands';
import { summariseRun } from '../../../src/state/results/summariseRun';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { gate } from '../fakes';
import { labWithErrors, state, why } from './labWithErrors';

const lab = labWithErrors();

const attribution = { method: 'occlusion' as const, samples: Float32Array.of(1, 2) };

const trusted = {
  ...{ method: 'occlusion' as const, agreement: undefined, shuffled: [0], completeness: undefined },
  ...{ deletion: { beaten: 1 } as never, failed: [] },
};

/** The thread explains by one method, which passes its checks. */
function explainsOnce() {
  lab.fake.trainer.explain = async (_beats, _request, onPart) => {
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
  lab.fake.trainer.compareSeeds = async (beats, request) => {
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
  lab.fake.trainer.compareSeeds = async (_beats, { against }) => {
    asked.push(against);
    return [{ method: 'occlusion', correlation: 0.9 }];
  };
  await commands.explainShown();
  expect(asked).toEqual([undefined]);
  expect(why()).toMatchObject({
    seed: { status: 'done', source: { kind: 'members', count: 3 } },
    trust: [{ seed: 0.9, failed: [] }],
  });

  lab.fake.trainer.compareSeeds = async () => {
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
  lab.fake.trainer.compareSeeds = () => {
    asked.open();
    return end.passed;
  };
  lab.fake.trainer.stop = async () => end.open(undefined);
  const explaining = commands.explainShown();
  await asked.passed;
  expect(why()).toMatchObject({ status: 'running', seed: { status: 'running' } });
  await commands.stopExplaining();
  await explaining;
  expect(why().status).toBe('empty');
  lab.fake.trainer.compareSeeds = async () => [{ method: 'occlusion', correlation: 0.8 }];
  await commands.explainShown();
  expect(why()).toMatchObject({ status: 'done', trust: [{ seed: 0.8 }] });
});

it('looks for a run of another seed again where a beat is explained already, and names it as it is called now', async () => {
  explainsOnce();
  await commands.explainShown();
  expect(why()).toMatchObject({ status: 'done', seed: { status: 'none' } });
  lab.fake.trainer.explain = async () => {
    throw new Error('It is explained already.');
  };
  lab.fake.trainer.compareSeeds = async () => {
    throw new Error('The thread ended.');
  };
  await addLike('of another seed', { seed: 5 });
  await commands.explainShown();
  expect(why()).toMatchObject({ status: 'done', attributions: [attribution], seed: { status: 'failed' } });

  commands.renameRun('of another seed', 'Seed 5');
  const asked: unknown[] = [];
  lab.fake.trainer.compareSeeds = async (_beats, { against }) => {
    asked.push(against);
    return [{ method: 'occlusion', correlation: 0.9 }];
  };
  await commands.explainShown();
  expect(why()).toMatchObject({
    status: 'done',
    seed: { status: 'done', source: { kind: 'run', title: 'Seed 5', seed: 5 } },
    trust: [{ seed: 0.9, failed: [] }],
  });
  await commands.explainShown();
  expect(asked).toEqual([[attribution]]);
});
