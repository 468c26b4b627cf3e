import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { readThemeColours } from '../themeColours';
import { useThemeKey } from '../useThemeKey';
import { drawTurn } from './drawTurn';
import styles from './Histogram.module.css';

export interface HistogramProps {
  title: string;
  /** What it shows, in a sentence. */
  label: string;
  /** Kinds × bins (`binDots`). */
  counts: Uint32Array;
  bins: number;
  /** Tokens of the colours of the kinds. */
  colours: readonly string[];
  /** Values at the ends. */
  low: number;
  high: number;
  ticks: readonly number[];
  tickText: (value: number) => string;
  /** The part that is chosen, if it is not all. */
  range: readonly [number, number] | undefined;
  /** A part that was swept over, rounded to bins. */
  onSweep: (from: number, to: number) => void;
}

const WIDTH_PX = 760;
const HEIGHT_PX = 160;

/** Stacked bars over an axis: a part of it is chosen by sweeping over it. */
export function Histogram(props: HistogramProps) {
  const { title, label, counts, bins, colours, low, high, ticks, tickText, range, onSweep } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const themeKey = useThemeKey();
  const [swept, setSwept] = useState<readonly [number, number]>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again when what it shows or the theme changes; in a task of its own.
  useEffect(() => {
    let isCurrent = true;
    void drawTurn().then(() => {
      const context = canvas.current?.getContext('2d');
      if (isCurrent && context) draw(context);
    });
    return () => {
      isCurrent = false;
    };
  }, [counts, bins, colours, themeKey]);

  function draw(context: CanvasRenderingContext2D): void {
    const read = readThemeColours();
    context.clearRect(0, 0, WIDTH_PX, HEIGHT_PX);
    const sums = Array.from({ length: bins }, (_, bin) =>
      colours.reduce((sum, _colour, kind) => sum + (counts[kind * bins + bin] ?? 0), 0),
    );
    const most = Math.max(1, ...sums);
    const width = WIDTH_PX / bins;
    const below = new Float64Array(bins);
    colours.forEach((token, kind) => {
      context.fillStyle = read(token);
      for (let bin = 0; bin < bins; bin++) {
        const count = counts[kind * bins + bin]!;
        if (count === 0) continue;
        // A single beat among thousands is seen.
        const height = Math.max(2, (count / most) * HEIGHT_PX);
        context.fillRect(bin * width, HEIGHT_PX - below[bin]! - height, Math.max(1, width - 2), height);
        below[bin]! += height;
      }
    });
  }

  function valueAt(event: PointerEvent<HTMLElement>): number {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return low + Math.min(1, Math.max(0, (event.clientX - left) / width)) * (high - low);
  }

  function end(): void {
    if (!swept) return;
    setSwept(undefined);
    const step = (high - low) / bins;
    const [from, to] = [Math.min(...swept), Math.max(...swept)].map((value) => (value - low) / step) as [
      number,
      number,
    ];
    onSweep(low + Math.floor(from) * step, low + Math.max(Math.floor(from) + 1, Math.ceil(to)) * step);
  }

  const share = (value: number) => ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * 100;
  const marked = swept ? [Math.min(...swept), Math.max(...swept)] : range;
  return (
    <figure className={styles.histogram}>
      <figcaption aria-hidden="true">{title}</figcaption>
      <div
        className={styles.picture}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          const at = valueAt(event);
          setSwept([at, at]);
        }}
        onPointerMove={(event) => {
          const at = valueAt(event);
          setSwept((before) => before && [before[0], at]);
        }}
        onPointerUp={end}
        onPointerCancel={() => setSwept(undefined)}
      >
        <canvas ref={canvas} width={WIDTH_PX} height={HEIGHT_PX} role="img" aria-label={label} />
        {marked && (
          <div
            className={styles.range}
            style={{ left: `${share(marked[0]!)}%`, right: `${100 - share(marked[1]!)}%` }}
          />
        )}
      </div>
      <div className={styles.ticks} aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick} style={{ left: `${share(tick)}%`, transform: `translateX(-${share(tick)}%)` }}>
            {tickText(tick)}
          </span>
        ))}
      </div>
    </figure>
  );
}
