import { currentSweep } from '../../state/monitor/sweeps';
import { type TrendColumns, trendColumns } from '../../state/monitor/trendColumns';
import { formatClock, formatNumber, formatPercent } from '../../widgets/format';
import { Axes, type Frame } from '../../widgets/plot/Axes';
import { rateScale } from '../../widgets/plot/rateScale';
import { useMediaQuery } from '../../widgets/useMediaQuery';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './Monitor.module.css';
import { bandPath, barPath, hoursText, meanPath, timeTicks } from './trendPaths';

/** So often, seconds of the recording, the trend is drawn anew. */
const EVERY_SEC = 10;
/** At least so much of a share is the height of its scale. */
const LEAST_SHARE = 0.1;

/** Heart rate, and share of VEB if beats have classes, over the whole session. */
export function Trend() {
  const words = useWords().monitor;
  const hasClasses = useLab(({ monitor }) => monitor.session?.hasClasses ?? false);
  // What is drawn is outside the store.
  useLab(({ monitor }) => Math.floor((monitor.session?.recordedSec ?? 0) / EVERY_SEC));
  const isNarrow = useMediaQuery('(max-width: 700px)');
  const trend = currentSweep()?.trend;
  if (!trend || trend.whole.intervals === 0) return null;
  const columns = trendColumns(trend);
  const box = { left: 48, top: 8, width: isNarrow ? 250 : 640 };
  return (
    <section className={styles.part} aria-label={words.trend}>
      <h3>{words.trend}</h3>
      <div className={styles.trend}>
        <Rate columns={columns} box={box} />
        {hasClasses && <Share columns={columns} box={box} />}
      </div>
      <p className={styles.hint}>
        {words.trendBy(formatNumber(columns.rowSec / 60))} {hasClasses && words.trendVebHint}
      </p>
    </section>
  );
}

interface PartProps {
  columns: TrendColumns;
  box: Pick<Frame, 'left' | 'top' | 'width'>;
}

function Rate({ columns, box }: PartProps) {
  const words = useWords().monitor;
  const { whole, mean } = columns;
  const means = mean.filter(Number.isFinite);
  const lowest = Math.min(...means, ...(Number.isNaN(whole.lowest) ? [] : [whole.lowest]));
  const highest = Math.max(...means, ...(Number.isNaN(whole.highest) ? [] : [whole.highest]));
  const { low, high, ticks } = rateScale(lowest, highest);
  const durationSec = mean.length * columns.rowSec;
  const frame: Frame = { ...box, height: 120, x: [0, durationSec], y: [low, high] };
  return (
    <Axes
      frame={frame}
      label={words.trendLabel(
        formatClock(durationSec),
        formatNumber(whole.mean),
        formatNumber(whole.lowest),
        formatNumber(whole.highest),
      )}
      xTicks={timeTicks(durationSec, box.width / 60)}
      yTicks={ticks}
      xText={hoursText}
      yText={(bpm) => formatNumber(bpm)}
    >
      <path d={bandPath(frame, columns)} fill="var(--control-line)" fillOpacity="0.45" />
      <path d={meanPath(frame, columns)} fill="none" stroke="var(--ink)" strokeWidth="1.5" />
    </Axes>
  );
}

function Share({ columns, box }: PartProps) {
  const words = useWords().monitor;
  const { whole, vebShare } = columns;
  const most = Math.max(...vebShare.filter(Number.isFinite));
  const top = Math.min(1, Math.max(LEAST_SHARE, Math.ceil(most / LEAST_SHARE) * LEAST_SHARE));
  const durationSec = vebShare.length * columns.rowSec;
  const frame: Frame = { ...box, height: 60, x: [0, durationSec], y: [0, top] };
  return (
    <Axes
      frame={frame}
      label={words.trendVebLabel(formatPercent(whole.vebShare), formatPercent(most))}
      xTicks={timeTicks(durationSec, box.width / 60)}
      yTicks={[0, top]}
      xText={hoursText}
      yText={(share) => formatPercent(share, 0)}
    >
      <path d={barPath(frame, columns)} fill="var(--class-veb)" />
    </Axes>
  );
}
