/**
 * The only import of plotly.js: a partial bundle of the core (which includes scatter) and heatmap, loaded when the
 * first plot is drawn, so that the first load does not contain it.
 */

import { readThemeColours, resolveColours } from '../themeColours';
import { dataUrlToBlob } from './dataUrlToBlob';

/** A trace as in the plotly reference. A colour may be a token: `var(--class-n)`, `var(--class-n) / 0.2`. */
export type PlotTrace = { type?: 'scatter' | 'heatmap' } & Record<string, unknown>;
/** A layout as in the plotly reference; colours may be tokens. */
export type PlotLayout = Record<string, unknown>;
export interface Figure {
  data: PlotTrace[];
  layout?: PlotLayout | undefined;
}

let loading: Promise<PlotlyStatic> | undefined;

/** Loads plotly once. After a failure (offline before the first plot) the next plot tries again. */
export function loadPlotly(): Promise<PlotlyStatic> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<PlotlyStatic> {
  // Some dependencies of plotly were written for Node and read `global`.
  (globalThis as { global?: typeof globalThis }).global ??= globalThis;
  const [core, heatmap, chinese] = await Promise.all([
    import('plotly.js/lib/core'),
    import('plotly.js/lib/heatmap'),
    import('plotly.js/lib/locales/zh-cn'),
  ]);
  core.default.register([heatmap.default, chinese.default]);
  return core.default;
}

/** The default layout with the caller's on top: light axes, no background, font and colours of the page. */
export function withDefaultLayout(layout: PlotLayout | undefined, heightPx: number): PlotLayout {
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
    separators: '.\u202f',
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
  /** Size in CSS pixels; a PNG has twice as many. */
  width: number;
  height: number;
}

/** Renders a figure as a picture to save: always in the light theme, on white. Rejects if plotly cannot be loaded. */
export async function plotToImage(figure: Figure, { format, width, height }: ImageOptions): Promise<Blob> {
  const plotly = await loadPlotly();
  const colours = readThemeColours('light');
  const layout = { ...withDefaultLayout(figure.layout, height), width, paper_bgcolor: '#ffffff' };
  const url = await plotly.toImage(
    {
      data: resolveColours(figure.data, colours) as object[],
      layout: resolveColours(layout, colours) as object,
    },
    { format, width, height, ...(format === 'png' && { scale: 2 }) },
  );
  return dataUrlToBlob(url);
}
