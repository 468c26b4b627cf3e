import { gridPath, gridStretch } from './ecgGrid';
import type { EcgLanes } from './ecgLanes';
import type { EcgScale } from './ecgScale';
import { leadAxis } from './ecgTraces';
import type { EcgHighlight, EcgWindow } from './ecgTypes';

/** A shape as plotly's reference describes it. */
export type EcgShape = Record<string, unknown>;

/** One sheet behind all lanes: separate backgrounds of adjacent lanes would cover the highlighted beat. */
export const sheet: EcgShape = {
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

/** Fine and heavy lines on paper, a single light grid in a trend; one path each per lead. */
export function gridShapes(scale: EcgScale, window: EcgWindow, timeStepSec: number): EcgShape[] {
  const { paper } = scale;
  const stretch = gridStretch(window);
  return scale.rows.flatMap((row, i) => {
    const area = { ...stretch, low: row.low, high: row.high };
    const shape = (path: string, colour: string): EcgShape => ({
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
    // If the millimetre lines are too fine to draw, the 5 mm lines are the fine ones.
    if (!paper.minorVisible) return [shape(major, 'var(--grid-minor)')];
    if (row.minor === undefined) return [shape(major, 'var(--grid-major)')];
    const fine = gridPath(area, { stepSec: paper.minorSec, stepValue: row.minor, skipEvery: 5 });
    return [shape(fine, 'var(--grid-minor)'), shape(major, 'var(--grid-major)')];
  });
}

/** The pulse of 1 mV before each lead, as an electrocardiograph prints it: 5 mm wide if there is space. */
export function calibrationMarks(scale: EcgScale): EcgShape[] {
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

/** A band over the window of the highlighted beat, from the marks to the last lead. */
export function highlightBand(highlight: EcgHighlight, lanes: EcgLanes): EcgShape[] {
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
