import { useId, useMemo, useRef } from 'react';
import { ClassSwatch } from '../ClassMark';
import { Plot } from '../plot/Plot';
import { VisuallyHidden } from '../VisuallyHidden';
import styles from './EcgStrip.module.css';
import { leadExtent, uniteExtents } from './ecgExtent';
import { useEcgGestures } from './ecgGestures';
import { ecgLanes } from './ecgLanes';
import { ECG_MARGIN, ecgLayout } from './ecgLayout';
import { hasRoomForLetters } from './ecgMarks';
import { ecgScale, PAPER_MM_PER_SEC } from './ecgScale';
import { leadAxis, leadTraces, markTraces, noteTraces } from './ecgTraces';
import type { EcgAnnotation, EcgStripProps, EcgWindow } from './ecgTypes';
import { useElementWidth } from './ecgWidth';

const STATIC = { staticPlot: true };
/** Below this, a beat is only a few pixels wide, and the line fills an area. */
const DENSE_PX_PER_SEC = 4;
const EMPTY_EXTENT = { low: -0.5, high: 1 };

/**
 * Leads stacked on one time axis: up to 12 s as ECG paper with the proportions of 25 mm/s and 10 mm/mV, beyond that
 * as a trend. Labels are above the leads (filled; predictions outlined below them), notes below the leads.
 */
export function EcgStrip(props: EcgStripProps) {
  const { window, leads, annotations, showRaw, showDenoised, classNames, texts, predictions, highlight } =
    props;
  const stage = useRef<HTMLDivElement>(null);
  const keysId = useId();
  const fullWidth = useElementWidth(stage);
  const plotWidthPx = Math.max(40, fullWidth - ECG_MARGIN.l - ECG_MARGIN.r);
  // While a window moves, the difference of its ends varies in the last digits.
  const spanSec = Math.round((window.endSec - window.startSec) * 1e6) / 1e6;
  const shown = useMemo(() => ({ raw: showRaw, denoised: showDenoised }), [showRaw, showDenoised]);

  const scale = ecgScale({
    spanSec,
    plotWidthPx,
    leads: leads.map((lead, i) => ({
      units: lead.units,
      extent:
        uniteExtents([
          props.usualExtents?.[i],
          leadExtent(lead, props.onWindow ? ahead(window) : window, shown),
        ]) ?? EMPTY_EXTENT,
    })),
    ...(leads.length > 4 && { trendRowPx: 72, minRowPx: 64 }),
  });
  const { pxPerSec } = scale;
  const letters = hasRoomForLetters(annotations, window, pxPerSec, scale.paper !== undefined);
  const lanes = ecgLanes(scale, {
    letters,
    predictions: predictions !== undefined,
    highlight: highlight?.predicted !== undefined,
    // Space is reserved while the strip moves, so that the layout does not jump when a note appears.
    notes: props.onWindow !== undefined || annotations.some((annotation) => isNoteIn(annotation, window)),
  });

  const dense = pxPerSec < DENSE_PX_PER_SEC;
  const lines = useMemo(() => leadTraces(leads, shown, dense), [leads, shown, dense]);
  const marks = useMemo(
    () =>
      markTraces({
        annotations,
        predictions,
        letters,
        pxPerSec,
        classLetters: classNames.map((name) => name.slice(0, 1)),
      }),
    [annotations, predictions, letters, pxPerSec, classNames],
  );
  const notes = useMemo(
    () => noteTraces(annotations, pxPerSec, leadAxis(leads.length)),
    [annotations, pxPerSec, leads.length],
  );
  const data = useMemo(() => [...lines, ...marks, ...notes], [lines, marks, notes]);
  const layout = ecgLayout({
    window,
    scale,
    lanes,
    leadNames: leads.map((lead) => lead.name),
    highlight,
    classNames,
  });

  const { onWindow } = props;
  const gestures = useEcgGestures(
    stage,
    { window, durationSec: props.durationSec ?? window.endSec, leftPx: ECG_MARGIN.l, widthPx: plotWidthPx },
    onWindow && ((next) => onWindow(next, plotWidthPx)),
  );

  return (
    <div className={styles.strip}>
      <Legend {...props} mmPerMv={scale.paper?.gainMmPerMv} />
      <div
        ref={stage}
        className={onWindow ? styles.movable : undefined}
        {...(onWindow && {
          tabIndex: 0,
          role: 'application',
          'aria-label': props.ariaLabel,
          'aria-describedby': keysId,
        })}
        {...gestures}
      >
        {fullWidth > 0 && (
          <Plot
            data={data}
            layout={layout}
            config={STATIC}
            ariaLabel={props.ariaLabel}
            heightPx={lanes.heightPx + ECG_MARGIN.t + ECG_MARGIN.b}
          />
        )}
      </div>
      {onWindow && <VisuallyHidden id={keysId}>{texts.keys}</VisuallyHidden>}
    </div>
  );
}

function Legend(props: EcgStripProps & { mmPerMv: number | undefined }) {
  const { leads, annotations, showRaw, showDenoised, predictions, classNames, texts, mmPerMv } = props;
  const hasDenoised = showDenoised && leads.some((lead) => lead.denoised);
  const classes = new Set<number>();
  for (const { classIndex } of annotations) if (classIndex !== undefined) classes.add(classIndex);
  return (
    <ul className={styles.legend}>
      <li className={styles.scale}>{mmPerMv ? texts.paper(PAPER_MM_PER_SEC, mmPerMv) : texts.fitted}</li>
      {hasDenoised && (
        <li>
          <span className={styles.line} aria-hidden="true" />
          {texts.denoised}
        </li>
      )}
      {showRaw && (
        <li>
          <span className={hasDenoised ? styles.faintLine : styles.line} aria-hidden="true" />
          {texts.raw}
        </li>
      )}
      {[...classes].sort().map((classIndex) => (
        <li key={classIndex}>
          <ClassSwatch classIndex={classIndex} />
          {classNames[classIndex]}
        </li>
      ))}
      {predictions && (
        <li>
          <span className={styles.dot} aria-hidden="true" /> {texts.label}
          <span className={styles.ring} aria-hidden="true" /> {texts.predicted}
        </li>
      )}
    </ul>
  );
}

function isNoteIn({ classIndex, timeSec }: EcgAnnotation, { startSec, endSec }: EcgWindow): boolean {
  return classIndex === undefined && timeSec >= startSec && timeSec <= endSec;
}

/** The window with half a window on both sides: heights change before a tall beat becomes visible, not while it is. */
function ahead(window: EcgWindow): EcgWindow {
  const half = (window.endSec - window.startSec) / 2;
  return { startSec: window.startSec - half, endSec: window.endSec + half };
}
