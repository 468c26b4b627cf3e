import type { QuadraturePair } from '../signal/types';

/**
 * Slope and curvature at one scale, scaled so that both answer a Gaussian pulse of that scale about equally.
 *
 * @param sigma in samples
 * @returns the first derivative of a Gaussian (odd) and the second (even, of zero sum)
 */
export function quadratureKernels(sigma: number): QuadraturePair {
  const half = Math.ceil(4 * sigma);
  const odd = new Float64Array(half + 1);
  const even = new Float64Array(half + 1);
  let total = 0;
  for (let j = 0; j <= half; j++) {
    const u = j / sigma;
    const bell = Math.exp(-0.5 * u * u) / sigma;
    odd[j] = u * bell;
    even[j] = -(1 - u * u) * bell * EVEN_GAIN;
    total += j === 0 ? even[j]! : 2 * even[j]!;
  }
  const excess = total / (2 * half + 1);
  for (let j = 0; j <= half; j++) even[j]! -= excess;
  return { odd, even, half };
}

/** Equal energy of the two: ∫(u g)² = √π/2, ∫((1−u²) g)² = 3√π/4. */
const EVEN_GAIN = Math.sqrt(2 / 3);
