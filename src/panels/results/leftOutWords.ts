import { CLASS_NAMES } from '../../beats/types';
import type { Metrics } from '../../evaluation/types';
import type { results } from '../../i18n/en/results';
import { HEADLINE_BEATS, leftOut } from '../../state/results/headline';
import { formatCount } from '../../widgets/format';

/**
 * Which classes the headline's macro F1 is without, and how few beats they have; undefined if it has all of them.
 * `short` fits under a number: `without Q (1 beat)`.
 */
export function leftOutWords(
  metrics: Pick<Metrics, 'perClass'>,
  words: typeof results,
): { sentence: string; short: string } | undefined {
  const classes = leftOut(metrics).map(({ classIndex, beats }) =>
    words.beatsOfClass({
      name: CLASS_NAMES[classIndex]!,
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
