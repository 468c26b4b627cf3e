import { expect, it } from 'vitest';
import type { RunView } from '../../../src/experiment/run/types';
import { testedLabels } from '../../../src/state/doubts/testedLabels';

/** Two records of three beats; two folds, of which the second tests a beat of the first again. */
const run = {
  classCount: 2,
  beats: {
    recordNames: ['a', 'b'],
    record: Uint16Array.of(0, 0, 0, 1, 1, 1),
    sample: Int32Array.of(10, 20, 30, 11, 21, 31),
    label: Uint8Array.of(0, 1, 0, 1, 0, 1),
  },
  folds: [
    { testIndex: Int32Array.of(4, 0), probabilities: Float32Array.of(0.75, 0.25, 0.5, 0.5) },
    { testIndex: Int32Array.of(2, 4), probabilities: Float32Array.of(1, 0, 0.25, 0.75) },
  ],
  experiment: {
    records: [
      { name: 'a', files: [{ sha256: 'signals a' }, { sha256: 'labels a' }] },
      { name: 'b', files: [{ sha256: 'signals b' }, { sha256: 'labels b' }] },
    ],
  },
} as unknown as RunView;

it('the tested beats of a run are in order, each once, with the mean of what folds said', () => {
  const numbers = new Map<string, number>();
  const { index, columns } = testedLabels(run, numbers);
  expect([...index]).toEqual([0, 2, 4]);
  expect(columns).toEqual({
    classCount: 2,
    record: Int32Array.of(0, 0, 1),
    sample: Int32Array.of(10, 30, 21),
    label: Uint8Array.of(0, 0, 0),
    probabilities: Float32Array.of(0.5, 0.5, 1, 0, 0.5, 0.5),
  });
});

it('records have the same number in both runs by name and signals, whatever their annotations', () => {
  const numbers = new Map<string, number>();
  const numbersOf = (records: RunView['experiment']['records']) =>
    testedLabels({ ...run, experiment: { ...run.experiment, records } } as RunView, numbers).columns.record;
  const [a, b] = run.experiment.records as [
    { name: string; files: { name: string; sha256: string }[] },
    never,
  ];
  testedLabels(run, numbers);
  const relabelled = { ...a!, files: [a!.files[0]!, { name: '', sha256: 'other labels' }] };
  expect([...numbersOf([relabelled, b!])]).toEqual([0, 0, 1]);
  const other = { ...a!, files: [{ name: '', sha256: 'other signals' }, a!.files[1]!] };
  expect([...numbersOf([other, b!])]).toEqual([2, 2, 1]);
});
