import { createElement } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { addBeat, relabel, remove } from '../../../src/edits/makeEdits';
import type { RunView } from '../../../src/experiment/run/types';
import { ComparisonLabels } from '../../../src/panels/results/compare/ComparisonLabels';
import { indexOfRun } from '../../../src/state/beats/beatIndices';
import { makeCapsuleEdits } from '../../../src/state/capsule/capsuleEdits';
import { capsuleText } from '../../../src/state/capsule/capsuleText';
import { layersNow } from '../../../src/state/capsule/layersNow';
import { makeCapsule } from '../../../src/state/capsule/makeCapsule';
import type { Capsule } from '../../../src/state/capsule/types';
import { commands } from '../../../src/state/commands';
import { differenceOf } from '../../../src/state/results/compareRuns';
import { editsSince } from '../../../src/state/results/editsSince';
import { labelDifferenceOf } from '../../../src/state/results/labelDifference';
import { stampOf } from '../../../src/state/results/stampOf';
import { services } from '../../../src/state/services';
import { readRecord } from '../../../src/state/storage/readRecord';
import { putFiles } from '../../../src/state/storage/storableFiles';
import { labStore } from '../../../src/state/store';
import { plannedFolds } from '../../../src/state/train/foldPlans';
import { mark } from '../../edits/marks';
import { draw } from '../../panels/results/readTable';
import { smallRecord } from '../fakes';
import { dropped, freshLab } from '../labInNode';
import { nearestTrainer } from '../nearestTrainer';

freshLab();

const state = () => labStore.getState();
const codes = () => state().problems.map(({ code }) => code);
/** The beats of `smallRecord`: one a second, every fifth a VEB. */
const beat = (i: number, symbol = i % 5 === 4 ? 'V' : 'N') => mark(Math.round((i + 0.75) * 360), symbol);
const records = () => [...smallRecord('207', { beats: 40 }), ...smallRecord('208', { beats: 40 })];
const since = (run: RunView) => editsSince(run, state().records, state().edits.rows);
const change = (i: number, symbol: string) => commands.makeEdit('208', relabel([beat(i)], symbol)!);

async function firstRun(): Promise<RunView> {
  await commands.importFiles(records());
  commands.setTrainSettings({
    ...{ seed: 3, epochs: 1, validationFraction: 0 },
    protocol: { kind: 'kfold', folds: 3, stratified: true },
  });
  await commands.startTraining();
  return state().openRun!;
}

/** The plan of each fold as samples of its records, so that runs with other beats can be compared. */
function dealOf(run: RunView) {
  const { beats, experiment } = run;
  const placeOf = (row: number) => `${beats.recordNames[beats.record[row]!]} ${beats.sample[row]}`;
  return plannedFolds(indexOfRun(run), experiment.train).map(({ train, test }) => ({
    train: Array.from(train, placeOf),
    test: Array.from(test, placeOf),
  }));
}

const comparisonOf = (...runs: RunView[]) => draw(createElement(ComparisonLabels, { runs }));

beforeEach(() => {
  services.trainer = async () => nearestTrainer();
  services.closeTrainer = () => undefined;
});

describe('a run that is trained again on edited labels', () => {
  it('has the folds of the run, whatever was relabelled, and is compared with it', async () => {
    const first = await firstRun();
    expect(since(first)).toEqual([]);
    for (const [i, symbol] of [
      [0, 'V'],
      [4, 'N'],
      [7, 'A'],
    ] as const)
      await change(i, symbol);
    expect(since(first).map(({ recordId }) => recordId)).toEqual(['208']);

    await commands.retrainWithEdits(first.id);
    const second = state().openRun!;
    expect(second.id).not.toBe(first.id);
    expect(second.title).toBe(`${first.title}, with edits`);
    expect(second.experiment.train).toEqual(first.experiment.train);
    expect(dealOf(second)).toEqual(dealOf(first));
    expect(second.folds.map(({ testIndex }) => testIndex)).toEqual(
      first.folds.map(({ testIndex }) => testIndex),
    );
    // Dealt by their own labels, they would be others.
    const own = { ...second, beats: { ...second.beats }, experiment: { ...second.experiment, earlier: [] } };
    expect(dealOf(own)).not.toEqual(dealOf(first));
    expect(second.experiment.earlier).toHaveLength(3);
    expect(state().comparison.runs.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(stampOf(second)).toBe('same-patient+relabelled-3-beats');
    expect(since(second)).toEqual([]);
    expect(codes()).toEqual([]);

    const difference = labelDifferenceOf(first, second)!;
    expect(difference).toMatchObject({ relabelled: 3, onlyFirst: 0, onlySecond: 0 });
    expect(comparisonOf(first, second)).toMatch(/result of A.*result of B.*the whole difference/s);
    expect(difference.judged[0][0].matrix).toEqual(labelDifferenceOf(second, first)!.judged[1][1].matrix);
    expect(differenceOf(first, second).shared).toEqual(['207', '208']);
    await commands.inspectChanged(first.id, second.id);
    const { list, changed } = state().inspect;
    expect(list).toHaveLength(difference.changed.length);
    const at = list.findIndex(({ sample }) => sample === beat(7).sample);
    expect(list[at]).toMatchObject({ recordName: '208', truth: 1, symbol: 'A' });
    expect(changed).toMatchObject({ runId: first.id, title: first.title });
    expect(changed!.before[at]!.truth).toBe(0);
  });

  it('deals added beats with their neighbours, misses deleted ones, and keeps the first folds when edited once more', async () => {
    const first = await firstRun();
    await commands.makeEdit('208', addBeat(beat(8).sample + 40, 'V'));
    await commands.makeEdit('208', remove([beat(2)])!);
    await commands.retrainWithEdits(first.id);
    const second = state().openRun!;
    const added = `208 ${beat(8).sample + 40}`;
    const expected = dealOf(first).map(({ train, test }) => {
      const dealt = (side: string[]) =>
        side.flatMap((place) => {
          if (place === `208 ${beat(2).sample}`) return [];
          return place === `208 ${beat(8).sample}` ? [place, added] : [place];
        });
      return { train: dealt(train), test: dealt(test) };
    });
    expect(dealOf(second)).toEqual(expected);
    expect(labelDifferenceOf(first, second)).toMatchObject({ relabelled: 0, onlyFirst: 1, onlySecond: 1 });
    expect(comparisonOf(first, second)).toContain('the difference over these beats');
    expect(comparisonOf(first, second)).not.toMatch(/result of|whole/);

    await change(0, 'V');
    expect(since(second)).toHaveLength(1);
    await commands.retrainWithEdits(second.id);
    const third = state().openRun!;
    expect(third.id).not.toBe(second.id);
    expect(dealOf(third)).toEqual(expected);

    // By themselves, the beats are dealt otherwise: they are prepared again.
    commands.dealAnew();
    expect(state().prepared?.stale).toBe(true);
    await commands.startTraining();
    expect(state().openRun!.experiment).not.toHaveProperty('earlier');
    expect(dealOf(state().openRun!)).not.toEqual(expected);
  });

  it('puts edits into use that are not, and is not made where nothing was edited or a record is gone', async () => {
    const first = await firstRun();
    await commands.retrainWithEdits(first.id);
    expect(state().runs).toHaveLength(1);
    await change(0, 'V');
    await commands.chooseAnnotator('208', 'atr');
    commands.removeRecords(['207']);
    await commands.retrainWithEdits(first.id);
    expect(codes()).toEqual(['repeat-records']);
    expect(state().runs).toHaveLength(1);
    await commands.importFiles(smallRecord('207', { beats: 40 }));
    await commands.retrainWithEdits(first.id);
    expect(stampOf(state().openRun!)).toBe('same-patient+relabelled-1-beats');
    // Back to the labels of the reference: the run with edits is the one that is behind.
    await commands.turnEdit('208', 'undo');
    expect(since(first)).toEqual([]);
    expect(since(state().openRun!)).toHaveLength(1);
  });
});

describe('the capsule of a run on edited labels', () => {
  let text: string;
  let run: RunView;
  beforeEach(async () => {
    const first = await firstRun();
    await change(0, 'V');
    await change(7, 'A');
    await commands.retrainWithEdits(first.id);
    run = state().openRun!;
    text = capsuleText(makeCapsule(run, 'Browser 1'));
    commands.removeRecords(['207', '208']);
    const initial = labStore.getInitialState();
    labStore.setState({
      ...{ prepareSettings: initial.prepareSettings, trainSettings: initial.trainSettings, deal: undefined },
      ...{ edits: initial.edits, openRun: undefined, runs: [], step: 'records' },
    });
  });
  const drop = (source: string) => commands.importFiles([dropped('run.capsule.json', source)]);
  const settled = async () => {
    for (let i = 0; i < 400 && !state().capsule?.applied && codes().length === 0; i++)
      await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const entry = () => state().records.find(({ id }) => id === '208')!;
  /** The files of a record as they come back from a storage that takes no Blobs. */
  const storedAgain = () => {
    let isRefused = true;
    return putFiles(services.sources.get('208')!, async (source) => {
      if (isRefused) {
        isRefused = false;
        throw new DOMException('', 'DataCloneError');
      }
      return readRecord('208', structuredClone({ entry: entry(), source })).source;
    });
  };

  it('has the log, makes its edits over the original records, and gives the same numbers to the last bit', async () => {
    await drop(text);
    await commands.importFiles(records());
    await settled();
    expect(state().capsule!.layers).toEqual([
      { record: '208', recordId: '208', annotator: 'atr', made: 'edit', state: 'made' },
    ]);
    expect(entry()).toMatchObject({ annotator: 'edit', annotators: ['atr', 'edit'] });
    // They are no edits of who opened it.
    expect(state().edits.rows).toEqual([]);
    await commands.startTraining();
    expect(state().capsule).toMatchObject({ outcome: 'same', runId: state().openRun!.id });
    expect(stampOf(state().openRun!)).toBe('same-patient+relabelled-2-beats');
    expect(makeCapsule(state().openRun!, '').edits).toEqual(run.edits);
    expect(codes()).toEqual([]);
  });

  it('has its log in what is trained on its edits, by the name of the record here, also when it is closed or the page was', async () => {
    await drop(text.replaceAll('"208"', '"abc"'));
    await commands.importFiles(records());
    await settled();
    expect(state().capsule!.layers).toMatchObject([{ record: 'abc', recordId: '208', state: 'made' }]);
    await commands.startTraining();
    expect(state().capsule!.outcome).toBe('same');
    expect(makeCapsule(state().openRun!, '').edits).toEqual(run.edits);

    commands.closeCapsule();
    const stored = await storedAgain();
    expect(stored.annotation!.editLog).toBeDefined();
    services.sources.set('208', stored);
    commands.setTrainSettings({ ...state().trainSettings, seed: 4 });
    await commands.prepareBeats();
    await commands.startTraining();
    expect(state().openRun!.experiment.train.seed).toBe(4);
    expect(makeCapsule(state().openRun!, '').edits).toEqual(run.edits);
    expect(codes()).toEqual([]);
  });

  it('is left when other annotations are chosen, until it is asked for again', async () => {
    await drop(text);
    await commands.importFiles(records());
    await settled();
    const layers = () => layersNow(state().capsule!.layers, state().records);
    expect(layers()).toMatchObject([{ state: 'made', made: 'edit', used: 'edit' }]);
    await commands.chooseAnnotator('208', 'atr');
    expect(layers()).toMatchObject([{ state: 'unused', made: 'edit', used: 'atr' }]);
    await commands.importFiles(smallRecord('210'));
    await makeCapsuleEdits();
    expect(entry().annotator).toBe('atr');
    expect(layersNow(state().capsule!.layers, [])).toEqual([]);
    await commands.rebuildCapsule();
    await makeCapsuleEdits();
    expect(entry().annotator).toBe('edit');
  });

  it('leaves the edits of who opens it as they are', async () => {
    await commands.importFiles(records());
    await change(3, 'V');
    await drop(text);
    await settled();
    expect(entry()).toMatchObject({ annotator: 'editb', annotators: ['atr', 'edit', 'editb'] });
    expect(state().edits.rows).toHaveLength(1);
    await commands.startTraining();
    expect(state().capsule!.outcome).toBe('same');
  });

  it('has its log refused line by line, and is then not made', async () => {
    const capsule = JSON.parse(text) as Capsule;
    const [, one, two] = capsule.edits![0] as [object, { edit: unknown }, { edit: { changes: object[] } }];
    (one as { edit: object }).edit = JSON.parse(
      JSON.stringify(one.edit).replaceAll('"symbol":"V"', '"symbol":"zz"'),
    );
    two.edit.changes = [{ after: mark(9e6, 'A') }];
    await commands.importFiles(records());
    await drop(JSON.stringify(capsule));
    await settled();
    expect(state().problems.map(({ message }) => message)).toEqual([
      'The edits of 208 in run.capsule.json cannot be made: line 2: "zz" is no annotation code; 3: sample 9000000 is outside of the record, which has 14760 samples. None of them was made, so that the capsule cannot be repeated on this record.',
    ]);
    expect(state().capsule).toMatchObject({ missing: ['208'], applied: false });
    expect(entry().annotators).toEqual(['atr']);
  });

  it('is not repeated with edits that give other annotations', async () => {
    const capsule = JSON.parse(text) as Capsule;
    capsule.edits![0]!.pop();
    await commands.importFiles(records());
    await drop(JSON.stringify(capsule));
    for (let i = 0; i < 400 && state().capsule!.layers.length === 0; i++)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(state().capsule!.layers).toMatchObject([{ state: 'other' }]);
    expect(state().capsule).toMatchObject({ missing: ['208'], applied: false });
    expect(entry().annotators).toEqual(['atr']);
  });
});
