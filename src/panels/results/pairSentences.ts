import type { BootstrapDifferences } from '../../evaluation/bootstrapRecords';
import type { Words } from '../../i18n';
import type { RunDifference } from '../../state/results/compareRuns';
import { HEADLINE_BEATS } from '../../state/results/headline';
import { formatCount, formatNumber, formatPercent } from '../../widgets/format';
import { intervalText } from './Intervals';
import { signed } from './signed';

export type PairedRuns = RunDifference & { paired: BootstrapDifferences };

/**
 * What an intra- and an inter-patient run show beside each other, and no more: the difference in macro F1 with its
 * interval over records, whether that holds 0, the record that decides, and that the difference has no single cause.
 *
 * @param names of the classes
 */
export function pairSentences(
  { paired, shared }: PairedRuns,
  { compare, results }: Words,
  names: readonly string[],
): string[] {
  const { meaning, intervalReason } = compare;
  const { estimate, interval } = paired.headlineF1;
  if (!estimate.defined) return [meaning.unknown];
  const by = formatNumber(Math.abs(estimate.value), 3);
  const order = Number(by) === 0 ? 'same' : estimate.value < 0 ? 'lower' : 'higher';
  const records = results.recordsCount(formatCount(shared.length), shared.length === 1);
  const sentence = meaning[order]({ records, by });
  const left = names.slice(0, paired.headline.length).filter((_, index) => !paired.headline[index]);
  return [
    ...(interval.defined
      ? [meaning.interval({ sentence, range: intervalText(interval, 'number') })]
      : [
          meaning.noInterval({
            sentence,
            reason:
              interval.reason === 'undefined-draws'
                ? intervalReason['undefined-draws'](formatPercent(interval.share, 0))
                : intervalReason[interval.reason],
          }),
        ]),
    ...(interval.defined && interval.low <= 0 && interval.high >= 0 ? [meaning.holdsZero] : []),
    ...decides({ paired, shared }, meaning),
    ...(left.length > 0
      ? [results.leftOut({ classes: left.join(', '), least: formatCount(HEADLINE_BEATS) })]
      : []),
    meaning.caution,
  ];
}

function decides(
  { paired, shared }: Pick<PairedRuns, 'paired' | 'shared'>,
  words: Words['compare']['meaning'],
): string[] {
  if (!paired.decisive) return [];
  const record = shared[paired.decisive.record]!;
  const { without } = paired.decisive;
  if (!without.defined) return [words.decidesAll(record)];
  return [words.decides({ record, without: signed(without.value, 3) })];
}
