import { expect, it, vi } from 'vitest';
import { NO_CHANGE } from '../../../src/beats/beatChange';
import { commands } from '../../../src/state/commands';
import { services } from '../../../src/state/services';
import { initialState } from '../../../src/state/store';
import { fakeTrainer, gate } from '../fakes';
import { labWithErrors, state } from './labWithErrors';

const lab = labWithErrors();

it('asks what the network says of the shown beat with a change, and of changes that come meanwhile the last', async () => {
  const asked: number[] = [];
  const turn = gate();
  const { whatIf, openWhatIf } = lab.fake.trainer;
  lab.fake.trainer.openWhatIf = async (beats, request) => {
    expect(beats.sample[request.row]).toBe(state().inspect.list[0]!.sample);
    expect(request.timesSec.length).toBeGreaterThanOrEqual(beats.count);
    return openWhatIf(beats, request);
  };
  lab.fake.trainer.whatIf = async (change) => {
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

  lab.fake.trainer.whatIf = async () => {
    throw new Error('The thread ended.');
  };
  await commands.askWhatIf({ ...NO_CHANGE, scale: 2 });
  expect(state().whatIf).toMatchObject({ status: 'failed', failed: { code: 'what-if-failed' } });
  commands.deleteRun(state().openRun!.id);
  expect(state().whatIf).toEqual(initialState().whatIf);
});

it('gives the network and the beats once for all changes of a beat, and gives them up with the last question', async () => {
  const calls = () => lab.fake.calls.filter((call) => call.endsWith('hatIf'));
  const prepare = vi.spyOn(services.pool(), 'run');
  for (const scale of [2, 3, 4]) await commands.askWhatIf({ ...NO_CHANGE, scale });
  expect(calls()).toEqual(['openWhatIf', 'whatIf', 'whatIf', 'whatIf', 'whatIf']);
  const reads = prepare.mock.calls.length;
  await commands.askWhatIf({ ...NO_CHANGE, scale: 2 });
  expect(prepare).toHaveBeenCalledTimes(reads);
  prepare.mockRestore();
  // Another beat, and the same again.
  lab.fake.calls.length = 0;
  commands.showListed(1);
  await commands.askWhatIf({ ...NO_CHANGE, scale: 2 });
  expect(calls()).toEqual(['openWhatIf', 'whatIf', 'whatIf']);
  commands.showListed(0);
  await commands.askWhatIf({ ...NO_CHANGE, scale: 2 });
  expect(calls().slice(3)).toEqual(['openWhatIf', 'whatIf', 'whatIf']);
  expect(state().whatIf.intervals!.beforeSec).toBeGreaterThan(0.3);
  // The thread was ended meanwhile, and there is a new one.
  const ended = lab.fake;
  lab.fake = fakeTrainer();
  services.explainer = async () => lab.fake.trainer;
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
  const { whatIf } = lab.fake.trainer;
  lab.fake.trainer.whatIf = async (change) => {
    const said = await whatIf(change);
    await turn.passed;
    return said;
  };
  const asking = commands.askWhatIf({ ...NO_CHANGE, scale: 2 });
  await vi.waitFor(() => expect(lab.fake.calls).toContain('whatIf'), { timeout: 30_000 });
  await commands.closeWhatIf();
  expect(lab.fake.calls).not.toContain('closeWhatIf');
  turn.open();
  await asking;
  expect(lab.fake.calls.at(-1)).toBe('closeWhatIf');
});
