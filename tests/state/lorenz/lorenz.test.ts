import { beforeEach, describe, expect, it, vi } from 'vitest';
import { makeDemoRecords } from '../../../src/demo';
import { addBeat, relabel } from '../../../src/edits/makeEdits';
import { commands } from '../../../src/state/commands';
import { listTested } from '../../../src/state/inspect/listTested';
import { beatTimes, fillIntervals, testedBeats } from '../../../src/state/lorenz/intervals';
import { noLorenz } from '../../../src/state/lorenz/types';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import type { RecordSource } from '../../../src/workers/records/types';
import { fakeTrainer } from '../fakes';
import { dropped, freshLab } from '../labInNode';

freshLab();

const state = () => labStore.getState();
const columns = () => state().lorenz.beats!;
const marksOf = (id: string) => services.viewer().run((worker) => worker.marks(services.sources.get(id)!));

/** A run that tested all beats of two demo records. */
beforeEach(async () => {
  const fake = fakeTrainer();
  services.trainer = async () => fake.trainer;
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
});

describe('the intervals of a run', () => {
  it('are those between the beats of the annotations', async () => {
    await commands.readIntervals();
    const run = state().openRun!;
    expect(state().lorenz).toMatchObject({ status: 'shown', runId: run.id, beats: { without: [] } });
    const { index, record, beforeSec, afterSec, prematurity, label } = columns();
    expect(index).toHaveLength(run.beats.label.length);
    for (const [number, name] of run.beats.recordNames.entries()) {
      const times = beatTimes(await marksOf(name));
      const row = record.indexOf(number) + 7;
      const sample = run.beats.sample[index[row]!];
      const place = times.findIndex((time) => Math.round(time * run.beats.recordHz[number]!) === sample);
      expect(beforeSec[row]).toBeCloseTo(times[place]! - times[place - 1]!, 5);
      expect(afterSec[row]).toBeCloseTo(times[place + 1]! - times[place]!, 5);
    }
    // Supraventricular and ventricular beats of the demo come early.
    const meanOf = (wanted: number) => {
      const of = prematurity.filter((value, i) => label[i] === wanted && !Number.isNaN(value));
      return of.reduce((sum, value) => sum + value, 0) / of.length;
    };
    expect(meanOf(2)).toBeGreaterThan(meanOf(0) + 0.1);
  });

  it('are those to beats that the run has not, too', () => {
    const { beats: all, folds, classCount } = state().openRun!;
    const hz = all.recordHz[0]!;
    const times = Float64Array.from(all.sample.subarray(0, 3), (sample) => sample / hz);
    const few = {
      ...{ classCount, folds: [{ ...folds[0]!, testIndex: Int32Array.of(0, 1, 2) }] },
      beats: { ...all, record: all.record.subarray(0, 3), label: all.label.subarray(0, 3) },
    };
    const filled = (timesSec: number[]) => {
      const target = testedBeats(few);
      return {
        isFilled: fillIntervals(target, few, { record: 0, from: 0, to: 3 }, Float64Array.from(timesSec)),
        target,
      };
    };
    const between = (times[1]! + times[2]!) / 2;
    const { isFilled, target } = filled([times[0]!, times[1]!, between, times[2]!]);
    expect(isFilled).toBe(true);
    expect(target.afterSec[1]).toBeCloseTo(between - times[1]!, 6);
    expect(target.beforeSec[2]).toBeCloseTo(times[2]! - between, 6);
    expect(target.beforeSec[0]).toBeNaN();
    expect(target.afterSec[2]).toBeNaN();
    // Annotations that lack a beat of the run are others.
    expect(filled([times[0]!, times[2]!]).isFilled).toBe(false);
    expect(filled([times[0]!, times[2]!]).target.beforeSec[2]).toBeNaN();
  });

  it('are those of the run’s annotations after edits, and between the beats of the run without the record', async () => {
    await commands.readIntervals();
    const before = columns();
    const run = state().openRun!;
    const [name = ''] = run.beats.recordNames;
    await commands.makeEdit(name, addBeat(run.beats.sample[10]! + 40, 'V'));
    labStore.setState({ lorenz: noLorenz });
    await commands.readIntervals();
    expect(columns().beforeSec).toEqual(before.beforeSec);

    const source = services.sources.get(name)!;
    services.sources.delete(name);
    labStore.setState({ lorenz: noLorenz });
    await commands.readIntervals();
    expect(columns().without).toEqual([name]);
    expect(columns().beforeSec[0]).toBeNaN();
    expect(columns().beforeSec[1]).toBeCloseTo(before.beforeSec[1]!, 5);

    // When it is here again, and they are asked for again, they are read.
    services.sources.set(name, source);
    await commands.readIntervals();
    expect(columns().without).toEqual([]);
    const again = columns();
    await commands.readIntervals();
    expect(columns()).toBe(again);
  });

  it('go with their run', async () => {
    await commands.readIntervals();
    commands.deleteRun(state().openRun!.id);
    await vi.waitFor(() => expect(state().lorenz).toEqual(noLorenz));
  });
});

describe('selected beats', () => {
  it('are listed by the last question, whichever list is made first', async () => {
    await commands.readIntervals();
    const list = (rows: Int32Array) =>
      listTested(state().openRun!, columns(), rows, { by: 'intervals', isWanted: () => true });
    // Some thousand take several tasks.
    const first = list(new Int32Array(5000));
    await list(Int32Array.of(1));
    await first;
    expect(state().inspect.list).toHaveLength(1);
    const second = list(new Int32Array(5000));
    commands.inspectCell(undefined);
    await second;
    expect(state().inspect.selected).toBeUndefined();
    await list(new Int32Array(5000));
    expect(state().inspect.list).toHaveLength(5000);
  });

  it('become the list of Inspect, and the first is shown', async () => {
    await commands.readIntervals();
    await commands.listSelected(Int32Array.of(3, 8));
    const { inspect, openRun: run } = state();
    expect(inspect.list.map(({ index }) => index)).toEqual([columns().index[3], columns().index[8]]);
    expect(inspect.list[0]).toMatchObject({ sample: run!.beats.sample[columns().index[3]!], predicted: 0 });
    expect(inspect).toMatchObject({ selected: {}, cell: undefined, position: 0 });
    await vi.waitFor(() => expect(state().inspect.status).toBe('shown'), { timeout: 30_000 });
  });

  it('get a label as one edit of each record, which is undone by itself', async () => {
    await commands.readIntervals();
    const run = state().openRun!;
    const last = columns().index.length - 1;
    await commands.listSelected(Int32Array.of(0, 1, 2, last));
    await commands.relabelSelected('V', 'a fan in the plot');
    const { rows } = state().edits;
    expect(
      rows.map((row) => row.kind === 'edit' && [row.edit.what, row.edit.changes.length, row.edit.why]),
    ).toEqual([
      ['relabel', expect.any(Number), 'a fan in the plot'],
      ['relabel', expect.any(Number), 'a fan in the plot'],
    ]);
    const changed = rows.flatMap((row) => (row.kind === 'edit' ? row.edit.changes : [])).length;
    expect(state().inspect.selected).toMatchObject({ relabelled: { symbol: 'V', beats: changed, gone: 0 } });
    for (const { recordName, sample } of state().inspect.list) {
      const marks = await marksOf(recordName);
      const hz = run.beats.recordHz[run.beats.recordNames.indexOf(recordName)]!;
      const at = marks.timeSec.findIndex((time) => Math.round(time * hz) === sample);
      expect(marks.symbols[marks.symbol[at]!]).toBe('V');
    }

    // Another edit of the record stays.
    const [name = ''] = run.beats.recordNames;
    const sample = run.beats.sample[20]!;
    const own = { sample, symbol: run.beats.symbol[20]!, subtype: 0, channel: 0, num: 0, aux: '' };
    await commands.makeEdit(name, relabel([own], 'F')!);
    await commands.undoRelabelled();
    expect(state().inspect.selected).toEqual({ by: 'intervals', relabelled: undefined });
    const marks = await marksOf(name);
    const symbolAt = (wanted: number) => {
      const at = marks.timeSec.findIndex((time) => Math.round(time * run.beats.recordHz[0]!) === wanted);
      return marks.symbols[marks.symbol[at]!];
    };
    expect([symbolAt(sample), symbolAt(run.beats.sample[0]!)]).toEqual(['F', run.beats.symbol[0]]);
    expect(state().problems).toEqual([]);
  });

  it('of which one record cannot be read are relabelled in the others, and that can be undone', async () => {
    await commands.readIntervals();
    const run = state().openRun!;
    const [first = '', second = ''] = run.beats.recordNames;
    await commands.listSelected(Int32Array.of(0, 1, columns().index.length - 1));
    const viewer = services.viewer();
    const broken = services.sources.get(second)!;
    vi.spyOn(services, 'viewer').mockReturnValue({
      run: (job: Parameters<typeof viewer.run>[0]) =>
        viewer.run((worker) =>
          job({
            ...worker,
            marks: (source: RecordSource) =>
              source === broken ? Promise.reject(new Error('The disk is gone.')) : worker.marks(source),
          } as unknown as typeof worker),
        ),
    } as typeof viewer);
    await commands.relabelSelected('F', '');
    const { relabelled } = state().inspect.selected!;
    expect(relabelled).toMatchObject({
      symbol: 'F',
      beats: 2,
      gone: 0,
      failed: 1,
      edits: [{ recordId: first }],
    });
    expect(state().problems).toMatchObject([{ file: second, values: { reason: 'The disk is gone.' } }]);
    vi.restoreAllMocks();
    await commands.undoRelabelled();
    const symbols = (await marksOf(first)).symbols;
    expect(symbols).not.toContain('F');
  });

  it('whose record is not here are counted', async () => {
    await commands.readIntervals();
    const [name = ''] = state().openRun!.beats.recordNames;
    await commands.listSelected(Int32Array.of(0, 1, columns().index.length - 1));
    services.sources.delete(name);
    await commands.relabelSelected('F', '');
    expect(state().inspect.selected!.relabelled).toMatchObject({ beats: 1, gone: 2 });
  });
});
