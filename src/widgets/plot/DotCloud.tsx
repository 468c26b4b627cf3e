import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { readThemeColours } from '../themeColours';
import { useThemeKey } from '../useThemeKey';
import styles from './DotCloud.module.css';
import { type Dots, drawDots, placesOf } from './dots';
import { drawTurn } from './drawTurn';
import { nearestPoint, pointsInside } from './points/lasso';
import { pixelColour } from './points/paint';
import { beginStroke, extendStroke, isOutline, type Stroke } from './points/stroke';

export interface DotCloudProps {
  /** Pass the same while nothing changes. */
  dots: Dots;
  /** Of both axes. */
  high: number;
  ticks: readonly number[];
  tickText: (value: number) => string;
  /** Tokens of the colours of the kinds, the last one for faint points. */
  colours: readonly string[];
  /** What it shows, in a sentence. */
  label: string;
  xTitle: string;
  yTitle: string;
  /** Points that a line was drawn around, or the one that was clicked; indices. */
  onSelect: (found: Int32Array) => void;
}

/** Pixels of the picture, on whatever screen: two for each of its usual width. */
const SIZE_PX = 760;
const DOT_PX = 4;
/** A click takes a point that is so near, as a share of the picture. */
const NEAR = 0.02;

/** Points over two axes of the same unit: a line drawn around some of them selects these, a click the nearest. */
export function DotCloud(props: DotCloudProps) {
  const { dots, high, ticks, tickText, colours, label, xTitle, yTitle, onSelect } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const themeKey = useThemeKey();
  /** x, y, x, y … in shares of the picture from its upper left corner. */
  const [line, setLine] = useState<readonly number[]>([]);
  const places = useMemo(() => placesOf(dots, high), [dots, high]);
  const stroke = useRef<Stroke>(undefined);

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
  }, [dots, places, high, ticks, colours, themeKey]);

  function draw(context: CanvasRenderingContext2D): void {
    const read = readThemeColours();
    const image = context.createImageData(SIZE_PX, SIZE_PX);
    const pixels = new Uint32Array(image.data.buffer);
    const hairline = pixelColour(read('--hairline'));
    for (const tick of ticks) {
      const at = Math.min(SIZE_PX - 1, Math.round((tick / high) * SIZE_PX));
      for (let i = 0; i < SIZE_PX; i++) {
        pixels[Math.max(0, SIZE_PX - 1 - at) * SIZE_PX + i] = hairline;
        pixels[i * SIZE_PX + at] = hairline;
      }
    }
    drawDots(pixels, dots, places, { high, sizePx: SIZE_PX }, colours.map(read), DOT_PX);
    context.putImageData(image, 0, 0);
  }

  function begin(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    stroke.current = beginStroke(pixelIn(event));
  }

  function go(event: PointerEvent<HTMLElement>): void {
    if (!stroke.current || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    extendStroke(stroke.current, pixelIn(event));
    if (!stroke.current.isClick) setLine(sharesOf(stroke.current, event));
  }

  function end(event: PointerEvent<HTMLElement>): void {
    const drawn = stroke.current;
    forget();
    if (!drawn) return;
    const outline = sharesOf(drawn, event).map((share, i) => (i % 2 === 0 ? share : 1 - share) * high);
    if (isOutline(drawn)) onSelect(pointsInside(places, outline));
    else if (drawn.isClick) {
      const near = nearestPoint(places, { x: outline[0]!, y: outline[1]! }, NEAR * high);
      if (near !== undefined) onSelect(Int32Array.of(near));
    }
  }

  function forget(): void {
    stroke.current = undefined;
    setLine([]);
  }

  return (
    <figure className={styles.cloud}>
      <div className={styles.yTicks} aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick} style={{ bottom: `${(tick / high) * 100}%` }}>
            {tickText(tick)}
          </span>
        ))}
      </div>
      <div
        className={styles.picture}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={forget}
      >
        <canvas ref={canvas} width={SIZE_PX} height={SIZE_PX} role="img" aria-label={label} />
        {line.length > 0 && (
          <svg className={styles.line} viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            <polygon points={line.join(' ')} vectorEffect="non-scaling-stroke" />
          </svg>
        )}
      </div>
      <div className={styles.xTicks} aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick} style={{ left: `${(tick / high) * 100}%` }}>
            {tickText(tick)}
          </span>
        ))}
      </div>
      <figcaption aria-hidden="true" className={styles.titles}>
        {yTitle} ↑ · {xTitle} →
      </figcaption>
    </figure>
  );
}

/** From the upper left corner of the picture. */
function pixelIn({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): { x: number; y: number } {
  const { left, top } = currentTarget.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

/** The line in shares of the picture. */
function sharesOf({ line }: Stroke, { currentTarget }: PointerEvent<HTMLElement>): number[] {
  const { width, height } = currentTarget.getBoundingClientRect();
  return line.map((pixel, i) => pixel / (i % 2 === 0 ? width : height));
}
