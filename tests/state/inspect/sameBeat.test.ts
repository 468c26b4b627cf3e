import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { beatAt } from '../../../src/beats';
import { planFolds } from '../../../src/experiment/plan/planFolds';
import type { Run } from '../../../src/experiment/run/types';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import type { TrainSettings } from '../../../src/experiment/settings/types';
import { indexOfParts } from '../../../src/state/beats/beatIndices';
import { prepareBeats } from '../../../src/state/beats/prepareBeats';
import { setPrepareSettings } from '../../../src/state/beats/prepareSettings';
import { inspectCell, showListed } from '../../../src/state/inspect/inspect';
import { importFiles } from '../../../src/state/records/importFiles';
import { removeRecords, setTicked } from '../../../src/state/records/tickRecords';
import { downloadBeats } from '../../../src/state/results/downloads';
import { predictionColumns } from '../../../src/state/results/predictionColumns';
import { runJson } from '../../../src/state/results/runJson';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { makeRun } from '../../../src/state/train/makeRun';
import { fakeTrainer, smallRecord } from '../fakes';
import { dropped, freshLab } from '../labInNode';

const state = () => labStore.getState();

/** A run over the prepared beats whose probabilities identify the beat: class 0 gets 0.2, class 3 the rest by index. */
async function runOf(settings: TrainSettings): Promise<Run> {
  const given = { prepared: state().prepared!, parts: services.parts };
  const { classCount } = given.prepared.settings;
  const fake = fakeTrainer();
  const ended = fake.trainer.run(settings, classCount, () => undefined);
  fake.finish(classCount);
  const result = await ended;
  const folds = planFolds(indexOfParts(given.parts), settings).map(({ test }, fold) => {
    const probabilities = new Float32Array(test.length * classCount);
    test.forEach((index, row) => {
      probabilities[row * classCount + 3] = 0.5 + index / 1000;
    });
    return { ...result.folds[0]!, fold, testIndex: test, probabilities };
  });
  return makeRun({ ...result, folds }, settings, given);
}

describe('one beat, wherever it is shown', () => {
  freshLab();
  beforeEach(async () => {
    await importFiles([
      ...smallRecord('a', { beats: 40 }),
      ...smallRecord('b', { beats: 30, hz: 250 }),
      ...smallRecord('c', { beats: 50, hz: 128, annotatorHz: 1000 }),
    ]);
    setTicked(['b'], false);
    await importFiles(smallRecord('aa', { beats: 20, hz: 250 }));
    setPrepareSettings({ classCount: 4 });
    await prepareBeats();
  });
  const kfold: TrainSettings = {
    ...defaultTrainSettings,
    protocol: { kind: 'kfold', folds: 3, stratified: true },
    maxBeats: 60,
  };

  it('has the same record, sample and symbol in predictions, list, strip and waveform', async () => {
    const run = await runOf(kfold);
    labStore.setState({ openRun: run });
    expect(run.beats.recordNames).toEqual(['a', 'aa', 'c']);
    expect(run.beats.recordHz).toEqual([360, 250, 128]);

    const whole = services.parts.flatMap((part, record) =>
      Array.from({ length: part.count }, (_, row) => ({ part, record, row })),
    );
    const columns = predictionColumns(run);
    expect(columns.sample.length).toBe(60);
    columns.sample.forEach((sample, i) => {
      const index = Math.round((columns.probabilities[i * 4 + 3]! - 0.5) * 1000);
      const { part, record, row } = whole[index]!;
      expect([columns.record[i], sample, columns.symbol[i], columns.label[i]]).toEqual([
        record,
        part.sample[row],
        part.symbol[row],
        part.label[row],
      ]);
    });

    inspectCell(undefined);
    const { list } = state().inspect;
    expect(list).toHaveLength(60);
    for (const position of [0, 25, 59]) {
      showListed(position);
      await expect.poll(() => state().inspect.beat?.index).toBe(list[position]!.index);
      const beat = state().inspect.beat!;
      const { part, row } = whole[beat.index]!;
      expect(beat.waveform).toEqual(part.waveform.slice(row * 251, (row + 1) * 251));
      expect(beat.timeSec).toBeCloseTo(Math.floor(beat.timeSec) + 0.75, 2);
      const annotated = beat.strip.annotations.find(({ timeSec }) => timeSec === beat.timeSec);
      expect(annotated?.symbol, 'beat and annotation stand at the same moment').toBe(beat.symbol);
      expect(beat.stripPredictions.some(({ timeSec }) => timeSec === beat.timeSec)).toBe(true);
    }
  });

  it('is shown as the network saw it, even if that needs the whole record or both leads', async () => {
    for (const change of [
      { normalise: 'record', secondLead: true },
      { normalise: 'zscore', lead: { kind: 'named', name: 'V5' } },
    ] as const) {
      setPrepareSettings(change);
      await prepareBeats();
      labStore.setState({ openRun: await runOf(kfold) });
      inspectCell(undefined);
      await expect.poll(() => state().inspect.status).toBe('shown');
      const beat = state().inspect.beat!;
      const part = services.parts.find(({ recordNames }) => recordNames[0] === beat.recordName)!;
      const own = beatAt(part, part.sample.indexOf(beat.sample));
      expect(beat.waveform).toEqual(own.waveform);
      const { prepare } = state().openRun!.experiment;
      const source = services.sources.get(beat.recordName)!;
      const strip = { beforeSec: 1, afterSec: 1 };
      const { context } = await services
        .viewer()
        .run((worker) => worker.beat(source, prepare, beat.sample, strip));
      const zeros = new Float32Array(part.lengthSamples);
      expect(context).toEqual({
        previous: own.previous ?? zeros,
        beat: own.waveform,
        next: own.next ?? zeros,
      });
    }
  });

  it('has the fold that tested it in the NPZ, and none once its record is replaced', async () => {
    const saved = async () => {
      let blob: Blob | undefined;
      const pool = services.pool();
      services.pool = () => ({
        ...pool,
        run: async (job, signal) => {
          const value = await pool.run(job, signal);
          if (value instanceof Blob) blob = value;
          return value;
        },
      });
      await downloadBeats().catch(() => undefined); // There is no page to download with.
      services.pool = () => pool;
      const files = unzipSync(new Uint8Array(await blob!.arrayBuffer()));
      return [...new Int32Array(files['fold.npy']!.slice(128).buffer)];
    };
    const run = await runOf(kfold);
    labStore.setState({ openRun: run });
    const folds = await saved();
    expect(folds.filter((fold) => fold >= 0)).toHaveLength(60);
    for (const { fold, testIndex } of run.folds) {
      for (const index of testIndex) expect(folds[index]).toBe(fold);
    }
    removeRecords(['c']);
    await importFiles(smallRecord('c', { beats: 50, hz: 128, height: 2 }));
    expect(state().prepared?.stale, 'another record of the same name').toBe(true);
    await prepareBeats();
    expect(new Set(await saved())).toEqual(new Set([-1]));
  });

  it('is exported with everything a program needs to feed the network', async () => {
    expect(runJson(await runOf(kfold))).toMatchObject({
      classes: ['N', 'SVEB', 'VEB', 'F'],
      classSymbols: { SVEB: ['A', 'a', 'J', 'S'], VEB: ['V', 'E'], F: ['F'] },
      samplingHz: [360, 250, 128],
      window: { beforeSec: 0.4, afterSec: 0.5 },
      lengthSamples: 251,
      wavelet: { wavelet: 'db6', highHz: 45 },
      classMap: 'aami',
      seed: kfold.seed,
    });
  });

  it('has the file name of its record if the header has another', async () => {
    const [header, signal, annotations] = smallRecord('a', { beats: 12 });
    await importFiles([
      { path: 'copy.hea', blob: header!.blob },
      { path: 'copy.atr', blob: annotations!.blob },
      { path: 'x/a.dat', blob: signal!.blob },
    ]);
    await prepareBeats();
    expect(state().prepared!.recordIds).toEqual(['a', 'aa', 'c', 'copy']);
    expect(services.parts.map(({ recordNames }) => recordNames)).toEqual([['a'], ['aa'], ['c'], ['copy']]);
  });
});

describe('preparing', () => {
  freshLab();

  it('runs once when called twice, and for the newest settings when they change meanwhile', async () => {
    await importFiles(smallRecord('a'));
    let prepares = 0;
    const pool = services.pool();
    services.pool = () => ({
      ...pool,
      run: (job, signal) => {
        prepares++;
        return pool.run(job, signal);
      },
    });
    await Promise.all([prepareBeats(), prepareBeats()]);
    expect(prepares).toBe(1);
    setPrepareSettings({ lengthSamples: 64 });
    const earlier = prepareBeats();
    setPrepareSettings({ lengthSamples: 32 });
    await Promise.all([prepareBeats(), earlier]);
    expect(state().prepared).toMatchObject({ lengthSamples: 32, stale: false });
    expect(services.parts[0]!.lengthSamples).toBe(32);
    expect(state().activities).toEqual([]);
  });

  it('leaves no beats of records that were all removed meanwhile', async () => {
    await importFiles(smallRecord('a'));
    const running = prepareBeats();
    removeRecords(['a']);
    await running;
    expect(state().prepared).toBeUndefined();
    expect(services.parts).toEqual([]);
  });

  it('skips and reports a record that fails, and the remaining beats can be trained on', async () => {
    await importFiles([...smallRecord('a'), ...smallRecord('b')]);
    services.sources.get('a')!.signals[0]!.blob = dropped('a.dat', '').blob;
    await prepareBeats();
    expect(state().prepared).toMatchObject({ recordIds: ['b'], stale: false });
    expect(state().problems).toMatchObject([{ code: 'file-unreadable', file: 'a' }]);
  });

  it('reports the records that lack the requested lead', async () => {
    await importFiles([...smallRecord('a'), ...smallRecord('b', { leads: ['V1', 'V2'] })]);
    setPrepareSettings({ lead: { kind: 'mlii' } });
    await prepareBeats();
    expect(state().problems).toMatchObject([{ code: 'lead-missing', severity: 'note' }]);
    expect(state().problems[0]!.message).toContain('b (V1)');
  });
});
