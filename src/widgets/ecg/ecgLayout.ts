import type { PlotLayout } from '../plot/plotly';
import { highlightLabels, leadTitles } from './ecgLabels';
import { type EcgLanes, laneDomain } from './ecgLanes';
import type { EcgScale } from './ecgScale';
import { calibrationMarks, gridShapes, highlightBand, sheet } from './ecgShapes';
import { timeStep, timeTicks } from './ecgTimeTicks';
import { leadAxis } from './ecgTraces';
import type { EcgHighlight, EcgWindow } from './ecgTypes';

/**
 * Margins: on the left for calibration marks or amplitudes, on the right for half a time label, at the bottom for the
 * times.
 */
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
      // At the very bottom, whichever lanes are empty.
      anchor: 'free',
      position: 0,
      range: [window.startSec, window.endSec],
      // Plotly writes seconds, which `labelalias` replaces by clock times: with a list of texts plotly would
      // recalculate every trace at each step of a pan.
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
    ...(highlight ? highlightBand(highlight, lanes) : []),
  ];
  layout.annotations = [
    ...leadTitles(scale, leadNames),
    ...(highlight ? highlightLabels(highlight, lanes, classNames) : []),
  ];
  return layout;
}

function linearTicks(step: number): Record<string, unknown> {
  return { tickmode: 'linear', tick0: 0, dtick: step, tickformat: `.${digitsOf(step)}f` };
}

/** Decimals needed to distinguish adjacent lines: one for 0.2, two for 0.05. */
function digitsOf(step: number): number {
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
}

function axisKey(axis: string): string {
  return `yaxis${axis.slice(1)}`;
}
