import { beforeEach, describe, expect, it } from 'vitest';
import { editHistory } from '../../../src/edits/editHistory';
import { relabel } from '../../../src/edits/makeEdits';
import type { TrainingResult } from '../../../src/experiment/run/trainer';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import type { Protocol } from '../../../src/experiment/settings/types';
import { prepareBeats } from '../../../src/state/beats/prepareBeats';
import { commands } from '../../../src/state/commands';
import { decisionsOf } from '../../../src/state/doubts/decisions';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { makeRun } from '../../../src/state/train/makeRun';
import { mark } from '../../edits/marks';
import { smallRecord } from '../fakes';
import { dropped, freshLab } from '../labInNode';
import { memoryStorage } from '../memoryStorage';

freshLab();

const state = () => labStore.getState();
const decisions = () => {
  const { inspect, edits } = state();
  return decisionsOf(inspect.list, inspect.doubts!.bases, edits.rows);
};
/** Asks for the queue, and waits until its beat can be seen. */
async function findDoubts(second?: string): Promise<void> {
  await commands.findDoubts(second);
  await seen();
}
const seen = () => expect.poll(() => state().inspect.status).toBe('shown');
const shown = () => state().inspect.list[state().inspect.position]!;

/** A run that believes every label but those of some beats, counted from 0, which it takes for the other of N and V. */
function runThatDoubts(
  id: string,
  doubted: readonly number[],
  { protocol = defaultTrainSettings.protocol, belief = 0.02 } = {},
) {
  const label = services.parts.flatMap((part) => [...part.label]);
  const probabilities = new Float32Array(label.length * 5);
  label.forEach((truth, i) => {
    const own = doubted.includes(i) ? belief + i / 1000 : 0.97;
    probabilities[i * 5 + truth] = own;
    probabilities[i * 5 + (2 - truth)] = 1 - own;
  });
  const result: TrainingResult = {
    folds: [
      {
        ...{ fold: 0, history: [], bestEpoch: 1, ended: 'all', trainBeats: 0, validationBeats: 0 },
        testIndex: Int32Array.from(label, (_, i) => i),
        probabilities,
        model: { topology: {}, weightSpecs: [], weights: new ArrayBuffer(0) },
      },
    ],
    state: 'finished',
    engine: {
      ...{ backend: 'cpu', where: 'page', renderer: undefined, software: false },
      ...{ passedOver: [], tfjsVersion: '4' },
    },
    ...{ trainingSec: 1, beatsPerSec: 1, leakedTensors: 0 },
  };
  const run = makeRun(
    result,
    { ...defaultTrainSettings, protocol },
    { prepared: state().prepared!, parts: services.parts },
  );
  return { ...run, id };
}

let stored: ReturnType<typeof memoryStorage>;
beforeEach(async () => {
  stored = memoryStorage();
  services.storage = stored.storage;
  labStore.setState({ storage: { status: 'on', usedBytes: undefined, quotaBytes: undefined } });
  await commands.importFiles(smallRecord('208'));
  await prepareBeats();
  const second = runThatDoubts('second', [3, 9, 11]);
  services.unsaved.set('second', second);
  labStore.setState({ openRun: runThatDoubts('first', [3, 6, 9]) });
});

describe('the queue of doubtful labels', () => {
  it('has what both runs doubt first, then what one of them doubts, each with its reasons', async () => {
    await findDoubts('second');
    const { list, doubts } = state().inspect;
    expect(doubts).toMatchObject({ secondRunId: 'second', common: 20, tested: 20 });
    expect(list.map(({ index }) => index)).toEqual([3, 9, 6, 11]);
    const isDoubted = doubts!.doubts.map(({ first, second }) => [first > 0, second > 0]);
    expect(isDoubted).toEqual([
      [true, true],
      [true, true],
      [true, false],
      [false, true],
    ]);
    expect(doubts!.doubts.map(({ suggested }) => suggested)).toEqual([2, 0, 2, 2]);
    expect(doubts!.doubts[0]!.confidence).toBeCloseTo(0.023, 6);
    await seen();
    expect(shown().index).toBe(3);
  });

  it('is ranked by the run that has seen the patients, whichever is open', async () => {
    const byPatients = { protocol: { kind: 'groupkfold', folds: 5 } as Protocol, belief: 0.2 };
    const byBeats = { protocol: { kind: 'kfold', folds: 5, stratified: true } as Protocol, belief: 0.1 };
    const confidence = async (open: typeof byBeats, second: typeof byBeats) => {
      services.unsaved.set('second', runThatDoubts('second', [3, 9], second));
      labStore.setState({ openRun: runThatDoubts('first', [3, 9], open) });
      await findDoubts('second');
      return Number(state().inspect.doubts!.doubts[0]!.confidence.toFixed(3));
    };
    expect(await confidence(byPatients, byBeats)).toBe(0.103);
    expect(await confidence(byBeats, byPatients)).toBe(0.103);
    // Of two of a kind, by the open one.
    expect(await confidence(byPatients, { ...byPatients, belief: 0.15 })).toBe(0.203);
  });

  it('of one run has what that doubts', async () => {
    await findDoubts();
    expect(state().inspect.list.map(({ index }) => index)).toEqual([3, 6, 9]);
    expect(state().inspect.doubts!.doubts.every(({ second }) => second === 0)).toBe(true);
  });

  it('keeps a label, and shows the next beat that is not decided; also after a reload', async () => {
    await findDoubts('second');
    await commands.decideLabel(undefined, '');
    expect(decisions()).toEqual([{ kind: 'kept' }, undefined, undefined, undefined]);
    expect(shown().index).toBe(9);
    expect(state().records[0]).toMatchObject({ annotator: 'atr' });
    expect([...stored.edits.values()]).toMatchObject([{ kind: 'keep', record: '208', symbol: 'N' }]);
    await findDoubts('second');
    expect(shown().index).toBe(9);
  });

  it('changes a label by an edit, whose undoing takes the decision back, and finds the record all the same', async () => {
    await findDoubts('second');
    await commands.decideLabel('V', 'doubtful label');
    const [edit] = editHistory(state().edits.rows).edits;
    expect(edit!.row.edit).toMatchObject({ what: 'relabel', why: 'doubtful label' });
    expect(edit!.row.edit.changes[0]).toMatchObject({ before: { symbol: 'N' }, after: { symbol: 'V' } });
    expect(decisions()[0]).toEqual({ kind: 'changed', symbol: 'V' });
    expect(state().records[0]).toMatchObject({ annotator: 'edit' });
    // The record has other annotations now than the run was made with.
    await seen();
    expect(shown().index).toBe(9);
    await commands.turnEdit('208', 'undo', edit!.row.id);
    expect(decisions()[0]).toBeUndefined();
    await commands.turnEdit('208', 'redo', edit!.row.id);
    commands.showListed(0);
    await seen();
    await commands.decideLabel(undefined, '');
    expect(decisions()[0]).toEqual({ kind: 'kept' });
    expect(editHistory(state().edits.rows).edits).toHaveLength(2);
    expect(state().problems).toEqual([]);
  });

  it('takes the key of the label that a beat has for keeping it', async () => {
    await findDoubts('second');
    await commands.decideLabel('N', '');
    expect(decisions()[0]).toEqual({ kind: 'kept' });
    expect(editHistory(state().edits.rows).edits).toEqual([]);
  });

  it('keeps a label once, and takes one that the annotations have and the run has not for a change', async () => {
    await commands.makeEdit('208', relabel([mark(Math.round(3.75 * 360), 'N')], 'V')!);
    const written = services.sources.get('208')!.annotators.at(-1)!;
    await commands.importFiles([dropped('208.qrs', await written.blob.bytes())]);
    await commands.chooseAnnotator('208', 'qrs');
    await findDoubts('second');
    expect(decisions()[0]).toBeUndefined();
    for (let press = 0; press < 2; press++) {
      await commands.decideLabel('V', '');
      expect(decisions()[0]).toEqual({ kind: 'changed', symbol: 'V' });
      expect(state().edits.rows.filter(({ kind }) => kind === 'keep')).toHaveLength(1);
      commands.showListed(0);
      await seen();
    }
  });

  it('decides over the annotations in use, also where others were chosen since', async () => {
    const { blob } = services.sources.get('208')!.annotators[0]!;
    await commands.importFiles([dropped('208.qrs', await blob.bytes())]);
    await findDoubts('second');
    await commands.chooseAnnotator('208', 'qrs');
    await commands.decideLabel(undefined, '');
    await expect.poll(decisions).toEqual([{ kind: 'kept' }, undefined, undefined, undefined]);
  });

  it('decides nothing of a beat that is not seen yet, and nothing twice', async () => {
    await findDoubts('second');
    await Promise.all([commands.decideLabel(undefined, ''), commands.decideLabel(undefined, '')]);
    expect(decisions()).toEqual([{ kind: 'kept' }, undefined, undefined, undefined]);
    await seen();
    labStore.setState(({ inspect }) => ({ inspect: { ...inspect, status: 'loading' } }));
    await commands.decideLabel(undefined, '');
    await commands.decideLabel('N', '');
    expect(stored.edits.size).toBe(1);
  });

  it('says so where the annotations in use have no such beat, and decides nothing', async () => {
    await findDoubts();
    labStore.setState(({ inspect }) => ({
      inspect: { ...inspect, list: inspect.list.map((beat) => ({ ...beat, sample: beat.sample + 1 })) },
    }));
    await commands.decideLabel('V', '');
    expect(state().problems).toMatchObject([{ code: 'label-gone', file: '208' }]);
    expect(state().edits.rows).toEqual([]);
    expect(state().inspect.position).toBe(0);
  });

  it('is left for the beats of a cell', async () => {
    await findDoubts();
    commands.inspectCell(undefined);
    expect(state().inspect.doubts).toBeUndefined();
  });
});
