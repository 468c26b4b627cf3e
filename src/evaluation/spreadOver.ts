import { sumOf } from '../base/sumOf';
import type { Measure, Spread } from './types';

/**
 * Mean and sample standard deviation (n − 1) of a measure over the folds in which it is defined.
 *
 * @returns undefined if it is defined in no fold; `sd` is undefined for one fold
 */
export function spreadOver(folds: readonly Measure[]): Spread | undefined {
  const values = folds.flatMap((measure) => (measure.defined ? [measure.value] : []));
  if (values.length === 0) return undefined;
  const mean = sumOf(values) / values.length;
  if (values.length === 1) return { mean, sd: undefined, folds: 1 };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(squares / (values.length - 1)), folds: values.length };
}
