import type { EpochPoint } from '../experiment/run/types';
import type { EpochMark } from '../state/train/trainingSelectors';
import type { Figure, PlotTrace } from '../widgets/plot/plotly';

/** How a fold is drawn where its curves are one run's among others. */
export interface CurveLine {
  /** Under the pointer: `A, fold 2`. */
  name: string;
  colour: string;
  /** Written at the end of the curve. */
  label?: string | undefined;
}

/** The plotted value of an epoch. */
export type CurveMeasure = 'loss' | 'accuracy';

export interface CurveOptions {
  histories: readonly (readonly EpochPoint[])[];
  measure: CurveMeasure;
  /** 0-based; undefined = all folds in one plot. */
  fold: number | undefined;
  /** 1-based best epoch of each fold, where known. */
  bestEpochs: readonly number[];
  /** Of each history; folds of one run, in ink, if there are none. */
  lines?: readonly CurveLine[] | undefined;
  /** Right end of the axis; beyond the trained epochs while a training runs. */
  plannedEpochs: number;
  /** The current epoch: its progress (fractional) and its running values. */
  mark: EpochMark | undefined;
  words: { training: string; validation: string; epochAxis: string; foldName: (fold: string) => string };
}

/** Loss or accuracy by epoch: training dashed and pale, validation solid, the best epoch ringed. */
export function curveFigure(options: CurveOptions): Figure {
  const { histories, fold, plannedEpochs, mark, words, measure } = options;
  const shown = histories.map((history, index) => ({ history, index }));
  const chosen = fold === undefined ? shown : shown.filter(({ index }) => index === fold);
  const alone = chosen.length <= 1;
  const data = chosen.flatMap(({ history, index }) => foldTraces(history, index, alone, options));
  if (mark && (fold === undefined || mark.fold === fold)) {
    data.push({
      type: 'scatter',
      mode: 'markers',
      x: [mark.epoch],
      y: [measure === 'loss' ? mark.loss : 100 * mark.accuracy],
      marker: { symbol: 'circle-open', size: 8, color: 'var(--ink-soft)', line: { width: 1.5 } },
      cliponaxis: false,
      hoverinfo: 'skip',
    });
  }
  return {
    data,
    layout: {
      hovermode: 'closest',
      margin: { l: 52, r: options.lines ? 20 : 8, t: 8, b: 40 },
      xaxis: {
        title: { text: words.epochAxis, standoff: 8 },
        range: [plannedEpochs > 30 ? 0 : 0.5, plannedEpochs + (plannedEpochs > 30 ? 1 : 0.5)],
        tickformat: 'd',
        ...(plannedEpochs <= 12 && { dtick: 1 }),
        zeroline: false,
      },
      yaxis: {
        zeroline: false,
        nticks: 6,
        ...(measure === 'loss' && { rangemode: 'tozero' }),
      },
    },
  };
}

function foldTraces(
  history: readonly EpochPoint[],
  index: number,
  alone: boolean,
  { measure, bestEpochs, lines, words }: CurveOptions,
): PlotTrace[] {
  const epochs = history.map(({ epoch }) => epoch);
  const own = lines?.[index];
  const name = own?.name ?? words.foldName(String(index + 1));
  const colour = own?.colour ?? 'var(--ink)';
  const paleColour = own?.colour ?? 'var(--ink-faint)';
  const line = (values: (number | undefined)[], what: string, style: object): PlotTrace => ({
    type: 'scatter',
    mode: history.length > 1 ? 'lines' : 'markers',
    x: epochs,
    y: values.map((value) => value ?? null),
    hovertemplate: `${name}, ${what}<br>%{x}: %{y:${measure === 'loss' ? '.4f' : '.2f'}}<extra></extra>`,
    ...style,
  });
  const pick = (point: EpochPoint, part: 'train' | 'validation') => curveValue(point, measure, part);
  const validation = history.map((point) => pick(point, 'validation'));
  const width = alone ? 1.75 : 1.25;
  const traces = [
    line(
      history.map((point) => pick(point, 'train')),
      words.training,
      {
        line: { color: paleColour, width, dash: 'dash' },
        marker: { color: paleColour, size: 6 },
        opacity: alone ? 1 : own ? 0.5 : 0.7,
      },
    ),
    line(validation, words.validation, {
      line: { color: colour, width },
      marker: { color: colour, size: 6 },
      opacity: alone || own ? 1 : 0.8,
    }),
  ];
  const best = history.findIndex(({ epoch }) => epoch === bestEpochs[index]);
  if (best >= 0) {
    traces.push({
      type: 'scatter',
      mode: 'markers',
      x: [epochs[best]],
      y: [validation[best] ?? pick(history[best]!, 'train')],
      marker: { symbol: 'circle-open', size: 10, color: colour, line: { width: 1.5 } },
      cliponaxis: false,
      hoverinfo: 'skip',
    });
  }
  const last = history.length - 1;
  if (own?.label !== undefined && last >= 0) {
    traces.push({
      type: 'scatter',
      mode: 'text',
      x: [epochs[last]],
      y: [validation[last] ?? pick(history[last]!, 'train')],
      text: [own.label],
      textposition: 'middle right',
      textfont: { color: colour, size: 12 },
      cliponaxis: false,
      hoverinfo: 'skip',
    });
  }
  return traces;
}

/** Loss in nats, accuracy in percent. */
function curveValue(
  point: EpochPoint,
  measure: CurveMeasure,
  part: 'train' | 'validation',
): number | undefined {
  if (measure === 'loss') return part === 'train' ? point.trainLoss : point.validationLoss;
  const accuracy = part === 'train' ? point.trainAccuracy : point.validationAccuracy;
  return accuracy === undefined ? undefined : accuracy * 100;
}
