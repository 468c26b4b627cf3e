import { memo, type PointerEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { readThemeColours } from '../../widgets/themeColours';
import { useThemeKey } from '../../widgets/useThemeKey';
import { type ChartAxis, type Draw, drawLines, yOf } from './chartDrawing';
import styles from './Viewer.module.css';

export interface WholeChartProps {
  title: string;
  /** What the chart shows, in a sentence. */
  label: string;
  widthPx: number;
  heightPx: number;
  axis: ChartAxis;
  /** With its unit at the uppermost one. */
  tickText: (value: number) => string;
  draw: Draw;
  /** The window in the record, in shares of its duration. */
  window: ReactNode;
  /** A click, as a share 0…1 of the record. */
  onPoint: (share: number) => void;
}

/** A chart over the complete record: an axis on the left, a picture, and the window over it. */
export function WholeChart(props: WholeChartProps) {
  const { title, label, widthPx, heightPx, axis, tickText, draw, window, onPoint } = props;

  function point(event: PointerEvent<HTMLElement>): void {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    if (width > 0) onPoint(Math.min(1, Math.max(0, (event.clientX - left) / width)));
  }

  return (
    <figure className={styles.chart}>
      <figcaption aria-hidden="true">{title}</figcaption>
      <div className={styles.axis} aria-hidden="true">
        {axis.ticks.map((tick) => (
          <span key={tick} style={{ top: within(yOf(tick, axis, heightPx), heightPx) }}>
            {tickText(tick)}
          </span>
        ))}
      </div>
      <div className={styles.picture} onPointerDown={point} onPointerMove={point}>
        <Picture label={label} widthPx={widthPx} heightPx={heightPx} axis={axis} draw={draw} />
        {window}
      </div>
    </figure>
  );
}

const HALF_LABEL_PX = 7;

/** Labels stay inside the height of their chart. */
function within(y: number, heightPx: number): number {
  return Math.min(heightPx - HALF_LABEL_PX, Math.max(HALF_LABEL_PX, y));
}

/** Drawn in device pixels, again only if what it shows, its size or the theme changes: not while the window moves. */
const Picture = memo(function Picture(
  props: Pick<WholeChartProps, 'label' | 'widthPx' | 'heightPx' | 'axis' | 'draw'>,
) {
  const { label, widthPx, heightPx, axis, draw } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const themeKey = useThemeKey();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read again when the theme changes.
  useLayoutEffect(() => {
    const node = canvas.current;
    const context = node?.getContext('2d');
    if (!node || !context || widthPx <= 0) return;
    const ratio = globalThis.devicePixelRatio || 1;
    node.width = Math.round(widthPx * ratio);
    node.height = Math.round(heightPx * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const read = readThemeColours();
    drawLines(axis)(context, widthPx, heightPx, read);
    draw(context, widthPx, heightPx, read);
  }, [widthPx, heightPx, axis, draw, themeKey]);
  return <canvas ref={canvas} role="img" aria-label={label} style={{ width: widthPx, height: heightPx }} />;
});
