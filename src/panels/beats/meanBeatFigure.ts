import { CLASS_NAMES } from '../../state/beats/classNames';
import type { PreparedState } from '../../state/types';
import { classColourKey } from '../../widgets/ClassMark';
import type { Figure, PlotLayout, PlotTrace } from '../../widgets/plot/plotly';

export interface MeanBeatFigureOptions {
  prepared: Pick<PreparedState, 'means' | 'lengthSamples'>;
  /** Time of each sample relative to R, ms. */
  axisMs: Float64Array;
  /** Number of plots in a row. */
  columns: number;
  /** There is little space for the labels of the time axis. */
  narrow: boolean;
  /** Title of each plot, by class. */
  titles: string[];
  xTitle: string;
  yTitle: string;
}

/** A small plot per class, all on the same scale: the mean beat as a line in a band of ± 1 SD. */
export function meanBeatFigure(options: MeanBeatFigureOptions): Required<Figure> {
  const { prepared, axisMs, columns, narrow, titles, xTitle, yTitle } = options;
  const { means, lengthSamples } = prepared;
  const classes = means.count.length;
  const rows = Math.ceil(classes / columns);
  const range = valueRange(prepared);
  const tickvals = timeTicks(axisMs, narrow);
  const data: PlotTrace[] = [];
  const layout: PlotLayout = { margin: { l: 56, r: 8, t: 28, b: 44 }, annotations: [] as object[] };
  for (let c = 0; c < classes; c++) {
    const suffix = c === 0 ? '' : String(c + 1);
    const domain = domainOf(c, columns, rows);
    const isLeft = c % columns === 0;
    const isLowest = c + columns >= classes;
    layout[`xaxis${suffix}`] = {
      domain: domain.x,
      anchor: `y${suffix}`,
      matches: c === 0 ? undefined : 'x',
      range: [axisMs[0], axisMs.at(-1)],
      tickvals,
      tickangle: 0,
      zeroline: true,
      // Under every row: there is space between the rows anyway.
      showticklabels: true,
      title: isLowest ? { text: xTitle } : undefined,
    };
    layout[`yaxis${suffix}`] = {
      domain: domain.y,
      anchor: `x${suffix}`,
      range,
      zeroline: true,
      showticklabels: isLeft,
      title: isLeft ? { text: yTitle } : undefined,
    };
    (layout.annotations as object[]).push({
      text: titles[c],
      xref: 'paper',
      yref: 'paper',
      x: domain.x[0],
      y: domain.y[1],
      xanchor: 'left',
      yanchor: 'bottom',
      showarrow: false,
    });
    if (means.count[c] === 0) continue;
    const from = c * lengthSamples;
    const mean = means.mean.subarray(from, from + lengthSamples);
    const sd = means.sd.subarray(from, from + lengthSamples);
    data.push(...meanTraces(CLASS_NAMES[c] ?? '', c, suffix, axisMs, mean, sd));
  }
  return { data, layout };
}

function meanTraces(
  name: string,
  classIndex: number,
  suffix: string,
  x: Float64Array,
  mean: Float32Array,
  sd: Float32Array,
): PlotTrace[] {
  const colour = `var(--class-${classColourKey(classIndex)})`;
  const common: PlotTrace = { type: 'scatter', mode: 'lines', x, xaxis: `x${suffix}`, yaxis: `y${suffix}` };
  const edge = { ...common, line: { width: 0 }, hoverinfo: 'skip' };
  return [
    { ...edge, y: mean.map((value, i) => value - sd[i]!) },
    { ...edge, y: mean.map((value, i) => value + sd[i]!), fill: 'tonexty', fillcolor: `${colour} / 0.22` },
    {
      ...common,
      name,
      y: mean,
      line: { color: colour, width: 2 },
      customdata: sd,
      hovertemplate: '%{x:.0f} ms: %{y:.2f} ± %{customdata:.2f}<extra></extra>',
    },
  ];
}

/** Round times inside the window, away from its edges, where labels of adjacent plots would overlap. */
function timeTicks(axisMs: Float64Array, narrow: boolean): number[] {
  const first = axisMs[0] ?? 0;
  const last = axisMs.at(-1) ?? 0;
  const span = last - first;
  const stepMs = (span > 1300 ? 500 : 200) * (narrow ? 2 : 1);
  const ticks: number[] = [];
  for (let time = Math.ceil(first / stepMs) * stepMs; time <= last; time += stepMs) {
    if (time > first + span * 0.06 && time < last - span * 0.06) ticks.push(time);
  }
  return ticks;
}

/** The position of the plot of a class in the figure, as shares of its width and height. */
function domainOf(
  index: number,
  columns: number,
  rows: number,
): { x: [number, number]; y: [number, number] } {
  const gapX = 0.02;
  const gapY = 0.16;
  const width = (1 - gapX * (columns - 1)) / columns;
  const height = (1 - gapY * (rows - 1)) / rows;
  const left = (index % columns) * (width + gapX);
  const top = 1 - Math.floor(index / columns) * (height + gapY);
  return { x: [left, left + width], y: [Math.max(0, top - height), top] };
}

/** From the lowest to the highest edge of all bands, with a small margin. */
function valueRange({ means, lengthSamples }: MeanBeatFigureOptions['prepared']): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const [i, value] of means.mean.entries()) {
    if (means.count[Math.floor(i / lengthSamples)] === 0) continue;
    low = Math.min(low, value - means.sd[i]!);
    high = Math.max(high, value + means.sd[i]!);
  }
  const room = (high - low || 1) * 0.04;
  return [low - room, high + room];
}
