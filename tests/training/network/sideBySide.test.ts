import { expect, it } from 'vitest';
import { sideBySide } from '../../../src/training/network/sideBySide';

it('puts the rows of several matrices after each other, row by row', () => {
  const one = Float32Array.of(1, 2, 3, 4);
  expect(sideBySide([one], 2)).toBe(one);
  expect([...sideBySide([one, Float32Array.of(9, 8), Float32Array.of(5, 5, 6, 6)], 2)]).toEqual([
    ...[1, 2, 9, 5, 5],
    ...[3, 4, 8, 6, 6],
  ]);
});
