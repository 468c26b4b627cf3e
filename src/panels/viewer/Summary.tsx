import { faultSums } from '../../state/records/faultSums';
import { countAnnotations } from '../../state/records/viewed';
import type { ViewData } from '../../state/types';
import { formatClock, formatCount, formatQuantity } from '../../widgets/format';
import { useShownClasses } from '../shownClasses';
import { useWords } from '../useWords';
import styles from './Viewer.module.css';

/** `Showing 12:03–12:13, 14 beats: 12 N, 2 VEB`: the content of the strip, in words. */
export function Summary({ data, startSec, endSec }: { data: ViewData; startSec: number; endSec: number }) {
  const { viewer } = useWords();
  const classNames = useShownClasses();
  const counts = countAnnotations(data, { startSec, endSec });
  const digits = endSec - startSec < 10 ? 1 : 0;
  const classes = counts.beats.flatMap((count, i) =>
    count > 0 ? [`${formatCount(count)} ${classNames[i]}`] : [],
  );
  const isEmpty = data.annotationCount === 0 && counts.beatTotal === 0;
  return (
    <p aria-live="polite">
      {viewer.summary({
        from: formatClock(startSec, digits),
        to: formatClock(endSec, digits),
        beats: isEmpty ? undefined : viewer.beats(formatCount(counts.beatTotal), counts.beatTotal === 1),
        classes,
        notes: counts.notes > 0 ? viewer.notes(formatCount(counts.notes), counts.notes === 1) : undefined,
      })}
      {faultSums(data, { startSec, endSec }).map(({ lead, kind, sec }) => (
        <span key={`${lead}-${kind}`}>
          {' '}
          {viewer.faults({ lead, kind, time: formatQuantity(sec, 's', 1) })}
        </span>
      ))}
      {data.thinned && <span className={styles.note}> {viewer.thinned}</span>}
    </p>
  );
}
