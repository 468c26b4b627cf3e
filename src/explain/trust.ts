import { sumOf } from '../base/sumOf';
import type { Deletion } from './deletion';
import { rankCorrelation } from './rankCorrelation';
import type { SeedAgreement } from './seedAgreement';
import type { Attribution, Completeness, Method } from './types';

/** What must hold for a method to be trusted on a network, for one beat. */
const LIMITS = {
  /** The rank correlation with the other methods, in the mean: at least. */
  agreement: 0.2,
  /** The rank correlation with the attribution of shuffled weights, all layers: less than. */
  shuffled: 0.5,
  /** The share of random orders that its deletion curve falls faster than: at least. */
  beaten: 0.9,
  /** The rank correlation with what another network says that was trained with another seed: at least. */
  seed: 0.5,
  /** How far the attributions may miss the difference that they should sum to, as a share of it … */
  completeness: 0.02,
  /** … or in logits, where beat and base hardly differ. */
  completenessLogits: 0.02,
} as const;

export type Check = 'agreement' | 'shuffled' | 'deletion' | 'completeness' | 'seed';

/** What the checks say of a method. */
export interface Trust {
  method: Method;
  /** Mean rank correlation with the other methods; undefined if there is no other. */
  agreement: number | undefined;
  /** Rank correlation with itself after 1, 2 … all layers were shuffled. */
  shuffled: number[];
  deletion: Deletion;
  completeness: Completeness | undefined;
  /** The rank correlation with the same method on a network of another seed; missing as long as there is none. */
  seed?: number;
  /** The checks that it failed: with any, it is not to be trusted here. */
  failed: Check[];
}

/** @param shuffled and deletions in the order of the attributions */
export function judge(
  attributions: readonly Attribution[],
  shuffled: readonly number[][],
  deletions: readonly Deletion[],
): Trust[] {
  return attributions.map(({ method, samples, completeness }, i) => {
    const others = attributions.filter((other) => other.method !== method);
    // An attribution that is the same everywhere agrees with none.
    const correlations = others.map((other) => rankCorrelation(samples, other.samples) ?? 0);
    const agreement = others.length > 0 ? sumOf(correlations) / others.length : undefined;
    const failed: Check[] = [];
    if (agreement !== undefined && agreement < LIMITS.agreement) failed.push('agreement');
    if (Math.abs(shuffled[i]!.at(-1) ?? 1) >= LIMITS.shuffled) failed.push('shuffled');
    if (deletions[i]!.beaten < LIMITS.beaten) failed.push('deletion');
    if (completeness && !isComplete(completeness)) failed.push('completeness');
    return { method, agreement, shuffled: shuffled[i]!, deletion: deletions[i]!, completeness, failed };
  });
}

/** What the checks say, with that of a second seed. Methods without one stay as they are. */
export function withSecondSeed(trust: readonly Trust[], agreements: readonly SeedAgreement[]): Trust[] {
  return trust.map((each) => {
    const seed = agreements.find(({ method }) => method === each.method)?.correlation;
    if (seed === undefined) return each;
    const failed = each.failed.filter((check) => check !== 'seed');
    return { ...each, seed, failed: seed < LIMITS.seed ? [...failed, 'seed'] : failed };
  });
}

/** Whether attributions sum to what they should, within 2 %. */
export function isComplete({ sum, difference }: Completeness): boolean {
  const missed = Math.abs(sum - difference);
  return missed <= Math.max(LIMITS.completeness * Math.abs(difference), LIMITS.completenessLogits);
}
