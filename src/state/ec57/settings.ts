import type { CompareOptions } from '../../evaluation/ec57';
import { update } from '../update';
import type { Ec57State } from './types';

const change = (part: Partial<Ec57State>) => update(({ ec57 }) => ({ ec57: { ...ec57, ...part } }));

/** Replaces all options: what is not given is as the standard has it. */
export function setEc57Options(options: CompareOptions): void {
  change({ options });
}

export function setEc57RunReference(runReference: string | undefined): void {
  change({ runReference });
}

export function setEc57Pair(pair: Partial<Ec57State['pair']>): void {
  update(({ ec57 }) => ({ ec57: { ...ec57, pair: { ...ec57.pair, ...pair } } }));
}
