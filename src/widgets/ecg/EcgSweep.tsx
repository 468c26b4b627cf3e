import { useEffect, useMemo, useRef } from 'react';
import { readThemeColours } from '../themeColours';
import { useThemeKey } from '../useThemeKey';
import styles from './EcgStrip.module.css';
import { canvasPen } from './ecgCanvasPen';
import { drawStrip, markY } from './ecgDraw';
import { type SweepSource, sweepExtent, sweepPage, sweepSpanSec } from './ecgSweep';
import type { EcgExtent } from './ecgTypes';
import { ECG_MARGIN, ecgView, xOf } from './ecgView';
import { useElementWidth } from './ecgWidth';

export interface EcgSweepProps {
  /** What is there now; asked in every frame. */
  source: () => SweepSource | undefined;
  ariaLabel: string;
  /** Letters of the classes. */
  classLetters: readonly string[];
}

/** Room for three millivolts before anything is drawn. */
const HEIGHT_PX = 240;
const SHOWN = { raw: true, denoised: false };
/** Above the mark of a beat. */
const LETTER_PX = 13;

/** A live ECG on paper at 25 mm/s, drawn from left to right over what was there a page ago. */
export function EcgSweep({ source, ariaLabel, classLetters }: EcgSweepProps) {
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const widthPx = useElementWidth(stage);
  const theme = useThemeKey();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the colours that are read inside.
  const colourOf = useMemo(() => readThemeColours(), [theme]);

  useEffect(() => {
    let frame = 0;
    let drawn: { source: SweepSource; end: number; beats: unknown } | undefined;
    let extent: EcgExtent | undefined;
    let page = Number.NaN;

    function draw(now: SweepSource, target: HTMLCanvasElement): void {
      const spanSec = sweepSpanSec(Math.max(40, widthPx - ECG_MARGIN.l - ECG_MARGIN.r));
      const { window, lead, beats } = sweepPage(now, spanSec);
      if (page !== window.startSec) extent = undefined;
      page = window.startSec;
      extent ??= sweepExtent(now, spanSec);
      const dpr = devicePixelRatio || 1;
      const view = ecgView(
        {
          ...{ window, leads: [lead], annotations: [], gain: undefined, speed: undefined },
          ...{ highlight: undefined, usualExtents: [extent], shown: SHOWN },
          ...{ predictions: false, rhythms: false, intervals: false },
        },
        { widthPx, dpr, moves: false },
      );
      const { heightPx } = view;
      const context = target.getContext('2d');
      if (!context) return;
      target.width = Math.round(widthPx * dpr);
      target.height = Math.round(heightPx * dpr);
      target.style.height = `${heightPx}px`;
      context.setTransform(dpr, 0, 0, dpr, 0, 0);
      const pen = canvasPen(context, colourOf);
      const marks = beats.map((beat) => ({
        ...{ ...beat, symbol: '', letter: '', predicted: undefined, predictedLetter: '' },
        ...{ interval: undefined, intervalFits: false },
      }));
      const leads = [lead];
      drawStrip(pen, { view, leads, shown: SHOWN, marks, noteSec: [], rhythms: [], highlight: undefined });
      const y = markY(view, 'truth') - LETTER_PX;
      for (const { timeSec, classIndex } of beats) {
        const text = classLetters[classIndex];
        if (!text) continue;
        pen.text({ text, x: xOf(view, timeSec), y, anchor: 'middle', colour: '--ink', sizePx: 12 });
      }
    }

    function onFrame(): void {
      frame = requestAnimationFrame(onFrame);
      const now = source();
      if (!now || !canvas.current || widthPx === 0) return;
      if (drawn?.source === now && drawn.end === now.end && drawn.beats === now.beats) return;
      drawn = { source: now, end: now.end, beats: now.beats };
      draw(now, canvas.current);
    }
    onFrame();
    return () => cancelAnimationFrame(frame);
  }, [source, widthPx, colourOf, classLetters]);

  return (
    <div className={styles.strip}>
      <div ref={stage} className={styles.measure} />
      <canvas
        ref={canvas}
        role="img"
        aria-label={ariaLabel}
        style={{ display: 'block', width: '100%', height: HEIGHT_PX }}
      />
    </div>
  );
}
