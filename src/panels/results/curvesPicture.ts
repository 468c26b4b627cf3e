import type { RunView } from '../../experiment/run/types';
import type { train } from '../../i18n/en/train';
import { escapeHtml } from '../../widgets/plot/escapeHtml';
import type { Figure, PlotTrace } from '../../widgets/plot/plotly';
import { curveFigure } from '../curveFigures';
import { withStamp } from './matrixFigure';

/**
 * Loss on the left and accuracy on the right in one picture, with all folds.
 *
 * @param stamp a line under the title: the stamps of the run
 */
export function curvesPicture(run: RunView, words: typeof train, stamp?: string): Figure {
  const histories = run.folds.map(({ history }) => history);
  const bestEpochs = run.folds.map(({ bestEpoch }) => bestEpoch);
  const plannedEpochs = run.experiment.train.epochs;
  const [loss, accuracy] = (['loss', 'accuracy'] as const).map((measure) =>
    curveFigure({
      histories,
      measure,
      fold: undefined,
      bestEpochs,
      plannedEpochs,
      mark: undefined,
      words,
    }),
  );
  const onSecondAxes = (trace: PlotTrace): PlotTrace => ({ ...trace, xaxis: 'x2', yaxis: 'y2' });
  const axisOf = (figure: Figure | undefined, name: 'xaxis' | 'yaxis') =>
    (figure?.layout?.[name] ?? {}) as Record<string, unknown>;
  return {
    data: [...(loss?.data ?? []), ...(accuracy?.data ?? []).map(onSecondAxes)],
    layout: {
      title: {
        text: withStamp(`${escapeHtml(run.title)}<br><sub>${escapeHtml(words.curvesLegend)}</sub>`, stamp),
        font: { size: 14 },
        x: 0.02,
        xanchor: 'left',
      },
      margin: { l: 64, r: 24, t: stamp === undefined ? 72 : 88, b: 56 },
      xaxis: { ...axisOf(loss, 'xaxis'), domain: [0, 0.45] },
      yaxis: { ...axisOf(loss, 'yaxis'), title: { text: words.lossPlot } },
      xaxis2: { ...axisOf(accuracy, 'xaxis'), domain: [0.55, 1], anchor: 'y2' },
      yaxis2: { ...axisOf(accuracy, 'yaxis'), title: { text: words.accuracyPlot }, anchor: 'x2' },
    },
  };
}
