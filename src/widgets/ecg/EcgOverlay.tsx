import { type CSSProperties, memo, type ReactNode } from 'react';
import { classNames as joinNames } from '../classNames';
import { formatClock } from '../format';
import styles from './EcgOverlay.module.css';
import { type EcgBeatMark, type EcgNote, isOffRhythm } from './ecgMarks';
import type { PenText } from './ecgPen';
import {
  beatTexts,
  type EcgText,
  hasRoomForName,
  highlightTexts,
  leadTexts,
  noteTexts,
  percentText,
  rrText,
  timeTexts,
} from './ecgTexts';
import { timeTicks } from './ecgTimeTicks';
import type { EcgHighlight, EcgRhythm, EcgStripTexts, EcgWindow } from './ecgTypes';
import { ECG_MARGIN, type EcgView, xOf } from './ecgView';

export interface EcgOverlayProps {
  view: EcgView;
  /** Texts are laid out for this stretch, and only moved while the window is inside. */
  stretch: EcgWindow;
  leadNames: readonly string[];
  marks: readonly EcgBeatMark[];
  notes: readonly EcgNote[];
  rhythms: readonly EcgRhythm[];
  highlight: EcgHighlight | undefined;
  classNames: readonly string[];
  texts: EcgStripTexts;
}

/** All texts of the strip, over the canvas, readable by programs. */
export function EcgOverlay(props: EcgOverlayProps) {
  const { view, stretch, leadNames, rhythms, texts } = props;
  const plot = { left: ECG_MARGIN.l, width: view.plotWidthPx, top: 0, height: view.heightPx };
  const ticks = timeTicks(view.window, view.timeStepSec);
  const shift = `translateX(${xOf(view, stretch.startSec) - ECG_MARGIN.l}px)`;
  return (
    <div className={styles.overlay}>
      <LeadNames view={view} leadNames={leadNames} />
      <div className={styles.times} aria-hidden="true">
        <div className={styles.moving} style={{ transform: shift, left: ECG_MARGIN.r }}>
          <Times
            view={view}
            anchorSec={stretch.startSec}
            firstSec={ticks[0]?.sec ?? 0}
            lastSec={ticks.at(-1)?.sec ?? 0}
          />
        </div>
      </div>
      <div className={styles.clip} style={plot}>
        <div className={styles.moving} style={{ transform: shift }}>
          <Moments {...props} />
        </div>
        {view.lanes.rhythms.heightPx > 0 && (
          <ul aria-label={texts.rhythms}>
            <Rhythms view={view} rhythms={rhythms} />
          </ul>
        )}
      </div>
    </div>
  );
}

/** Where a text is laid out does not depend on the moments that the window shows. */
const sameLayout = (a: LaidOut, b: LaidOut) =>
  a.view.layoutKey === b.view.layoutKey &&
  a.stretch.startSec === b.stretch.startSec &&
  a.stretch.endSec === b.stretch.endSec;
type LaidOut = Pick<EcgOverlayProps, 'view' | 'stretch'>;

const LeadNames = memo(
  ({ view, leadNames }: Pick<EcgOverlayProps, 'view' | 'leadNames'>) =>
    leadTexts(view, leadNames).map((text) => <Text key={`${text.text} ${text.y}`} text={text} x={text.x} />),
  (a, b) => a.view.layoutKey === b.view.layoutKey && a.leadNames === b.leadNames,
);

interface TimesProps {
  view: EcgView;
  anchorSec: number;
  /** The first and the last moment that has a label. */
  firstSec: number;
  lastSec: number;
}

const Times = memo(
  ({ view, anchorSec, firstSec, lastSec }: TimesProps) =>
    timeTexts(view, { startSec: firstSec, endSec: lastSec }).map((text) => (
      <Text key={text.sec} text={text} x={(text.sec - anchorSec) * view.pxPerSec} />
    )),
  (a, b) =>
    a.view.layoutKey === b.view.layoutKey &&
    a.anchorSec === b.anchorSec &&
    a.firstSec === b.firstSec &&
    a.lastSec === b.lastSec,
);

const Moments = memo(
  (props: EcgOverlayProps) => {
    const { view, stretch, marks, notes, highlight, classNames, texts } = props;
    const inStretch = (sec: number) => sec >= stretch.startSec && sec <= stretch.endSec;
    const at = (text: EcgText) => (text.sec - stretch.startSec) * view.pxPerSec + text.dx;
    const lettered = view.letters ? marks.filter(({ timeSec }) => inStretch(timeSec)) : [];
    const loose = [
      ...(highlight ? highlightTexts(view, highlight, classNames) : []),
      ...noteTexts(view, notes).filter(({ sec }) => inStretch(sec)),
    ];
    return (
      <>
        {lettered.length > 0 && (
          <ol aria-label={texts.beats}>
            {lettered.map((mark, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two annotations may be at one moment.
              <li key={`${mark.timeSec} ${i}`} aria-label={beatWords(mark, classNames, texts)}>
                {beatTexts(view, mark).map((text) => (
                  <Text key={text.y} text={text} x={at(text)} />
                ))}
              </li>
            ))}
          </ol>
        )}
        {loose.map((text, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two notes may be at one moment.
          <Text key={`${text.sec} ${i}`} text={text} x={at(text)} />
        ))}
      </>
    );
  },
  (a, b) =>
    a.marks === b.marks &&
    a.notes === b.notes &&
    a.highlight === b.highlight &&
    a.classNames === b.classNames &&
    a.texts === b.texts &&
    sameLayout(a, b),
);

/** `0:03.20, V, predicted N, RR 612 ms, −28 % against the mean`. */
function beatWords(mark: EcgBeatMark, classNames: readonly string[], texts: EcgStripTexts): string {
  const { timeSec, symbol, predicted, interval } = mark;
  return texts.beat({
    time: formatClock(timeSec, 2),
    symbol,
    predicted: predicted === undefined ? undefined : classNames[predicted],
    rr: interval?.rrMs === undefined ? undefined : `${rrText(interval.rrMs)}\u202fms`,
    percent: isOffRhythm(mark) ? percentText(interval!.offset!) : undefined,
  });
}

/** The name of each rhythm at its beginning, or at the edge of the strip if that is further left. */
function Rhythms({ view, rhythms }: Pick<EcgOverlayProps, 'view' | 'rhythms'>): ReactNode {
  const { window, lanes, plotWidthPx } = view;
  return rhythms
    .filter(({ startSec, endSec }) => endSec >= window.startSec && startSec <= window.endSec)
    .map(({ startSec, endSec, label }) => {
      const left = Math.max(0, xOf(view, startSec) - ECG_MARGIN.l);
      const right = Math.min(plotWidthPx, xOf(view, endSec) - ECG_MARGIN.l);
      const style: CSSProperties = {
        left,
        width: Math.max(0, right - left),
        top: ECG_MARGIN.t + lanes.rhythms.topPx + 3,
        height: lanes.rhythms.heightPx - 4,
      };
      return (
        <li key={startSec} className={styles.rhythm} style={style} aria-label={label} title={label}>
          {hasRoomForName(label, right - left) && label}
        </li>
      );
    });
}

/** A text with its middle at `y`. */
function Text({ text, x }: { text: Omit<PenText, 'x'>; x: number }) {
  const { anchor, fill, border, colour, sizePx, bold } = text;
  const style: CSSProperties = {
    left: x,
    top: text.y,
    color: `var(${colour})`,
    fontSize: sizePx,
    ...(bold && { fontWeight: 600 }),
    ...(fill && {
      background: border ? `var(${fill})` : `color-mix(in srgb, var(${fill}) 80%, transparent)`,
    }),
    ...(border && { border: `2px solid var(${border})` }),
  };
  return (
    <span className={joinNames(styles.text, styles[anchor], border && styles.chip)} style={style}>
      {text.text}
    </span>
  );
}
