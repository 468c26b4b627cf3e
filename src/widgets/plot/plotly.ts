/**
 * The one door to plotly.js: a partial bundle of the core (which brings scatter) and heatmap, asked for
 * when the first plot is drawn, so that the first load does without it.
 */

import { readThemeColours, resolveColours } from '../themeColours';
import { dataUrlToBlob } from './dataUrlToBlob';

/** A trace as plotly's reference describes it. A colour may be a token: `var(--class-n)`, `var(--class-n) / 0.2`. */
export type PlotTrace = { type?: 'scatter' | 'heatmap' } & Record<string, unknown>;
/** A layout as plotly's reference describes it; colours may be tokens. */
export type PlotLayout = Record<string, unknown>;
export interface Figure {
  data: PlotTrace[];
  layout?: PlotLayout | undefined;
}

let loading: Promise<PlotlyStatic> | undefined;

/** Plotly, loaded once. A failed load (offline before the first plot) is tried again at the next plot. */
export function loadPlotly(): Promise<PlotlyStatic> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<PlotlyStatic> {
  // A few of plotly's dependencies were written for Node and look for `global`.
  (globalThis as { global?: typeof globalThis }).global ??= globalThis;
  const [core, heatmap, chinese] = await Promise.all([
    import('plotly.js/lib/core'),
    import('plotly.js/lib/heatmap'),
    import('plotly.js/lib/locales/zh-cn'),
  ]);
  core.default.register([heatmap.default, chinese.default]);
  return core.default;
}

/** Layout of the house under the caller's own: quiet axes, no background, the page's face and colours. */
export function withHouseLayout(layout: PlotLayout | undefined, heightPx: number): PlotLayout {
  const axis = {
    color: 'var(--ink-soft)',
    gridcolor: 'var(--hairline)',
    linecolor: 'var(--control-line)',
    zerolinecolor: 'var(--control-line)',
    automargin: true,
    fixedrange: true,
  };
  const own = layout ?? {};
  const axes = new Set(['xaxis', 'yaxis', ...Object.keys(own).filter((key) => /^[xy]axis\d*$/.test(key))]);
  return {
    height: heightPx,
    autosize: true,
    margin: { l: 56, r: 16, t: 16, b: 44 },
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: 'var(--font)', size: 12, color: 'var(--ink)' },
    hoverlabel: {
      bgcolor: 'var(--paper)',
      bordercolor: 'var(--control-line)',
      font: { family: 'var(--font)', size: 12, color: 'var(--ink)' },
    },
    separators: '.\u2009',
    dragmode: false,
    showlegend: false,
    ...own,
    ...Object.fromEntries([...axes].map((name) => [name, withAxisDefaults(axis, own[name])])),
  };
}

function withAxisDefaults(axis: PlotLayout, own: unknown): PlotLayout {
  const merged: PlotLayout = { ...axis, ...(own as PlotLayout | undefined) };
  if (merged.title) merged.title = { font: { size: 12 }, standoff: 8, ...(merged.title as object) };
  return merged;
}

export interface ImageOptions {
  format: 'png' | 'svg';
  /** CSS pixels; a PNG is drawn with twice as many. */
  width: number;
  height: number;
}

/** A figure as a picture to keep: always in the light theme, on white. Rejects where plotly cannot be loaded. */
export async function plotToImage(figure: Figure, { format, width, height }: ImageOptions): Promise<Blob> {
  const plotly = await loadPlotly();
  const colours = readThemeColours('light');
  const layout = { ...withHouseLayout(figure.layout, height), width, paper_bgcolor: '#ffffff' };
  const url = await plotly.toImage(
    {
      data: resolveColours(figure.data, colours) as object[],
      layout: resolveColours(layout, colours) as object,
    },
    { format, width, height, ...(format === 'png' && { scale: 2 }) },
  );
  return dataUrlToBlob(url);
}
