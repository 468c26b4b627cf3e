import { expect, it } from 'vitest';
import { carryLabels } from '../../src/workers/records/carryLabels';

const reference = (beats: [number, string][]) => ({
  sample: beats.map(([at]) => at),
  symbol: beats.map(([, symbol]) => symbol),
  subtype: new Int8Array(beats.length),
  aux: beats.map(() => ''),
});

it('gives each found beat the label of the beat within 150 ms, and no other', () => {
  const marks = reference([
    [0, '+'],
    [1000, 'L'],
    [2000, 'A'],
    [2900, '~'],
    [3000, 'V'],
    [5000, 'N'],
  ]);
  // At 1000 Hz: 150 ms late, 151 ms late, in place, where no beat is.
  expect(carryLabels([1150, 2151, 3000, 4000], marks, 1000)).toEqual({
    symbol: ['L', '?', 'V', '?'],
    matched: 2,
    missed: 2,
    invented: 2,
  });
});

it('does not count what is found in ventricular flutter', () => {
  const marks = reference([
    [1000, 'N'],
    [2000, '['],
    [4000, ']'],
    [5000, 'N'],
  ]);
  expect(carryLabels([1000, 2500, 3000, 5000], marks, 1000)).toEqual({
    symbol: ['N', '?', '?', 'N'],
    matched: 2,
    missed: 0,
    invented: 0,
  });
});
