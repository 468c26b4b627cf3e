import type { Measure, UndefinedReason } from './types';

/** A measure that has a value. */
export function defined(value: number): Measure {
  return { defined: true, value };
}

/** A measure that is 0/0, with the reason to show. */
export function undefinedBecause(reason: UndefinedReason): Measure {
  return { defined: false, reason };
}

/** numerator / denominator; a denominator of 0 gives the reason, never 0 or NaN. */
export function ratio(numerator: number, denominator: number, reason: UndefinedReason): Measure {
  return denominator === 0 ? undefinedBecause(reason) : defined(numerator / denominator);
}
