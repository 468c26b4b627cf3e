/** A seeded stream of random numbers: the same seed gives the same stream in every browser and in Node. */
export interface Random {
  /** Uniform in [0, 1), 32 random bits. */
  uniform(): number;
  /** Uniform integer in [0, bound). */
  below(bound: number): number;
  /** Standard normal, by the polar method of Marsaglia and Bray (1964). */
  normal(): number;
}

/**
 * sfc32, the small fast counter generator of Chris Doty-Humphrey (PractRand). Its 128-bit state is filled from a 32-bit
 * seed and warmed up by twelve steps, as its author advises.
 */
export function createRandom(seed: number): Random {
  let a = 0;
  let b = 0;
  let c = seed >>> 0;
  let counter = 1;

  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  }
  for (let i = 0; i < 12; i++) next();

  const uniform = () => next() / 4294967296;
  let spare: number | undefined;
  return {
    uniform,
    below: (bound) => Math.floor(uniform() * bound),
    normal() {
      if (spare !== undefined) {
        const value = spare;
        spare = undefined;
        return value;
      }
      for (;;) {
        const x = 2 * uniform() - 1;
        const y = 2 * uniform() - 1;
        const s = x * x + y * y;
        if (s > 0 && s < 1) {
          const scale = Math.sqrt((-2 * Math.log(s)) / s);
          spare = y * scale;
          return x * scale;
        }
      }
    },
  };
}

/** Shuffles in place (Fisher–Yates) and returns the same array. */
export function shuffleInPlace<T extends Int32Array | Uint32Array | number[]>(values: T, random: Random): T {
  for (let i = values.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const swapped = values[i]!;
    values[i] = values[j]!;
    values[j] = swapped;
  }
  return values;
}
