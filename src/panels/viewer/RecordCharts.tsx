import { useMemo, useRef } from 'react';
import { heartRate, summariseRate } from '../../state/records/marks/heartRate';
import { longestRr, rrIntervals } from '../../state/records/marks/rrIntervals';
import { tachogramDots, tachogramTop } from '../../state/records/marks/tachogram';
import type { RecordMarks } from '../../state/types';
import { useElementWidth } from '../../widgets/ecg/ecgWidth';
import { formatCount, formatDuration, formatNumber, formatQuantity } from '../../widgets/format';
import { useWords } from '../useWords';
import { drawDots, drawRate, rateAxis, rrAxis } from './chartDrawing';
import { Extreme } from './Extreme';
import { RecordSummary } from './RecordSummary';
import styles from './Viewer.module.css';
import { WholeChart } from './WholeChart';
import { windowMark } from './windowMark';

const RATE_HEIGHT_PX = 64;
const RR_HEIGHT_PX = 88;
/** The same on every screen, as its extremes are numbers: ten seconds in half an hour, four minutes in a day. */
const MOST_STEPS = 360;

export interface RecordChartsProps {
  marks: RecordMarks;
  startSec: number;
  endSec: number;
  durationSec: number;
  onCentre: (sec: number) => void;
}

/** Heart rate and RR intervals over the complete record; a click goes there, and so do the extremes in words. */
export function RecordCharts({ marks, startSec, endSec, durationSec, onCentre }: RecordChartsProps) {
  const { viewer } = useWords();
  const node = useRef<HTMLDivElement>(null);
  const widthPx = useElementWidth(node);
  const intervals = useMemo(() => rrIntervals(marks), [marks]);
  const charts = useMemo(() => {
    const rate = heartRate(intervals, durationSec, MOST_STEPS);
    const summary = summariseRate(intervals, rate);
    if (!summary || widthPx === 0) return undefined;
    const topSec = tachogramTop(intervals);
    const size = { durationSec, topSec, widthPx, heightPx: RR_HEIGHT_PX };
    const axis = rateAxis(summary.lowest.bpm, summary.highest.bpm);
    return {
      summary,
      rate: { axis, draw: drawRate(rate, axis), stepSec: rate.stepSec },
      rr: { axis: rrAxis(topSec), draw: drawDots(tachogramDots(intervals, size)) },
      longest: longestRr(intervals),
    };
  }, [intervals, durationSec, widthPx]);

  const mark = windowMark({ startSec, endSec, durationSec, widthPx });
  const goTo = (share: number) => onCentre(share * durationSec);
  const bpm = (value: number) => formatNumber(value);
  return (
    <section className={styles.charts} aria-label={viewer.charts}>
      <div ref={node} className={styles.chartWidth} />
      {charts && (
        <>
          <WholeChart
            title={viewer.heartRate(formatDuration(charts.rate.stepSec))}
            label={viewer.rateLabel({
              mean: bpm(charts.summary.mean),
              lowest: bpm(charts.summary.lowest.bpm),
              highest: bpm(charts.summary.highest.bpm),
            })}
            widthPx={widthPx}
            heightPx={RATE_HEIGHT_PX}
            axis={charts.rate.axis}
            tickText={(value) => formatNumber(value)}
            draw={charts.rate.draw}
            window={mark}
            onPoint={goTo}
          />
          <WholeChart
            title={viewer.tachogram}
            label={viewer.tachogramLabel(formatCount(intervals.rrSec.length))}
            widthPx={widthPx}
            heightPx={RR_HEIGHT_PX}
            axis={charts.rr.axis}
            tickText={(value) => formatNumber(value, 1)}
            draw={charts.rr.draw}
            window={mark}
            onPoint={goTo}
          />
          <dl className={styles.facts}>
            <div>
              <dt>{viewer.mean}</dt>
              <dd>{viewer.rateUnit(bpm(charts.summary.mean))}</dd>
            </div>
            <Extreme
              name={viewer.lowest}
              value={viewer.rateUnit(bpm(charts.summary.lowest.bpm))}
              atSec={charts.summary.lowest.atSec}
              onCentre={onCentre}
            />
            <Extreme
              name={viewer.highest}
              value={viewer.rateUnit(bpm(charts.summary.highest.bpm))}
              atSec={charts.summary.highest.atSec}
              onCentre={onCentre}
            />
            {charts.longest && (
              <Extreme
                name={viewer.longestRr}
                value={formatQuantity(charts.longest.rrSec, 's', 2)}
                atSec={charts.longest.endSec - charts.longest.rrSec / 2}
                onCentre={onCentre}
              />
            )}
          </dl>
        </>
      )}
      <RecordSummary marks={marks} onCentre={onCentre} />
      {intervals.rrSec.length === 0 && <p className={styles.note}>{viewer.noIntervals}</p>}
    </section>
  );
}
