import { type KeyboardEvent, type PointerEvent, useCallback, useId, useMemo, useRef, useState } from 'react';
import { type ReadToken, readThemeColours } from '../themeColours';
import { useThemeKey } from '../useThemeKey';
import { VisuallyHidden } from '../VisuallyHidden';
import { EcgCaliperMarks, EcgCaliperStatus } from './EcgCalipers';
import { EcgLegend } from './EcgLegend';
import { EcgOverlay } from './EcgOverlay';
import { EcgPrint } from './EcgPrint';
import { EcgReadout } from './EcgReadout';
import styles from './EcgStrip.module.css';
import { EcgTools } from './EcgTools';
import type { EcgDrawing } from './ecgDraw';
import { useEcgGestures } from './ecgGestures';
import { textStretch } from './ecgGrid';
import { beatHit } from './ecgHit';
import { beatMarks, placeNotes } from './ecgMarks';
import { scaleWords, shownNotes, withoutHidden } from './ecgSheet';
import type { EcgStripProps } from './ecgTypes';
import { ECG_MARGIN, ecgView, secAt } from './ecgView';
import { useElementWidth } from './ecgWidth';
import { useEcgCalipers } from './useEcgCalipers';
import { useEcgCanvas } from './useEcgCanvas';

const NO_RHYTHMS: NonNullable<EcgStripProps['rhythms']> = [];

/**
 * Leads stacked on one time axis: up to 12 s as ECG paper, beyond that as a trend. Labels are above the leads (filled;
 * predictions outlined below them), rhythms and notes below. Paper, lines and marks are drawn on a canvas, in columns of
 * its pixels; texts are elements over it.
 */
export function EcgStrip(props: EcgStripProps) {
  const stage = useRef<HTMLDivElement>(null);
  const fullWidth = useElementWidth(stage);
  return (
    <div className={styles.strip}>
      <div ref={stage} className={styles.measure} />
      {fullWidth > 0 && <Strip {...props} widthPx={fullWidth} />}
    </div>
  );
}

function Strip({ widthPx, ...props }: EcgStripProps & { widthPx: number }) {
  const { window, annotations, classNames, texts, predictions, hiddenLeads, onWindow, onBeat, onPoint } =
    props;
  const { beatTimesSec, showRaw, showDenoised, rhythms = NO_RHYTHMS } = props;
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const keysId = useId();
  const colourOf = useColours();
  const [measuring, setMeasuring] = useState(false);
  const [printing, setPrinting] = useState(false);
  const dpr = devicePixelRatio || 1;
  const moves = onWindow !== undefined;
  const highlight = useSameHighlight(props.highlight);
  const hasPredictions = predictions !== undefined;

  const leads = useMemo(() => withoutHidden(props.leads, hiddenLeads), [props.leads, hiddenLeads]);
  const usualExtents = useMemo(
    () => props.usualExtents && withoutHidden(props.usualExtents, hiddenLeads),
    [props.usualExtents, hiddenLeads],
  );
  const shown = useMemo(() => ({ raw: showRaw, denoised: showDenoised }), [showRaw, showDenoised]);
  const noted = useMemo(
    () => shownNotes({ annotations, rhythms: props.rhythms }),
    [annotations, props.rhythms],
  );
  const { startSec, endSec } = window;
  const { gain, speed } = props;
  const hasRhythms = rhythms.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the window by its ends, as its object is new in every frame.
  const view = useMemo(
    () =>
      ecgView(
        {
          ...{ window, leads, annotations: noted, shown, gain, speed, usualExtents, highlight },
          ...{ predictions: hasPredictions, rhythms: hasRhythms, intervals: beatTimesSec !== undefined },
        },
        { widthPx, dpr, moves },
      ),
    [
      ...[startSec, endSec, leads, noted, shown, gain, speed, usualExtents, highlight?.predicted],
      ...[hasPredictions, hasRhythms, beatTimesSec === undefined, widthPx, dpr, moves],
    ],
  );
  const { letters, pxPerSec } = view;
  const marks = useMemo(
    () =>
      beatMarks({
        annotations,
        predictions,
        beatTimesSec,
        letters,
        pxPerSec,
        classLetters: classNames.map((name) => name.slice(0, 1)),
      }),
    [annotations, predictions, beatTimesSec, letters, pxPerSec, classNames],
  );
  const notes = useMemo(() => placeNotes(noted, pxPerSec), [noted, pxPerSec]);
  const noteSec = useMemo(() => notes.map(({ timeSec }) => timeSec), [notes]);
  const drawing = useMemo(
    (): EcgDrawing => ({ view, leads, shown, marks, noteSec, rhythms, highlight }),
    [view, leads, shown, marks, noteSec, rhythms, highlight],
  );
  useEcgCanvas(canvas, drawing, colourOf);

  const calipers = useEcgCalipers(view);
  const measure = useCallback((on: boolean) => {
    setMeasuring(on);
    stage.current?.focus({ preventScroll: true });
  }, []);
  const gestures = useEcgGestures(stage, {
    stage: {
      window,
      durationSec: props.durationSec ?? window.endSec,
      leftPx: ECG_MARGIN.l,
      widthPx: view.plotWidthPx,
    },
    onWindow: onWindow && ((next) => onWindow(next, view.plotWidthPx)),
    onTap: (onBeat || onPoint) && ((event) => tap(event)),
  });
  const pointer = measuring ? calipers.handlers : gestures;

  function tap(event: PointerEvent<HTMLElement>): void {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const sec = secAt(view, x);
    const beat = onPoint ? undefined : beatHit(marks, sec, pxPerSec);
    onPoint?.(sec);
    if (beat) onBeat?.(beat.timeSec, event.shiftKey);
  }

  function endMeasuring(): void {
    setMeasuring(false);
    calipers.clear();
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const isToggle = event.key === 'c' || event.key === 'C';
    const isMine = isToggle || (measuring && event.key === 'Escape');
    if (isMine) {
      if (measuring) endMeasuring();
      else setMeasuring(true);
    }
    if (isMine || (measuring && calipers.handlers.onKey(event))) {
      event.preventDefault();
      event.stopPropagation();
    } else gestures.onKeyDown?.(event);
  }

  const { onPointerDown, onPointerMove, onPointerUp, onPointerCancel } = pointer;
  const leadNames = useMemo(() => leads.map(({ name }) => name), [leads]);
  const classes = useMemo(() => classesOf(annotations), [annotations]);
  const hasDenoised = showDenoised && leads.some((lead) => lead.denoised);
  return (
    <>
      <EcgLegend
        scale={scaleWords(view, props)}
        raw={showRaw}
        denoised={hasDenoised}
        classes={classes}
        classNames={classNames}
        predictions={predictions !== undefined}
        intervals={view.lanes.intervals.heightPx > 0}
        shaded={leads.some(({ faults = [] }) =>
          faults.some((fault) => fault.startSec <= endSec && fault.endSec >= startSec),
        )}
        texts={texts}
      />
      <div className={styles.frame}>
        <div
          ref={stage}
          className={measuring ? styles.measuring : onWindow ? styles.movable : styles.still}
          style={{ height: view.heightPx }}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is interactive.
          tabIndex={0}
          role="application"
          aria-label={props.ariaLabel}
          aria-describedby={keysId}
          {...{ onPointerDown, onPointerMove, onPointerUp, onPointerCancel, onKeyDown }}
        >
          <canvas ref={canvas} className={styles.canvas} />
          <EcgOverlay
            view={view}
            stretch={textStretch(window)}
            leadNames={leadNames}
            marks={marks}
            notes={notes}
            rhythms={rhythms}
            highlight={highlight}
            classNames={classNames}
            texts={texts}
          />
          {measuring && calipers.calipers && (
            <EcgCaliperMarks calipers={calipers.calipers} moved={calipers.moved} view={view} texts={texts} />
          )}
        </div>
        <EcgTools
          strip={props}
          measuring={measuring}
          onMeasuring={(on) => (on ? measure(true) : endMeasuring())}
          onPrint={() => setPrinting(true)}
        >
          <EcgReadout stage={stage} view={view} leads={leads} shown={shown} label={texts.readout} />
          {measuring && !calipers.calipers && <span className={styles.hint}>{texts.calipersHint}</span>}
          <EcgCaliperStatus {...calipers} view={view} texts={texts} />
        </EcgTools>
      </div>
      <EcgPrint strip={props} alone={printing} onPrinted={useCallback(() => setPrinting(false), [])} />
      <VisuallyHidden id={keysId}>
        {measuring ? texts.calipersKeys : onWindow ? texts.keys : ''}
      </VisuallyHidden>
    </>
  );
}

/** The same object while the highlighted beat is the same: callers make it in every render. */
function useSameHighlight(highlight: EcgStripProps['highlight']): EcgStripProps['highlight'] {
  const key = JSON.stringify(highlight);
  // biome-ignore lint/correctness/useExhaustiveDependencies: by its content.
  return useMemo(() => highlight, [key]);
}

/** The tokens of the current theme, each read once. */
function useColours(): ReadToken {
  const theme = useThemeKey();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the colours that are read inside.
  return useMemo(() => {
    const read = readThemeColours();
    const known = new Map<string, string>();
    return (name) => {
      const value = known.get(name) ?? read(name);
      known.set(name, value);
      return value;
    };
  }, [theme]);
}

function classesOf(annotations: EcgStripProps['annotations']): number[] {
  const classes = new Set<number>();
  for (const { classIndex } of annotations) if (classIndex !== undefined) classes.add(classIndex);
  return [...classes].sort();
}
