import type { Measure, UndefinedReason } from './types';

/** A measure that has a value. */
export function defined(value: number): Measure {
  return { defined: true, value };
}

/** A measure that is 0/0, with the reason a person is told. */
export function undefinedBecause(reason: UndefinedReason): Measure {
  return { defined: false, reason };
}

/** numerator / denominator; a denominator of zero gives the reason, never 0 and never NaN. */
export function ratio(numerator: number, denominator: number, reason: UndefinedReason): Measure {
  return denominator === 0 ? undefinedBecause(reason) : defined(numerator / denominator);
}
