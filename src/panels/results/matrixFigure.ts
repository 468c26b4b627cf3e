import type { ConfusionMatrix } from '../../evaluation/types';
import { type MatrixView, matrixCells } from '../../state/results/matrixCells';
import { formatCount, NO_VALUE } from '../../widgets/format';
import { escapeHtml } from '../../widgets/plot/escapeHtml';
import type { Figure } from '../../widgets/plot/plotly';
import { formatShare } from '../formatShare';

export interface MatrixFigureOptions {
  matrix: ConfusionMatrix;
  /** Of the classes. */
  names: readonly string[];
  view: MatrixView;
  title: string;
  /** A line under the title: the stamps of the run. */
  stamp?: string | undefined;
  words: { truth: string; algorithm: string };
}

/** The confusion matrix as a picture, with the numbers and shades of the table, for papers and slides. */
export function matrixFigure({ matrix, names, view, title, stamp, words }: MatrixFigureOptions): Figure {
  const { cells, rowSums, columnSums } = matrixCells(matrix, view);
  const label = (name: string, count: number | undefined) => `${name}<br><sub>${formatCount(count)}</sub>`;
  const columnLabels = names.map((name, index) => label(name, columnSums[index]));
  const rowLabels = names.map((name, index) => label(name, rowSums[index]));
  const annotations = cells.flatMap((row, truth) =>
    row.map(({ count, share }, predicted) => {
      const part = share.defined ? formatShare(share.value) : NO_VALUE;
      const [main, second] = view === 'counts' ? [formatCount(count), part] : [part, formatCount(count)];
      return {
        x: predicted,
        y: truth,
        text: `${truth === predicted ? `<b>${main}</b>` : main}<br><sub>${second}</sub>`,
        showarrow: false,
        font: { size: 15, color: '#15191e' },
      };
    }),
  );
  const axis = { fixedrange: true, showgrid: false, zeroline: false, ticks: '', tickfont: { size: 14 } };
  const ticks = names.map((_, index) => index);
  return {
    data: [
      {
        type: 'heatmap',
        z: cells.map((row) => row.map(({ share }) => (share.defined ? Math.sqrt(share.value) : 0))),
        zmin: 0,
        zmax: 1,
        colorscale: [
          [0, '#ffffff'],
          [1, '#9ca2a9'],
        ],
        showscale: false,
        xgap: 1,
        ygap: 1,
        hoverinfo: 'skip',
      },
    ],
    layout: {
      title: {
        text: withStamp(escapeHtml(title), stamp),
        font: { size: 14 },
        x: 0.02,
        xanchor: 'left',
        y: 0.98,
        yanchor: 'top',
      },
      margin: { l: 96, r: 24, t: 96, b: 24 },
      plot_bgcolor: '#d8dde3',
      annotations,
      xaxis: {
        ...axis,
        side: 'top',
        title: { text: words.algorithm, standoff: 8 },
        tickvals: ticks,
        ticktext: columnLabels,
      },
      yaxis: {
        ...axis,
        autorange: 'reversed',
        title: { text: words.truth, standoff: 8 },
        tickvals: ticks,
        ticktext: rowLabels,
      },
    },
  };
}

/** The title of a picture with the stamps of its run, so that it is never passed on without them. */
export function withStamp(title: string, stamp: string | undefined): string {
  return stamp === undefined ? title : `${title}<br><sub>${escapeHtml(stamp)}</sub>`;
}
