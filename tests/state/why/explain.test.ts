import { expect, it } from 'vitest';
import { remove } from '../../../src/edits/makeEdits';
import { commands } from '../../../src/state/commands';
import { markedAt } from '../../../src/state/edits/selectMarks';
import { services } from '../../../src/state/services';
import { initialState, labStore } from '../../../src/state/store';
import { gate } from '../fakes';
import { memoryStorage } from '../memoryStorage';
import { labWithErrors, state, why } from './labWithErrors';

const lab = labWithErrors();

const attribution = { method: 'occlusion' as const, samples: Float32Array.of(1, 2) };

it('explains the shown beat part by part, for its own record, row and class, and not twice', async () => {
  const asked: unknown[] = [];
  lab.fake.trainer.explain = async (beats, { row, classIndex }, onPart) => {
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
  lab.fake.trainer.explain = async (_beats, _request, onPart) => {
    asked.open(() => onPart({ kind: 'attribution', attribution }));
    return first.passed;
  };
  lab.fake.trainer.stop = async () => first.open(false);
  const before = commands.explainShown();
  const stale = await asked.passed;
  commands.showListed(1);
  lab.fake.trainer.explain = async () => true;
  await commands.explainShown();
  await before;
  stale();
  expect(why()).toMatchObject({ status: 'done', index: state().inspect.list[1]!.index, attributions: [] });
});

it('says why a beat cannot be explained, and begins a new thread for the next', async () => {
  lab.fake.trainer.explain = async () => {
    throw new Error('The thread ended.');
  };
  await commands.explainShown();
  expect(why()).toMatchObject({
    status: 'failed',
    failed: { code: 'why-failed', values: { reason: 'The thread ended.' } },
  });
  expect(lab.fake.calls).toContain('closeExplainer');
  // It may be tried again.
  lab.fake.trainer.explain = async () => true;
  await commands.explainShown();
  expect(why().status).toBe('done');
});

it('explains a beat of a record that was edited since, by the annotations that the run was made with', async () => {
  const [beat] = state().inspect.list;
  const source = services.sources.get(beat!.recordName)!;
  const samples: number[] = [];
  lab.fake.trainer.explain = async (beats, { row }) => {
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

it('forgets what was explained of a run that is deleted', async () => {
  await commands.explainShown();
  const { id } = state().openRun!;
  commands.deleteRun(id);
  expect(why()).toEqual(initialState().why);
  expect(lab.fake.calls).toContain('closeExplainer');
});
