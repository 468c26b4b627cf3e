import type { FoldResult, Run } from '../../../src/experiment/run/types';

type SmallRun = Pick<Run, 'folds' | 'classCount' | 'beats'>;

/** Two records at 360 and 250 Hz, three classes, two folds of four and three tested beats: small enough to count by hand. */
export function smallRun(): SmallRun {
  return {
    classCount: 3,
    beats: {
      recordNames: ['100', '200'],
      recordHz: [360, 250],
      record: Uint16Array.of(0, 0, 0, 0, 1, 1, 1, 1),
      sample: Int32Array.of(360, 720, 1080, 1440, 250, 500, 750, 1000),
      symbol: ['N', 'N', 'A', 'N', 'V', 'N', 'V', 'N'],
      label: Uint8Array.of(0, 0, 1, 0, 2, 0, 2, 0),
    },
    folds: [
      // truth 0 1 2 0 → predicted 0 0 2 2
      fold(0, [0, 2, 4, 5], [0.9, 0.05, 0.05, 0.75, 0.25, 0, 0.125, 0, 0.875, 0, 0.125, 0.875]),
      // truth 0 0 2 → predicted 0 2 0; beat 7 is tested by no fold
      fold(1, [1, 3, 6], [0.5, 0.25, 0.25, 0.125, 0, 0.875, 0.625, 0.125, 0.25]),
    ],
  };
}

function fold(index: number, testIndex: number[], probabilities: number[]): FoldResult {
  return {
    fold: index,
    history: [],
    bestEpoch: 1,
    ended: 'all',
    trainBeats: 4,
    validationBeats: 0,
    testIndex: Int32Array.from(testIndex),
    probabilities: Float32Array.from(probabilities),
    model: { topology: {}, weightSpecs: [], weights: new ArrayBuffer(0) },
  };
}
