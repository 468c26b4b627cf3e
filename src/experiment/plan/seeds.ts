/** The purpose of a stream of random numbers. Each has its own stream, so that changing one choice does not affect the others. */
export type SeedPurpose =
  | 'sample'
  | 'split'
  | 'validation'
  | 'weights'
  | 'shuffle'
  | 'dropout'
  | 'warmup'
  | 'sampling'
  | 'augment'
  | 'pool'
  | 'references'
  | 'member';

const PURPOSE_CODE: Record<SeedPurpose, number> = {
  sample: 1,
  split: 2,
  validation: 3,
  weights: 4,
  shuffle: 5,
  dropout: 6,
  warmup: 7,
  sampling: 8,
  augment: 9,
  pool: 10,
  references: 11,
  member: 12,
};

/**
 * A 31-bit seed, never 0 (which tfjs reads as "no seed"), from the seed of the run, the purpose, and positions
 * within the run such as fold and epoch. Mixes with the 32-bit finaliser of MurmurHash3 (A. Appleby, public domain).
 */
export function deriveSeed(seed: number, purpose: SeedPurpose, ...positions: number[]): number {
  let state = mix(seed | 0);
  for (const value of [PURPOSE_CODE[purpose], ...positions]) state = mix((state + 0x9e3779b9 + value) | 0);
  return (state >>> 1) + (state >>> 1 === 0 ? 1 : 0);
}

function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
