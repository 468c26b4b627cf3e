import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveSeed } from '../../../src/experiment/plan/seeds';

describe('a derived seed', () => {
  it('is the same each time, a positive 31-bit integer, and never 0', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), fc.nat(200), fc.nat(200), (seed, fold, epoch) => {
        const derived = deriveSeed(seed, 'shuffle', fold, epoch);
        expect(derived).toBe(deriveSeed(seed, 'shuffle', fold, epoch));
        expect(Number.isInteger(derived) && derived >= 1 && derived <= 0x7fffffff).toBe(true);
      }),
    );
  });

  it('differs between seeds, purposes and places', () => {
    const seeds = new Set<number>();
    let made = 0;
    for (const seed of [0, 1, 2, 4294967295]) {
      for (const purpose of ['split', 'weights', 'shuffle', 'dropout'] as const) {
        for (let fold = 0; fold < 5; fold++) {
          for (let epoch = 0; epoch < 20; epoch++) {
            seeds.add(deriveSeed(seed, purpose, fold, epoch));
            made++;
          }
        }
      }
    }
    expect(seeds.size).toBe(made);
  });
});
