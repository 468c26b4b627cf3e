import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { Button, IconButton } from '../../Button';
import { classNames } from '../../classNames';
import { SegmentedField } from '../../fields/SegmentedField';
import { readThemeColours, resolveColours } from '../../themeColours';
import { useThemeKey } from '../../useThemeKey';
import { nearestPoint, pointsInside } from './lasso';
import styles from './PointCloud.module.css';
import { paintPoints } from './paint';
import { type DragMode, usePlaneGestures } from './usePlaneGestures';
import { usePointCanvas } from './usePointCanvas';
import { pixelOf, placeAt, zoomView } from './view';

export interface PointCloudTexts {
  /** What dragging does. */
  drag: string;
  modes: Record<DragMode, string>;
  zoomIn: string;
  zoomOut: string;
  all: string;
  /** Selects the points that are in sight. */
  inSight: string;
  keys: string;
}

export interface PointCloudProps {
  /** x, y, x, y … */
  points: Float32Array;
  /** Of every point: position in `colours`, or `FAINT`. */
  kind: Uint8Array;
  /** Tokens: `var(--class-n)`. */
  colours: readonly string[];
  ariaLabel: string;
  texts: PointCloudTexts;
  /** The point under the pointer; undefined if there is none. */
  onHover: (point: number | undefined) => void;
  /** Points that were encircled, clicked, or are in sight. */
  onSelect: (points: Int32Array) => void;
}

/** How near the pointer has to come to a point. */
const REACH_PX = 10;
const BUTTON_ZOOM = 1.5;
const FAINT_COLOUR = 'var(--hairline)';

/** Points of a plane that can be moved, zoomed and encircled; a hundred thousand of them too. */
export function PointCloud(props: PointCloudProps) {
  const { points, kind, colours, ariaLabel, texts, onHover, onSelect } = props;
  const [mode, setMode] = useState<DragMode>('move');
  const [hovered, setHovered] = useState<number>();
  const stage = useRef<HTMLDivElement>(null);
  const keysId = useId();
  const theme = useThemeKey();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of theme changes the colours that are read inside.
  const paint = useMemo(() => {
    const read = readThemeColours();
    const [faint, ...own] = resolveColours([FAINT_COLOUR, ...colours], read) as string[];
    return paintPoints(kind, own, faint!);
  }, [kind, colours, theme]);
  const canvas = usePointCanvas(stage, points, paint);

  function pointAt(pixel: { x: number; y: number }): number | undefined {
    const view = canvas.view();
    return nearestPoint(points, placeAt(view, canvas.size(), pixel.x, pixel.y), REACH_PX / view.scale);
  }

  function hover(point: number | undefined): void {
    if (point === hovered) return;
    setHovered(point);
    onHover(point);
  }

  const select = (found: Int32Array) => {
    if (found.length > 0) onSelect(found);
  };

  const { outline, handlers } = usePlaneGestures(stage, {
    ...{ canvas, mode },
    onOutline: (line) => select(pointsInside(points, line)),
    onPoint: (pixel) => hover(pixel && pointAt(pixel)),
    onClick(pixel) {
      const point = pointAt(pixel);
      if (point !== undefined) onSelect(Int32Array.of(point));
    },
  });

  // Another picture has other points at the same places.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above; what is hovered is asked anew with the next move.
  useEffect(() => hover(undefined), [points]);

  /** By a button: what was under the pointer lies elsewhere. */
  function show(next: Parameters<typeof canvas.setView>[0]): void {
    canvas.setView(next);
    hover(undefined);
  }

  function selectInSight(): void {
    const { width, height } = canvas.size();
    const [from, to] = [
      placeAt(canvas.view(), canvas.size(), 0, 0),
      placeAt(canvas.view(), canvas.size(), width, height),
    ];
    select(pointsInside(points, [from.x, from.y, to.x, from.y, to.x, to.y, from.x, to.y]));
  }

  const ring =
    hovered === undefined
      ? undefined
      : pixelOf(canvas.view(), canvas.size(), points[2 * hovered]!, points[2 * hovered + 1]!);
  return (
    <div className={styles.cloud}>
      <div className={styles.tools}>
        <SegmentedField
          label={texts.drag}
          labelHidden
          value={mode}
          options={[
            { value: 'move', label: texts.modes.move },
            { value: 'lasso', label: texts.modes.lasso },
          ]}
          onChange={setMode}
        />
        <IconButton
          label={texts.zoomIn}
          onClick={() => show((view, size) => zoomView(view, size, BUTTON_ZOOM))}
        >
          +
        </IconButton>
        <IconButton
          label={texts.zoomOut}
          onClick={() => show((view, size) => zoomView(view, size, 1 / BUTTON_ZOOM))}
        >
          −
        </IconButton>
        <Button kind="quiet" onClick={() => show(undefined)}>
          {texts.all}
        </Button>
        <Button kind="quiet" onClick={selectInSight}>
          {texts.inSight}
        </Button>
      </div>
      <div
        ref={stage}
        className={classNames(styles.stage, mode === 'lasso' && styles.drawn)}
        role="application"
        aria-label={ariaLabel}
        aria-describedby={keysId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys move the picture.
        tabIndex={0}
        {...handlers}
      >
        <svg aria-hidden="true" className={styles.over}>
          {outline && <polygon className={styles.outline} points={outline.join(' ')} />}
          {ring && <circle className={styles.ring} cx={ring.x} cy={ring.y} r={7} />}
        </svg>
      </div>
      <p id={keysId} className={styles.keys}>
        {texts.keys}
      </p>
    </div>
  );
}
