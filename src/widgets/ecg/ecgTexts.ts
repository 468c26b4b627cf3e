import { classColourKey } from '../ClassMark';
import { formatNumber } from '../format';
import { markY } from './ecgDraw';
import { lineAt } from './ecgGrid';
import { type EcgBeatMark, type EcgNote, isOffRhythm } from './ecgMarks';
import type { PenText } from './ecgPen';
import { timeTicks } from './ecgTimeTicks';
import type { EcgHighlight, EcgWindow } from './ecgTypes';
import { ECG_MARGIN, type EcgView, yOf } from './ecgView';

const { l: LEFT, t: TOP } = ECG_MARGIN;

/** A text at a moment: `dx` pixels right of it. */
export interface EcgText extends Omit<PenText, 'x'> {
  sec: number;
  dx: number;
}

/** The name of each lead in its upper corner, its unit if it is not that of the paper, and `1 mV` under its pulse. */
export function leadTexts(view: EcgView, names: readonly string[]): PenText[] {
  return view.scale.rows.flatMap((row, i) => {
    const onPaper = row.minor !== undefined;
    const name = names[i] ?? '';
    const title: PenText = {
      text: onPaper ? name : `${name}  ${row.unit}`,
      x: LEFT + 4,
      y: yOf(view, i, row.high) + 12,
      anchor: 'start',
      colour: '--ink',
      sizePx: 13,
      bold: true,
      fill: '--ecg-paper',
    };
    if (onPaper) {
      return [
        title,
        {
          text: '1 mV',
          x: LEFT - 3,
          y: yOf(view, i, 0) + 10,
          anchor: 'end',
          colour: '--ink-soft',
          sizePx: 12,
        },
      ];
    }
    const digits = Math.max(0, -Math.floor(Math.log10(row.major) + 1e-9));
    const amplitudes = lineAt(row.low, row.high, row.major).map(
      (value): PenText => ({
        text: formatNumber(value, digits),
        x: LEFT - 4,
        y: yOf(view, i, value),
        anchor: 'end',
        colour: '--ink-soft',
        sizePx: 12,
      }),
    );
    return [title, ...amplitudes];
  });
}

/** Times below the strip. */
export function timeTexts(view: EcgView, stretch: EcgWindow): EcgText[] {
  const y = TOP + view.lanes.heightPx + 14;
  return timeTicks(stretch, view.timeStepSec).map(({ sec, label }) => ({
    text: label,
    sec,
    dx: 0,
    y,
    anchor: 'middle',
    colour: '--ink-soft',
    sizePx: 12,
  }));
}

/** Of a beat: its letter, that of its prediction if it differs, RR interval and prematurity. */
export function beatTexts(view: EcgView, mark: EcgBeatMark): EcgText[] {
  const { letter, predictedLetter, interval, intervalFits, timeSec: sec } = mark;
  const texts: EcgText[] = [];
  const add = (text: string, y: number, style: Pick<EcgText, 'colour' | 'sizePx' | 'bold'>) =>
    texts.push({ text, sec, dx: 0, y, anchor: 'middle', ...style });
  if (intervalFits && interval?.rrMs !== undefined && view.lanes.intervals.heightPx > 0) {
    const top = TOP + view.lanes.intervals.topPx;
    const off = isOffRhythm(mark);
    if (off) add(percentText(interval.offset!), top + 9, { colour: '--ink', sizePx: 12, bold: true });
    add(rrText(interval.rrMs), top + 24, { colour: off ? '--ink' : '--ink-soft', sizePx: 12 });
  }
  if (letter !== '') add(letter, markY(view, 'truth') - 14, { colour: '--ink', sizePx: 12 });
  if (predictedLetter !== '') {
    add(predictedLetter, markY(view, 'predicted') + 14, { colour: '--ink', sizePx: 12 });
  }
  return texts;
}

/** `812`: whole milliseconds. */
export function rrText(rrMs: number): string {
  return rrMs.toFixed(0);
}

/** `−28 %`, `+31 %`. */
export function percentText(share: number): string {
  return `${share > 0 ? '+' : ''}${formatNumber(share * 100, 0)}\u202f%`;
}

/** Notes below the leads. */
export function noteTexts(view: EcgView, notes: readonly EcgNote[]): EcgText[] {
  const y = TOP + view.lanes.notes.topPx + 14;
  return notes.flatMap(({ text, timeSec }) =>
    text === '' ? [] : [{ text, sec: timeSec, dx: 4, y, anchor: 'start', colour: '--ink-soft', sizePx: 12 }],
  );
}

/**
 * Both labels over the band, filled for the true one, outlined for the predicted one; if there is only one, the mark
 * below tells which.
 */
export function highlightTexts(
  view: EcgView,
  highlight: EcgHighlight,
  classNames: readonly string[],
): EcgText[] {
  const { predicted, truth, timeSec } = highlight;
  if (predicted === undefined) return [];
  const chip = (classIndex: number, outlined: boolean): EcgText => {
    const key = classColourKey(classIndex);
    return {
      text: classNames[classIndex] ?? '',
      sec: timeSec,
      dx: outlined ? 3 : -3,
      y: TOP + view.lanes.highlight.heightPx / 2,
      anchor: outlined ? 'start' : 'end',
      colour: outlined ? '--ink' : `--on-class-${key}`,
      sizePx: 12,
      bold: true,
      fill: outlined ? '--ecg-paper' : `--class-${key}`,
      border: `--class-${key}`,
    };
  };
  return [chip(truth, false), chip(predicted, true)];
}

/** Whether a ribbon is so long that the name of its rhythm can be read, if not in full. */
export function hasRoomForName(label: string, widthPx: number): boolean {
  return widthPx >= Math.min(72, widthOf(label) + 12);
}

/** Width of a text of 12 px, roughly: Chinese letters are as wide as the font is high. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2fff' ? 12 : 7), 0);
}
