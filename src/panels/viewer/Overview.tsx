import { type PointerEvent, useMemo, useRef } from 'react';
import { otherBeats } from '../../state/records/viewed';
import type { ViewData } from '../../state/types';
import { classColourKey } from '../../widgets/ClassMark';
import type { EcgExtent } from '../../widgets/ecg/ecgTypes';
import { useElementWidth } from '../../widgets/ecg/ecgWidth';
import styles from './Viewer.module.css';
import { windowMark } from './windowMark';

const HEIGHT_PX = 40;
const TICK_PX = 8;
/** Share of the points beyond each end of the axis. */
const OUTERMOST = 0.005;

interface OverviewProps {
  overview: ViewData | undefined;
  startSec: number;
  endSec: number;
  durationSec: number;
  onCentre: (sec: number) => void;
}

/**
 * The complete record in a strip: its first lead, beats other than N, and the window. Only for the eye and the
 * pointer; keys and buttons do the same.
 */
export function Overview({ overview, startSec, endSec, durationSec, onCentre }: OverviewProps) {
  const node = useRef<HTMLDivElement>(null);
  const width = useElementWidth(node);
  const perSec = width / durationSec;
  const line = useMemo(
    () => (overview && width > 0 ? outline(overview, perSec) : ''),
    [overview, width, perSec],
  );
  const ticks = useMemo(
    () => (overview && width > 0 ? classTicks(overview, perSec) : []),
    [overview, width, perSec],
  );

  function point(event: PointerEvent<HTMLElement>): void {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    onCentre((event.clientX - event.currentTarget.getBoundingClientRect().left) / perSec);
  }

  return (
    <div
      ref={node}
      className={styles.overview}
      aria-hidden="true"
      onPointerDown={point}
      onPointerMove={point}
    >
      {width > 0 && (
        <svg width={width} height={HEIGHT_PX} aria-hidden="true">
          <path d={line} fill="none" stroke="var(--ecg-trace-soft)" />
          {ticks.map(({ key, path }) => (
            <path key={key} d={path} stroke={`var(--class-${key})`} strokeWidth={1.5} fill="none" />
          ))}
        </svg>
      )}
      {windowMark({ startSec, endSec, durationSec, widthPx: width })}
    </div>
  );
}

/** Lowest to highest value of the first ECG, one stroke per pixel. */
function outline({ leads }: ViewData, perSec: number): string {
  const lead = leads.find(({ isEcg }) => isEcg) ?? leads[0];
  const trace = lead && (lead.denoised ?? lead.raw);
  const extent = trace && nearlyAll(trace.value);
  if (!trace || !extent) return '';
  const room = HEIGHT_PX - TICK_PX - 4;
  const y = (value: number) => {
    const share = (value - extent.low) / (extent.high - extent.low || 1);
    return HEIGHT_PX - 2 - Math.min(1, Math.max(0, share)) * room;
  };
  const columns = new Map<number, { low: number; high: number }>();
  trace.timeSec.forEach((sec, i) => {
    const value = trace.value[i]!;
    if (Number.isNaN(value)) return;
    const x = Math.floor(sec * perSec);
    const column = columns.get(x);
    if (!column) columns.set(x, { low: value, high: value });
    else {
      column.low = Math.min(column.low, value);
      column.high = Math.max(column.high, value);
    }
  });
  return [...columns]
    .map(([x, { low, high }]) => `M${x + 0.5},${y(high).toFixed(1)}V${(y(low) + 0.5).toFixed(1)}`)
    .join('');
}

/** The extent without the outermost points: single artefacts do not flatten the outline. */
function nearlyAll(value: Float32Array): EcgExtent | undefined {
  const sorted = value.filter((each) => !Number.isNaN(each)).sort();
  if (sorted.length === 0) return undefined;
  const rank = Math.floor((sorted.length - 1) * OUTERMOST);
  return { low: sorted[rank]!, high: sorted[sorted.length - 1 - rank]! };
}

function classTicks(overview: ViewData, perSec: number): { key: string; path: string }[] {
  const paths = new Map<number, Set<number>>();
  for (const { timeSec, classIndex } of otherBeats(overview)) {
    const at = paths.get(classIndex) ?? new Set();
    paths.set(classIndex, at.add(Math.floor(timeSec * perSec)));
  }
  return [...paths]
    .sort(([a], [b]) => b - a)
    .map(([classIndex, at]) => ({
      key: classColourKey(classIndex),
      path: [...at].map((x) => `M${x + 0.5},1V${TICK_PX}`).join(''),
    }));
}
