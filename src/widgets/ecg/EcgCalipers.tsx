import { useEffect, useState } from 'react';
import { formatClock, formatQuantity } from '../format';
import { VisuallyHidden } from '../VisuallyHidden';
import styles from './EcgCalipers.module.css';
import { type CaliperEnd, type Calipers, measure } from './ecgCalipers';
import type { EcgStripTexts } from './ecgTypes';
import { ECG_MARGIN, type EcgView, xOf, yOf } from './ecgView';
import type { CaliperWhich } from './useEcgCalipers';

/** The calipers over the strip, with what they measure. */
export function EcgCaliperMarks({
  calipers,
  moved,
  view,
  texts,
}: {
  calipers: Calipers;
  moved: CaliperWhich;
  view: EcgView;
  texts: EcgStripTexts;
}) {
  const { first, second } = calipers;
  const [left, right] = [xOf(view, first.sec), xOf(view, second.sec)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  const top = ECG_MARGIN.t + (view.lanes.leads[0]?.topPx ?? 0);
  const bottom = ECG_MARGIN.t + view.lanes.rhythms.topPx;
  const yAt = ({ lead, value }: CaliperEnd) => (view.scale.rows[lead] ? yOf(view, lead, value) : top);
  return (
    <div className={styles.area} style={{ left: ECG_MARGIN.l, width: view.plotWidthPx }} aria-hidden="true">
      <div className={styles.moved} style={{ transform: `translateX(${-ECG_MARGIN.l}px)` }}>
        <div className={styles.band} style={{ left, width: right - left, top, height: bottom - top }} />
        {(['first', 'second'] as const).map((which) => (
          <div key={which} data-moved={which === moved || undefined} className={styles.end}>
            <div
              className={styles.vertical}
              style={{ left: xOf(view, calipers[which].sec), top, height: bottom - top }}
            />
            <div
              className={styles.level}
              style={{ left: left - 8, width: right - left + 16, top: yAt(calipers[which]) }}
            />
          </div>
        ))}
        <span className={styles.result} style={{ left: (left + right) / 2, top: top + 4 }}>
          {measuredWords(calipers, view, texts)}
        </span>
      </div>
    </div>
  );
}

/** Tells readers where the ends are, after each click and key. */
export function EcgCaliperStatus(props: {
  calipers: Calipers | undefined;
  moved: CaliperWhich;
  settled: number;
  view: EcgView;
  texts: EcgStripTexts;
}) {
  const { calipers, moved, settled, view, texts } = props;
  const [said, setSaid] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: said when the ends are settled, not at every move of the pointer.
  useEffect(() => {
    setSaid(
      calipers
        ? `${texts.caliperEnd(moved, formatClock(calipers[moved].sec, 2))}: ${measuredWords(calipers, view, texts)}`
        : '',
    );
  }, [settled, calipers === undefined]);
  return (
    <span role="status" aria-label={texts.calipers}>
      <VisuallyHidden>{said}</VisuallyHidden>
    </span>
  );
}

function measuredWords(calipers: Calipers, view: EcgView, texts: EcgStripTexts): string {
  const { ms, bpm, millivolts } = measure(
    calipers,
    view.scale.rows.map(({ unit }) => unit),
  );
  return texts.measured({
    ms: formatQuantity(ms, 'ms', 0),
    bpm: bpm === undefined || bpm > 1000 ? undefined : formatQuantity(bpm, 'bpm', 0),
    millivolts: millivolts === undefined ? undefined : formatQuantity(millivolts, 'mV', 2),
  });
}
