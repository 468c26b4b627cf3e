import { classColourKey } from '../ClassMark';
import { readThemeColours } from '../themeColours';
import { intervalWords } from './EcgLegend';
import { canvasPen } from './ecgCanvasPen';
import { drawStrip, type EcgDrawing } from './ecgDraw';
import { beatMarks, type EcgBeatMark, placeNotes } from './ecgMarks';
import type { EcgPen, PenText } from './ecgPen';
import { millivoltsPerUnit, PAPER_MM_PER_SEC } from './ecgScale';
import { svgPen } from './ecgSvgPen';
import {
  beatTexts,
  type EcgText,
  hasRoomForName,
  highlightTexts,
  leadTexts,
  noteTexts,
  timeTexts,
  widthOf,
} from './ecgTexts';
import type { EcgStripProps } from './ecgTypes';
import { ECG_MARGIN, type EcgView, ecgView, xOf } from './ecgView';

/** Pixels of CSS per millimetre: on paper, 25 mm/s are 25 mm per second. */
const PX_PER_MM = 96 / 25.4;
/** Between the margins of a page, A4 across. */
const PAGE_WIDTH_PX = 1040;
const HEAD_PX = 44;
const LINE_PX = 20;
/** Pixels of a PNG per pixel of CSS: 288 per inch. */
const PNG_SCALE = 3;

/** What is printed and saved of a strip, in the light theme: the strip with its heading, scale and legend. */
export interface EcgSheet {
  title: string;
  widthPx: number;
  heightPx: number;
  draw(pen: EcgPen): void;
}

/** The leads that are shown. */
export function withoutHidden<T>(items: readonly T[], hidden: ReadonlySet<number> | undefined): T[] {
  return items.filter((_, i) => !hidden?.has(i));
}

/** Notes that the strip shows: where rhythms have a ribbon, their notes would say the same again. */
export function shownNotes({ annotations, rhythms }: Pick<EcgStripProps, 'annotations' | 'rhythms'>) {
  return rhythms ? annotations.filter(({ symbol }) => symbol !== '+') : annotations;
}

/** The scale in words. */
export function scaleWords({ scale }: EcgView, { texts }: Pick<EcgStripProps, 'texts'>): string {
  return scale.paper ? texts.paper(scale.paper.mmPerSec, scale.paper.gainMmPerMv) : texts.fitted;
}

/** Lays the strip out for paper: at its true scale if that fits on A4 across, else as wide as the page. */
export function ecgSheet(props: EcgStripProps): EcgSheet {
  const { window, classNames, highlight, showRaw, showDenoised, rhythms = [] } = props;
  const leads = withoutHidden(props.leads, props.hiddenLeads);
  const usualExtents = props.usualExtents && withoutHidden(props.usualExtents, props.hiddenLeads);
  const mmPerSec = props.speed ?? PAPER_MM_PER_SEC;
  const truePx = (window.endSec - window.startSec) * mmPerSec * PX_PER_MM + ECG_MARGIN.l + ECG_MARGIN.r;
  const isPaper = leads.some(({ units }) => millivoltsPerUnit(units) !== undefined);
  const widthPx = isPaper && truePx <= PAGE_WIDTH_PX ? Math.max(320, truePx) : PAGE_WIDTH_PX;
  const shown = { raw: showRaw, denoised: showDenoised };
  const view = ecgView(
    {
      ...{ window, leads, annotations: shownNotes(props), gain: props.gain, speed: props.speed },
      ...{ shown, usualExtents, highlight, rhythms: rhythms.length > 0 },
      ...{ predictions: props.predictions !== undefined, intervals: props.beatTimesSec !== undefined },
    },
    { widthPx, dpr: 4, moves: false },
  );
  const inView = ({ timeSec }: { timeSec: number }) => timeSec >= window.startSec && timeSec <= window.endSec;
  const marks = beatMarks({
    annotations: props.annotations.filter(inView),
    predictions: props.predictions,
    beatTimesSec: props.beatTimesSec,
    classLetters: classNames.map((name) => name.slice(0, 1)),
    letters: view.letters,
    pxPerSec: view.pxPerSec,
  });
  const notes = placeNotes(shownNotes(props).filter(inView), view.pxPerSec);
  const drawing: EcgDrawing = {
    view,
    leads,
    shown,
    marks,
    noteSec: notes.map(({ timeSec }) => timeSec),
    rhythms,
    highlight,
  };
  const lines = legendLines(props, marks, view);
  const moving: EcgText[] = [
    ...timeTexts(view, window),
    ...marks.flatMap((mark) => beatTexts(view, mark)),
    ...noteTexts(view, notes),
    ...(highlight ? highlightTexts(view, highlight, classNames) : []),
  ];
  const heightPx = HEAD_PX + view.heightPx + LINE_PX * lines.length + 4;
  return {
    title: props.ariaLabel,
    widthPx,
    heightPx,
    draw(pen) {
      pen.rect(0, 0, widthPx, heightPx, '--paper');
      pen.text({ ...plain(props.ariaLabel, ECG_MARGIN.l, 12), sizePx: 14, bold: true, colour: '--ink' });
      pen.text(plain(scaleWords(view, props), ECG_MARGIN.l, 32));
      const { note } = props.save ?? {};
      if (note) pen.text({ ...plain(note, widthPx - ECG_MARGIN.r, 32), anchor: 'end' });
      pen.below(HEAD_PX, () => {
        drawStrip(pen, drawing);
        const names = leads.map(({ name }) => name);
        for (const text of leadTexts(view, names)) pen.text(text);
        for (const { sec, dx, ...text } of moving) pen.text({ ...text, x: xOf(view, sec) + dx });
        drawRhythmNames(pen, view, rhythms);
      });
      lines.forEach((line, i) => {
        drawLegendLine(pen, line, HEAD_PX + view.heightPx + LINE_PX * (i + 0.5));
      });
    },
  };
}

/** As SVG, in the light theme; see `svgPen` for pictures that are in one document. */
export function sheetSvg(sheet: EcgSheet, colourOf = readThemeColours('light'), name?: string): string {
  const pen = svgPen(colourOf, name);
  sheet.draw(pen);
  return pen.svg(sheet);
}

/** As PNG, at 288 pixels per inch. */
export async function sheetPng(sheet: EcgSheet): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(sheet.widthPx * PNG_SCALE);
  canvas.height = Math.round(sheet.heightPx * PNG_SCALE);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.scale(PNG_SCALE, PNG_SCALE);
  sheet.draw(canvasPen(context, readThemeColours('light')));
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error('no picture');
  return blob;
}

function plain(text: string, x: number, y: number): PenText {
  return { text, x, y, anchor: 'start', colour: '--ink-soft', sizePx: 12 };
}

interface LegendItem {
  text: string;
  classIndex?: number;
  outlined?: boolean;
}

function legendLines(props: EcgStripProps, marks: readonly EcgBeatMark[], view: EcgView): LegendItem[][] {
  const { texts, classNames, predictions } = props;
  const classes = [...new Set(marks.map(({ classIndex }) => classIndex))].sort();
  const items: LegendItem[] = classes.map((classIndex) => ({
    text: classNames[classIndex] ?? '',
    classIndex,
  }));
  if (predictions) {
    items.push(
      { text: texts.label, classIndex: 4 },
      { text: texts.predicted, classIndex: 4, outlined: true },
    );
  }
  const lines = items.length > 0 ? [items] : [];
  if (view.lanes.intervals.heightPx > 0) lines.push([{ text: intervalWords(texts) }]);
  return lines;
}

function drawLegendLine(pen: EcgPen, items: readonly LegendItem[], y: number): void {
  let x = ECG_MARGIN.l;
  for (const { text, classIndex, outlined } of items) {
    if (classIndex !== undefined) {
      pen.circle(
        x + 5,
        y,
        outlined ? 4 : 5,
        `--class-${classColourKey(classIndex)}`,
        outlined ? 2 : undefined,
      );
      x += 16;
    }
    pen.text(plain(text, x, y));
    x += widthOf(text) + 16;
  }
}

function drawRhythmNames(pen: EcgPen, view: EcgView, rhythms: NonNullable<EcgStripProps['rhythms']>): void {
  const { topPx, heightPx } = view.lanes.rhythms;
  if (heightPx === 0) return;
  for (const { startSec, endSec, label } of rhythms) {
    if (endSec < view.window.startSec || startSec > view.window.endSec) continue;
    const x = Math.max(ECG_MARGIN.l, xOf(view, startSec));
    const end = Math.min(ECG_MARGIN.l + view.plotWidthPx, xOf(view, endSec));
    const top = ECG_MARGIN.t + topPx;
    if (!hasRoomForName(label, end - x)) continue;
    pen.within(x, top, end - x, heightPx, () => {
      pen.text({ ...plain(label, x + 6, top + 3 + (heightPx - 4) / 2), colour: '--ink' });
    });
  }
}
