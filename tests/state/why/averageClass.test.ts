import { expect, it } from 'vitest';
import { commands } from '../../../src/state/commands';
import { services } from '../../../src/state/services';
import { initialState, labStore } from '../../../src/state/store';
import { gate } from '../fakes';
import { labWithErrors, state } from './labWithErrors';

const lab = labWithErrors();

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
  lab.fake.trainer.attribute = () => {
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
    lab.fake.trainer.attribute = () => {
      asked.open();
      return answer.passed;
    };
    lab.fake.trainer.stop = async () => answer.open(undefined);
    return asked.passed;
  };
  const { attribute } = lab.fake.trainer;
  const firstAsked = held();
  const first = commands.averageClass(0);
  await firstAsked;
  labStore.setState({ openRun: { ...run, id: 'another' } });
  expect(state().average).toEqual(initialState().average);
  // The first one ends only now, and does not swallow the next question.
  labStore.setState({ openRun: run });
  lab.fake.trainer.attribute = attribute;
  await commands.averageClass(0);
  await first;
  expect(state().average).toMatchObject({ runId: run.id, status: 'shown', beats: 48 });

  const asked = held();
  const before = commands.averageClass(0);
  await asked;
  lab.fake.trainer.attribute = attribute;
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
