import { expect, it } from 'vitest';
import { beatAgreement, disagreements } from '../../src/evaluation';

const HZ = 100;

it('pairs beats up to 150 ms apart, as the first marks them', () => {
  const agreement = beatAgreement([100, 200, 300, 400], [115, 184, 290, 350, 401], HZ);
  expect(agreement).toEqual({ both: [100, 300, 400], onlyFirst: [200], onlySecond: [184, 350] });
});

it('gives the next beat to the nearer of two', () => {
  expect(beatAgreement([100], [90, 101], HZ)).toEqual({ both: [100], onlyFirst: [], onlySecond: [90] });
});

it('has stretches of disagreements within 5 s, with how many each has alone', () => {
  const stretches = disagreements({ onlyFirst: [100, 550, 2000], onlySecond: [600, 1101] }, HZ);
  expect(stretches).toEqual([
    { fromSample: 100, toSample: 600, onlyFirst: 2, onlySecond: 1 },
    { fromSample: 1101, toSample: 1101, onlyFirst: 0, onlySecond: 1 },
    { fromSample: 2000, toSample: 2000, onlyFirst: 1, onlySecond: 0 },
  ]);
});

it('has none where two agree, or have nothing', () => {
  expect(disagreements(beatAgreement([1, 101], [3, 99], HZ), HZ)).toEqual([]);
  expect(disagreements(beatAgreement([], [], HZ), HZ)).toEqual([]);
});
