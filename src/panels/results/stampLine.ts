import type { compare } from '../../i18n/en/compare';
import type { Stamp } from '../../state/results/stampOf';

/**
 * The line in pictures of a stamped run: `Stamp: same patients, epoch chosen on test`; undefined for a run without
 * stamps.
 *
 * @param stopped how far a stopped run came
 */
export function stampLine(
  stamps: readonly Stamp[],
  words: typeof compare,
  stopped?: string,
): string | undefined {
  const names = new Set<string>(stamps.map(({ code }) => words.stamps[code]));
  if (stopped !== undefined) names.add(stopped);
  return names.size === 0 ? undefined : words.stampLine([...names].join(', '));
}
