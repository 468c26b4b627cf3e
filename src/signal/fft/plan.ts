import { assert } from '../../base/assert';
import { createBluestein } from './bluestein';
import { isPrime, radicesOf } from './integers';
import { createMixedRadix } from './mixedRadix';
import { createRader } from './rader';
import type { ForwardTransform } from './types';

/** A complex Fourier transform of one length, made once and used often; neither direction allocates. */
export interface FftPlan {
  readonly length: number;
  /** The algorithm used. */
  readonly method: 'mixed radix' | 'rader' | 'bluestein';
  forward: ForwardTransform;
  /** The inverse, scaled by 1/n: `inverse(forward(x)) = x`. Same layout and rules as `forward`. */
  inverse: ForwardTransform;
}

/**
 * A plan for any length n ≥ 1: butterflies if n is a product of 2, 3, 4, 5, Rader's convolution for a prime n if n − 1
 * is such a product (251 = 2·5³ + 1), Bluestein's chirp otherwise. Errors grow with the logarithm of n (about 1e-15).
 */
export function createFftPlan(length: number): FftPlan {
  assert(
    Number.isInteger(length) && length >= 1,
    `the length of a transform is an integer of at least 1, not ${length}`,
  );
  const { method, radices } = chooseMethod(length);
  const forward = creators[method](length, radices);
  const conjugate = new Float64Array(2 * length);
  return {
    length,
    method,
    forward,
    inverse(input, output) {
      for (let i = 0; i < 2 * length; i += 2) {
        conjugate[i] = input[i]!;
        conjugate[i + 1] = -input[i + 1]!;
      }
      forward(conjugate, output);
      for (let i = 0; i < 2 * length; i += 2) {
        output[i]! /= length;
        output[i + 1]! /= -length;
      }
    },
  };
}

/** The algorithm for a length, and the radices of its transform or, for Rader's, of its convolution. */
export function chooseMethod(length: number): { method: FftPlan['method']; radices: readonly number[] } {
  const radices = radicesOf(length);
  if (radices) return { method: 'mixed radix', radices };
  const orderRadices = isPrime(length) ? radicesOf(length - 1) : undefined;
  if (orderRadices) return { method: 'rader', radices: orderRadices };
  return { method: 'bluestein', radices: [] };
}

const creators: Record<FftPlan['method'], (length: number, radices: readonly number[]) => ForwardTransform> =
  { 'mixed radix': createMixedRadix, rader: createRader, bluestein: createBluestein };
