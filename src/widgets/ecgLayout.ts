import { classColourKey } from './ClassMark';
import { gridPath, gridStretch } from './ecgGrid';
import { type EcgLanes, laneDomain } from './ecgLanes';
import type { EcgScale } from './ecgScale';
import { timeStep, timeTicks } from './ecgTimeTicks';
import { leadAxis } from './ecgTraces';
import type { EcgHighlight, EcgWindow } from './ecgTypes';
import type { PlotLayout } from './plotly';

/** Room left of the leads for calibration marks or amplitudes, right for half a label of time, below for the times. */
export const ECG_MARGIN = { l: 40, r: 18, t: 4, b: 28 };

export interface EcgLayoutOptions {
  window: EcgWindow;
  scale: EcgScale;
  lanes: EcgLanes;
  leadNames: readonly string[];
  highlight: EcgHighlight | undefined;
  /** Names of the classes, for the highlighted beat. */
  classNames: readonly string[];
}

type Part = Record<string, unknown>;

/** One sheet behind all lanes: backgrounds of lanes that touch would lie over the marked beat. */
const sheet: Part = {
  type: 'rect',
  xref: 'paper',
  yref: 'paper',
  x0: 0,
  x1: 1,
  y0: 0,
  y1: 1,
  layer: 'below',
  fillcolor: 'var(--ecg-paper)',
  line: { width: 0 },
};

/** Axes, grid, calibration marks and names around the traces. */
export function ecgLayout(options: EcgLayoutOptions): PlotLayout {
  const { window, scale, lanes, leadNames, highlight, classNames } = options;
  const notesAxis = leadAxis(scale.rows.length);
  const timeStepSec = timeStep(scale.pxPerSec);
  const ticks = timeTicks(window, timeStepSec);
  const still = { fixedrange: true, showgrid: false, zeroline: false, automargin: false, showline: false };
  const hidden = { ...still, showticklabels: false, ticks: '' };
  const layout: PlotLayout = {
    margin: { ...ECG_MARGIN, pad: 0 },
    hovermode: false,
    xaxis: {
      ...still,
      // Below everything, whichever lanes hold anything.
      anchor: 'free',
      position: 0,
      range: [window.startSec, window.endSec],
      // Plotly writes seconds, the aliases make clock times of them: a list of texts would have it recalculate
      // every trace at each step of a pan.
      ...linearTicks(timeStepSec),
      labelalias: Object.fromEntries(
        ticks.map((tick) => [tick.sec.toFixed(digitsOf(timeStepSec)), tick.label]),
      ),
      tickangle: 0,
      ticks: 'outside',
      ticklen: 4,
      tickcolor: 'var(--control-line)',
    },
    yaxis: { ...hidden, domain: laneDomain(lanes.marks, lanes.heightPx), range: [0, lanes.marks.heightPx] },
    [axisKey(notesAxis)]: {
      ...hidden,
      domain: laneDomain(lanes.notes, lanes.heightPx),
      range: [0, lanes.notes.heightPx],
    },
  };
  scale.rows.forEach((row, i) => {
    const amplitudes = row.minor === undefined;
    layout[axisKey(leadAxis(i))] = {
      ...still,
      domain: laneDomain(lanes.leads[i]!, lanes.heightPx),
      range: [row.low, row.high],
      showticklabels: amplitudes,
      ticks: '',
      ...linearTicks(row.major),
    };
  });
  layout.shapes = [
    sheet,
    ...gridShapes(scale, window, timeStepSec),
    ...calibrationMarks(scale),
    ...bands(options),
  ];
  layout.annotations = [
    ...leadTitles(scale, leadNames),
    ...(highlight ? highlightLabels(highlight, lanes, classNames) : []),
  ];
  return layout;
}

function gridShapes(scale: EcgScale, window: EcgWindow, timeStepSec: number): Part[] {
  const { paper } = scale;
  const stretch = gridStretch(window);
  return scale.rows.flatMap((row, i) => {
    const area = { ...stretch, low: row.low, high: row.high };
    const shape = (path: string, colour: string): Part => ({
      type: 'path',
      path,
      xref: 'x',
      yref: leadAxis(i),
      layer: 'below',
      line: { color: colour, width: 1 },
    });
    const stepSec = paper ? paper.majorSec : timeStepSec;
    const major = gridPath(area, { stepSec, stepValue: row.major });
    if (!paper) return [shape(major, 'var(--grid-minor)')];
    // Where the millimetres are too fine to draw, the 5 mm lines are the fine ones.
    if (!paper.minorVisible) return [shape(major, 'var(--grid-minor)')];
    if (row.minor === undefined) return [shape(major, 'var(--grid-major)')];
    const fine = gridPath(area, { stepSec: paper.minorSec, stepValue: row.minor, skipEvery: 5 });
    return [shape(fine, 'var(--grid-minor)'), shape(major, 'var(--grid-major)')];
  });
}

/** The pulse of 1 mV before each lead, as an electrocardiograph prints it: 5 mm wide where there is room. */
function calibrationMarks(scale: EcgScale): Part[] {
  const { paper } = scale;
  if (!paper) return [];
  const width = Math.round(Math.min(16, Math.max(6, paper.majorSec * scale.pxPerSec)));
  const right = -8;
  const left = right - width;
  return scale.rows.flatMap((row, i) => {
    if (row.minor === undefined) return [];
    const path = `M${left - 4},0L${left},0L${left},1L${right},1L${right},0L${right + 4},0`;
    return [
      {
        type: 'path',
        path,
        xref: 'paper',
        xsizemode: 'pixel',
        xanchor: 0,
        yref: leadAxis(i),
        line: { color: 'var(--ecg-trace)', width: 1.2 },
      },
    ];
  });
}

function leadTitles(scale: EcgScale, names: readonly string[]): Part[] {
  return scale.rows.flatMap((row, i) => {
    const onPaper = row.minor !== undefined;
    const title: Part = {
      text: onPaper
        ? `<b>${escapeHtml(names[i] ?? '')}</b>`
        : `<b>${escapeHtml(names[i] ?? '')}</b>  ${escapeHtml(row.unit)}`,
      xref: 'paper',
      x: 0,
      xanchor: 'left',
      xshift: 4,
      yref: leadAxis(i),
      y: row.high,
      yanchor: 'top',
      yshift: -3,
      showarrow: false,
      bgcolor: 'var(--ecg-paper) / 0.8',
      borderpad: 1,
      font: { size: 13, color: 'var(--ink)' },
    };
    if (!onPaper) return [title];
    const calibration: Part = {
      text: '1 mV',
      xref: 'paper',
      x: 0,
      xanchor: 'right',
      xshift: -3,
      yref: leadAxis(i),
      y: 0,
      yanchor: 'top',
      yshift: -1,
      showarrow: false,
      font: { size: 12, color: 'var(--ink-soft)' },
    };
    return [title, calibration];
  });
}

function bands({ highlight, lanes }: EcgLayoutOptions): Part[] {
  if (!highlight) return [];
  return [
    {
      type: 'rect',
      xref: 'x',
      yref: 'paper',
      x0: highlight.startSec,
      x1: highlight.endSec,
      y0: lanes.notes.heightPx / lanes.heightPx,
      y1: 1 - lanes.highlight.heightPx / lanes.heightPx,
      layer: 'below',
      fillcolor: 'var(--focus) / 0.12',
      line: { width: 0 },
    },
  ];
}

/** Both labels over the band, filled the true one, outlined the predicted; the mark below says a lone one. */
function highlightLabels(highlight: EcgHighlight, lanes: EcgLanes, classNames: readonly string[]): Part[] {
  if (highlight.predicted === undefined) return [];
  const chip = (classIndex: number, outlined: boolean): Part => {
    const key = classColourKey(classIndex);
    return {
      text: `<b>${escapeHtml(classNames[classIndex] ?? '')}</b>`,
      xref: 'x',
      x: highlight.timeSec,
      xanchor: outlined ? 'left' : 'right',
      xshift: outlined ? 3 : -3,
      yref: 'paper',
      y: 1 - lanes.highlight.heightPx / lanes.heightPx / 2,
      yanchor: 'middle',
      showarrow: false,
      bordercolor: `var(--class-${key})`,
      borderwidth: 2,
      borderpad: 2,
      bgcolor: outlined ? 'var(--ecg-paper)' : `var(--class-${key})`,
      font: { size: 12, color: outlined ? 'var(--ink)' : `var(--on-class-${key})` },
    };
  };
  return [chip(highlight.truth, false), chip(highlight.predicted, true)];
}

function linearTicks(step: number): Part {
  return { tickmode: 'linear', tick0: 0, dtick: step, tickformat: `.${digitsOf(step)}f` };
}

/** Decimals that tell neighbouring lines apart: one for 0.2, two for 0.05. */
function digitsOf(step: number): number {
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
}

function axisKey(axis: string): string {
  return `yaxis${axis.slice(1)}`;
}

/** Plotly reads a little HTML in texts; names come from files. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
