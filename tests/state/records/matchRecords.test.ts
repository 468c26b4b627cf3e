import { describe, expect, it } from 'vitest';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import type { Experiment } from '../../../src/experiment/settings/types';
import { prepareBeats } from '../../../src/state/beats/prepareBeats';
import { findRecords } from '../../../src/state/capsule/findRecords';
import { sameExperiment } from '../../../src/state/capsule/sameExperiment';
import { withNamesHere } from '../../../src/state/capsule/withNamesHere';
import { inspectCell } from '../../../src/state/inspect/inspect';
import { importFiles } from '../../../src/state/records/importFiles';
import { matchRecords } from '../../../src/state/records/matchRecords';
import { entryOfRun, nameInRun, recordPredictions } from '../../../src/state/records/recordPredictions';
import { setTicked } from '../../../src/state/records/tickRecords';
import { usedRecords } from '../../../src/state/records/usedRecords';
import { setViewRun, viewRecord } from '../../../src/state/records/viewRecord';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { makeRun } from '../../../src/state/train/makeRun';
import { restoreExperiment } from '../../../src/state/train/restoreExperiment';
import { fakeTrainer, smallRecord } from '../fakes';
import { freshLab } from '../labInNode';

const state = () => labStore.getState();
const record = (name: string, ...sums: string[]) => ({ name, files: sums.map((sha256) => ({ sha256 })) });
const names = (found: ({ name: string } | undefined)[]) => found.map((each) => each?.name);

describe('the records of an experiment', () => {
  it('are found by their bytes, then by their names, and none of them twice', () => {
    const there = [record('100', 'a'), record('x/100', 'b', 'c'), record('101', 'd'), record('y/101', 'd')];
    expect(names(matchRecords([record('100', 'c', 'b')], there))).toEqual(['x/100']);
    expect(names(matchRecords([record('z', 'd'), record('101', 'd')], there))).toEqual(['y/101', '101']);
    expect(names(matchRecords([record('z', 'd'), record('w', 'd'), record('v', 'd')], there))).toEqual([
      ...['101', 'y/101', undefined],
    ]);
  });

  it('are none where neither has files, unless they are of one name', () => {
    expect(names(matchRecords([record('100'), record('101')], [record('100'), record('x')]))).toEqual([
      ...['100', undefined],
    ]);
  });
});

describe('a record that the lab calls otherwise', () => {
  freshLab();
  const first = smallRecord('rec', { folder: 'a/', beats: 30 });
  const second = smallRecord('rec', { folder: 'b/', beats: 40, height: 2 });

  /** A run of both records under the names that they have when they are dropped together. */
  async function runOfBoth() {
    await importFiles([...first, ...second]);
    await prepareBeats();
    const given = { prepared: state().prepared!, parts: services.parts };
    const lists = { kind: 'records', training: ['a/rec'], test: ['b/rec'] } as const;
    const fake = fakeTrainer();
    for (const part of given.parts) await fake.trainer.addBeats(part);
    const settings = {
      ...defaultTrainSettings,
      protocol: { ...lists, training: ['a/rec'], test: ['b/rec'] },
    };
    const ended = fake.trainer.run(settings, 5, () => undefined);
    fake.finish();
    const run = makeRun(await ended, settings, given);
    expect(run.experiment.records.map(({ name }) => name)).toEqual(['a/rec', 'b/rec']);
    labStore.setState({ records: [], prepared: undefined });
    services.sources.clear();
    // One after the other they get other names.
    await importFiles(second);
    await importFiles(first);
    expect(state().records.map(({ id }) => id)).toEqual(['a/rec', 'rec']);
    return run;
  }

  it('is found by a capsule, ticked, and named in its lists', async () => {
    const { experiment } = await runOfBoth();
    expect(findRecords(experiment.records, state().records)).toEqual({ missing: [], otherFiles: [] });
    setTicked(['a/rec', 'rec'], false);
    expect(restoreExperiment(experiment)).toEqual([]);
    expect(state().records.map(({ id, ticked }) => [id, ticked])).toEqual([
      ['a/rec', true],
      ['rec', true],
    ]);
    expect(state().trainSettings.protocol).toEqual({ kind: 'records', training: ['a/rec'], test: ['rec'] });
    const here: Experiment = {
      ...{ ...experiment, records: usedRecords(state().records) },
      train: state().trainSettings,
    };
    expect(sameExperiment(experiment, here)).toBe(true);
    expect(sameExperiment(experiment, { ...here, records: here.records.slice(1) })).toBe(false);
    expect(withNamesHere(here, state().records)).toBe(here);
  });

  it('is missing if its name is that of another one', async () => {
    const { experiment } = await runOfBoth();
    labStore.setState({ records: state().records.map((entry) => ({ ...entry, files: [] })) });
    expect(findRecords(experiment.records, state().records)).toEqual({
      ...{ missing: ['a/rec', 'b/rec'], otherFiles: ['a/rec'] },
    });
    expect(restoreExperiment(experiment)).toEqual(['a/rec', 'b/rec']);
  });

  it('is drawn in Inspect, and shows its predictions in the viewer', async () => {
    const run = await runOfBoth();
    expect(entryOfRun(run, 'b/rec', state().records)?.id).toBe('rec');
    expect(nameInRun(run, state().records[1]!)).toBe('b/rec');
    expect(entryOfRun(run, 'nobody', state().records)).toBeUndefined();
    labStore.setState({ openRun: run });
    inspectCell(undefined);
    expect(new Set(state().inspect.list.map(({ recordName }) => recordName))).toEqual(
      new Set(['a/rec', 'b/rec']),
    );
    await expect.poll(() => state().inspect.status).toBe('shown');
    services.unsaved.set(run.id, run as never);
    await viewRecord('rec');
    await setViewRun(run.id);
    expect(state().view?.run?.isOtherRecord).toBe(false);
    expect(state().view?.run?.beats).toEqual(recordPredictions(run, 'b/rec'));
    expect(state().view?.run?.beats?.length).toBeGreaterThan(30);
  });
});

describe('a run made when its records were read at another rate', () => {
  freshLab();

  it('has its predictions at their time in the viewer; Inspect says that it cannot show them', async () => {
    await importFiles(smallRecord('100'));
    await prepareBeats();
    const given = { prepared: state().prepared!, parts: services.parts };
    const fake = fakeTrainer();
    for (const part of given.parts) await fake.trainer.addBeats(part);
    const ended = fake.trainer.run(defaultTrainSettings, 5, () => undefined);
    fake.finish();
    const made = makeRun(await ended, defaultTrainSettings, given);
    const { beats } = made;
    const run = { ...made, beats: { ...beats, recordHz: [120], sample: beats.sample.map((at) => at / 3) } };
    const now = recordPredictions(made, '100');
    expect(recordPredictions(run, '100', 360)).toEqual(now);
    expect(recordPredictions(run, '100').map(({ timeSec }) => timeSec)).toEqual(
      now.map(({ timeSec }) => timeSec),
    );
    labStore.setState({ openRun: run });
    inspectCell(undefined);
    await expect.poll(() => state().inspect.status).toBe('failed');
    expect(state().inspect.failed).toMatchObject({
      code: 'record-rate',
      values: { name: '100', runHz: 120, labHz: 360 },
    });
  });
});
