import { expect, it } from 'vitest';
import { runBeats } from '../../../src/state/ec57/runBeats';
import { smallRun } from '../results/smallRun';

const plain = (run: ReturnType<typeof smallRun>) =>
  runBeats(run).map((own) =>
    Object.fromEntries(Object.entries(own).map(([key, values]) => [key, [...values]])),
  );

it('a run has tested and untested beats in each record', () => {
  expect(plain(smallRun())).toEqual([
    { sample: [360, 720, 1080, 1440], predicted: [0, 0, 0, 2], untested: [] },
    { sample: [250, 500, 750], predicted: [2, 2, 0], untested: [1000] },
  ]);
});

it('a beat that two folds tested is one beat', () => {
  const run = smallRun();
  const [first, second] = run.folds;
  run.folds = [first!, { ...second!, testIndex: Int32Array.of(0, 3, 6) }];
  expect(plain(run)[0]).toEqual({ sample: [360, 1080, 1440], predicted: [0, 0, 2], untested: [720] });
});

it('a run that was stopped before its test has tested none', () => {
  expect(plain({ ...smallRun(), folds: [] })[1]).toEqual({
    ...{ sample: [], predicted: [], untested: [250, 500, 750, 1000] },
  });
});
