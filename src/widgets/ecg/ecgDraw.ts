import { classColourKey } from '../ClassMark';
import { traceColumns } from './ecgColumns';
import { lineAt } from './ecgGrid';
import type { EcgBeatMark } from './ecgMarks';
import type { EcgPen, PenLine } from './ecgPen';
import { millivoltsPerUnit } from './ecgScale';
import { timeTicks } from './ecgTimeTicks';
import type { EcgHighlight, EcgLead, EcgRhythm, EcgTrace, EcgWindow } from './ecgTypes';
import { ECG_MARGIN, type EcgView, xOf, yOf } from './ecgView';
import { zeroLines } from './ecgZero';

const { l: LEFT, t: TOP } = ECG_MARGIN;

/** Everything of the strip but its texts. */
export interface EcgDrawing {
  view: EcgView;
  leads: readonly EcgLead[];
  shown: { raw: boolean; denoised: boolean };
  marks: readonly EcgBeatMark[];
  /** Times of the notes. */
  noteSec: readonly number[];
  rhythms: readonly EcgRhythm[];
  highlight: EcgHighlight | undefined;
}

/** Draws paper, lines and marks, in the order in which they cover each other. */
export function drawStrip(pen: EcgPen, drawing: EcgDrawing): void {
  const { view, highlight } = drawing;
  const { lanes, plotWidthPx } = view;
  pen.rect(LEFT, TOP, plotWidthPx, lanes.heightPx, '--ecg-paper');
  drawGrid(pen, view);
  drawTimeTicks(pen, view);
  drawCalibration(pen, view);
  pen.within(LEFT, TOP, plotWidthPx, lanes.heightPx, () => {
    if (highlight) drawHighlight(pen, view, highlight);
    drawRhythms(pen, view, drawing.rhythms);
    drawMarks(pen, view, drawing.marks);
    for (const sec of drawing.noteSec) {
      if (!isVisible(view, sec)) continue;
      pen.rect(snap(view, xOf(view, sec)), TOP + lanes.notes.topPx + 3, 1, 6, '--ink-soft');
    }
  });
  drawing.leads.forEach((lead, i) => {
    const row = lanes.leads[i]!;
    pen.within(LEFT, TOP + row.topPx, plotWidthPx, row.heightPx, () => {
      drawFaults(pen, view, lead.faults ?? [], row);
      drawLead(pen, view, lead, i, drawing.shown);
    });
  });
}

/** Fine and heavy lines on paper, a single light grid in a trend. */
function drawGrid(pen: EcgPen, view: EcgView): void {
  const { scale, window, plotWidthPx } = view;
  const { paper } = scale;
  const thin = Math.max(1, Math.floor(view.dpr * 0.75)) / view.dpr;
  scale.rows.forEach((row, i) => {
    const lane = view.lanes.leads[i]!;
    const top = TOP + lane.topPx;
    const grid = (stepSec: number, stepValue: number, colour: string, skipEvery?: number) => {
      for (const sec of lineAt(window.startSec, window.endSec, stepSec, skipEvery)) {
        pen.rect(snap(view, xOf(view, sec)), top, thin, lane.heightPx, colour);
      }
      for (const value of lineAt(row.low, row.high, stepValue, skipEvery)) {
        pen.rect(LEFT, snap(view, yOf(view, i, value)), plotWidthPx, thin, colour);
      }
    };
    const stepSec = paper ? paper.majorSec : view.timeStepSec;
    // If the millimetre lines are too fine to draw, the 5 mm lines are the fine ones.
    const isFine = !paper?.minorVisible;
    if (!isFine && row.minor !== undefined) grid(paper.minorSec, row.minor, '--grid-minor', 5);
    grid(stepSec, row.major, isFine ? '--grid-minor' : '--grid-major');
  });
}

function drawTimeTicks(pen: EcgPen, view: EcgView): void {
  for (const { sec } of timeTicks(view.window, view.timeStepSec)) {
    pen.rect(snap(view, xOf(view, sec)), TOP + view.lanes.heightPx, 1, 4, '--control-line');
  }
}

/** The pulse of 1 mV before each lead, as an electrocardiograph prints it: 5 mm wide if there is space. */
function drawCalibration(pen: EcgPen, view: EcgView): void {
  const { paper, rows } = view.scale;
  if (!paper) return;
  const width = Math.round(Math.min(16, Math.max(6, paper.majorSec * view.pxPerSec)));
  const right = LEFT - 8;
  const left = right - width;
  rows.forEach((row, i) => {
    if (row.minor === undefined) return;
    const x = Float64Array.of(left - 4, left, left, right, right, right + 4);
    const y = Float32Array.of(...[0, 0, 1, 1, 0, 0].map((value) => yOf(view, i, Math.min(row.high, value))));
    pen.line({ x, y, count: x.length }, '--ecg-trace', 1.2);
  });
}

/** A band over the window of the highlighted beat, from the marks to the last lead. */
function drawHighlight(pen: EcgPen, view: EcgView, { startSec, endSec }: EcgHighlight): void {
  const { highlight, rhythms } = view.lanes;
  const x = xOf(view, startSec);
  const top = TOP + highlight.heightPx;
  pen.rect(x, top, xOf(view, endSec) - x, TOP + rhythms.topPx - top, '--focus', 0.12);
}

/** A ribbon per rhythm, interrupted where one ends. */
function drawRhythms(pen: EcgPen, view: EcgView, rhythms: readonly EcgRhythm[]): void {
  const { topPx, heightPx } = view.lanes.rhythms;
  if (heightPx === 0) return;
  for (const { startSec, endSec } of rhythms) {
    if (endSec < view.window.startSec || startSec > view.window.endSec) continue;
    const x = Math.max(LEFT - 2, xOf(view, startSec));
    const end = Math.min(LEFT + view.plotWidthPx + 2, xOf(view, endSec));
    pen.rect(x, TOP + topPx + 3, Math.max(1, end - x - 1), heightPx - 4, '--current');
    pen.rect(x, TOP + topPx + 3, 2, heightPx - 4, '--ink-soft');
  }
}

/** Filled with the colour of the true class, outlined below with that of the predicted one; without space ticks. */
function drawMarks(pen: EcgPen, view: EcgView, marks: readonly EcgBeatMark[]): void {
  // N first, so that the rarer ones are on top.
  for (const normal of [true, false]) {
    for (const { timeSec, classIndex, predicted } of marks) {
      if ((classIndex === 0) !== normal || !isVisible(view, timeSec)) continue;
      const x = xOf(view, timeSec);
      const truth = markY(view, 'truth');
      if (view.letters) pen.circle(x, truth, 4, colourOf(classIndex));
      else pen.rect(snap(view, x) - 0.5, truth - 5, 1.5, 10, colourOf(classIndex));
      if (predicted !== undefined) pen.circle(x, markY(view, 'predicted'), 3.5, colourOf(predicted), 2);
    }
  }
}

/** Where the marks of true and predicted classes are, pixels from the top of the picture. */
export function markY({ lanes, letters }: EcgView, which: 'truth' | 'predicted'): number {
  const bottom = TOP + lanes.marks.topPx + lanes.marks.heightPx;
  const two = lanes.marks.heightPx > (letters ? 30 : 18);
  if (which === 'predicted') return bottom - (letters ? 23 : 7);
  return bottom - (two ? (letters ? 37 : 22) : letters ? 7 : 8);
}

/** Shades stretches without signal, each at least wide enough to be seen. */
function drawFaults(
  pen: EcgPen,
  view: EcgView,
  faults: readonly EcgWindow[],
  { topPx, heightPx }: { topPx: number; heightPx: number },
): void {
  for (const { startSec, endSec } of faults) {
    if (endSec < view.window.startSec || startSec > view.window.endSec) continue;
    const x = xOf(view, startSec);
    pen.rect(x, TOP + topPx, Math.max(2, xOf(view, endSec) - x), heightPx, '--ink-soft', 0.16);
  }
}

/** Raw under denoised, both relative to their zero lines; a raw line alone is drawn strongly. */
function drawLead(
  pen: EcgPen,
  view: EcgView,
  lead: EcgLead,
  index: number,
  shown: { raw: boolean; denoised: boolean },
): void {
  const zero = zeroLines(lead);
  const factor = millivoltsPerUnit(lead.units) ?? 1;
  const denoised = shown.denoised ? lead.denoised : undefined;
  const line = (trace: EcgTrace, zeroAt: number, strong: boolean) => {
    const at = traceLine(view, index, trace, { zeroAt, factor });
    const colour = !strong ? '--ecg-trace-soft' : view.dense ? '--ink-soft' : '--ecg-trace';
    pen.line(at, colour, strong && !view.dense ? 1.2 : 1);
  };
  if (shown.raw) line(lead.raw, zero.raw, denoised === undefined);
  if (denoised) line(denoised, zero.denoised, true);
}

/** The points of a trace in the picture. */
export function traceLine(
  view: EcgView,
  lead: number,
  trace: EcgTrace,
  { zeroAt, factor }: { zeroAt: number; factor: number },
): PenLine {
  const { dpr } = view;
  const { column: x, value: y, count } = traceColumns(trace, view.window, view.pxPerSec * dpr);
  const top = yOf(view, lead, 0);
  const pxPerUnit = (top - yOf(view, lead, 1)) * factor;
  const left = LEFT - view.originPx;
  for (let i = 0; i < count; i++) {
    x[i] = left + x[i]! / dpr;
    y[i] = top - (y[i]! - zeroAt) * pxPerUnit;
  }
  return { x, y, count };
}

function isVisible({ window, pxPerSec }: EcgView, sec: number): boolean {
  const margin = 8 / pxPerSec;
  return sec >= window.startSec - margin && sec <= window.endSec + margin;
}

/** To a pixel of the screen, so that hairlines are sharp. */
function snap({ dpr }: EcgView, px: number): number {
  return Math.round(px * dpr) / dpr;
}

function colourOf(classIndex: number): string {
  return `--class-${classColourKey(classIndex)}`;
}
