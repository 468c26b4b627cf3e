import { sumOf } from '../base/sumOf';
import { rankCorrelation } from './rankCorrelation';
import type { Attribution, Method } from './types';

/** How much alike a method explains a beat by networks that differ in nothing but the seed of their training. */
export interface SeedAgreement {
  method: Method;
  /** The mean rank correlation of two of the networks, −1…1; an attribution that is the same everywhere agrees with none. */
  correlation: number;
}

/**
 * The rank correlation of what networks of several seeds give for one beat, method by method.
 *
 * @param networks the attributions of each, at least two; methods that one of them lacks are left out
 */
export function seedAgreement(networks: readonly (readonly Attribution[])[]): SeedAgreement[] {
  const [first = []] = networks;
  return first.flatMap(({ method }) => {
    const each = networks.map((own) => own.find((other) => other.method === method)?.samples);
    if (each.length < 2 || each.includes(undefined)) return [];
    const correlations = each.flatMap((a, i) => each.slice(i + 1).map((b) => rankCorrelation(a!, b!) ?? 0));
    return [{ method, correlation: sumOf(correlations) / correlations.length }];
  });
}
