import type { Leak } from '../../experiment/plan/types';
import type { compare } from '../../i18n/en/compare';
import { stamped } from '../../state/results/stampOf';

/**
 * The line in pictures of a stamped run: `Stamp: same patients, epoch chosen on test`; undefined for a run without
 * stamps.
 */
export function stampLine(leaks: readonly Leak[], words: typeof compare): string | undefined {
  const names = new Set(stamped(leaks).map(({ code }) => words.stamps[code]));
  return names.size === 0 ? undefined : words.stampLine([...names].join(', '));
}
