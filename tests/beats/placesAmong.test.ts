import { expect, it } from 'vitest';
import { placesAmong } from '../../src/beats/placesAmong';

const among = (samples: number[], timesSec: number[], hz = 100) =>
  placesAmong(Int32Array.from(samples), Float64Array.from(timesSec), hz);

it('finds beats among all beats of a record, also where a rate of its own rounded them, or two lie beside each other', () => {
  expect([...among([100, 300], [0.5, 1, 2, 3])!]).toEqual([1, 3]);
  expect([...among([100, 300], [0.5, 1.005, 2, 2.995])!]).toEqual([1, 3]);
  expect([...among([100, 101, 102], [1, 1.01, 1.02])!]).toEqual([0, 1, 2]);
  expect([...among([101], [1, 1.01, 1.02])!]).toEqual([1]);
  expect(among([100], [0.97, 1.03])).toBeUndefined();
  expect(among([100, 400], [1, 3])).toBeUndefined();
  expect([...among([], [])!]).toEqual([]);
});
