import type { BootstrapIntervals, Interval } from '../../evaluation/bootstrapRecords';
import { formatCount, formatNumber, formatPercent } from '../../widgets/format';
import { UndefinedValue } from '../../widgets/UndefinedValue';
import { useRunClasses } from '../runClasses';
import { useWords } from '../useWords';
import type { MeasureStyle } from './Measures';
import styles from './Results.module.css';

/** `(71.3–98.0)` in the unit of the preceding value, or a dash with the reason; empty while it is being computed. */
export function IntervalValue({ interval, style }: { interval: Interval | undefined; style: MeasureStyle }) {
  const reason = useIntervalReason();
  if (!interval || (!interval.defined && interval.reason === 'no-value')) return null;
  return (
    <>
      {' '}
      <span className={styles.interval}>
        ({interval.defined ? intervalText(interval, style) : <UndefinedValue reason={reason(interval)} />})
      </span>
    </>
  );
}

/**
 * The ends as written in brackets: percent with one decimal, numbers with three; a minus sign needs spaces around the
 * dash.
 */
export function intervalText({ low, high }: { low: number; high: number }, style: MeasureStyle): string {
  const format = (value: number) =>
    style === 'percent' ? formatNumber(value * 100, 1) : formatNumber(value, 3);
  return low < 0 || high < 0 ? `${format(low)} … ${format(high)}` : `${format(low)}–${format(high)}`;
}

/** The reason for a missing interval, in a sentence. */
export function useIntervalReason() {
  const words = useWords().compare.intervalReason;
  return (interval: Extract<Interval, { defined: false }>): string =>
    interval.reason === 'undefined-draws'
      ? words['undefined-draws'](formatPercent(interval.share, 0))
      : words[interval.reason];
}

/** Explains the brackets of a table, and which are missing. */
export function IntervalNote({ intervals }: { intervals: BootstrapIntervals | undefined }) {
  const allNames = useRunClasses();
  const words = useWords().compare;
  if (!intervals) return <p className={styles.note}>{words.intervalsComing}</p>;
  if (intervals.records < 2) return <p className={styles.note}>{words.intervalReason['one-record']}</p>;
  const rare = allNames.filter((_, index) =>
    Object.values(intervals.perClass[index] ?? {}).some(
      (interval: Interval) => !interval.defined && interval.reason === 'undefined-draws',
    ),
  );
  const drawn = { draws: formatCount(intervals.draws), records: formatCount(intervals.records) };
  return (
    <p className={styles.note}>
      {words.intervals(drawn)} {rare.length > 0 && words.fewRecords(rare.join(', '))}
    </p>
  );
}
