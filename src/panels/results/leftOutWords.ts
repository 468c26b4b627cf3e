import type { Metrics } from '../../evaluation/types';
import type { results } from '../../i18n/en/results';
import { HEADLINE_BEATS, leftOut } from '../../state/results/headline';
import { formatCount } from '../../widgets/format';

/**
 * Which classes the headline's macro F1 is without, and how few beats they have; undefined if it has all of them.
 * `short` fits under a number: `without Q (1 beat)`.
 *
 * @param names of the classes
 */
export function leftOutWords(
  metrics: Pick<Metrics, 'perClass'>,
  words: typeof results,
  names: readonly string[],
): { sentence: string; short: string } | undefined {
  const classes = leftOut(metrics).map(({ classIndex, beats }) =>
    words.beatsOfClass({
      name: names[classIndex]!,
      beats: words.beats(formatCount(beats), beats === 1),
    }),
  );
  if (classes.length === 0) return undefined;
  const list = classes.join(', ');
  return {
    sentence: words.leftOut({ classes: list, least: formatCount(HEADLINE_BEATS) }),
    short: words.leftOutShort(list),
  };
}
