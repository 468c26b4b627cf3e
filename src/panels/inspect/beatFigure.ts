import type { ClassMean } from '../../state/inspect/classMean';
import { classColourKey } from '../../widgets/ClassMark';
import type { Figure, PlotTrace } from '../../widgets/plot/plotly';

export interface BeatFigureOptions {
  /** ms relative to R. */
  axisMs: Float64Array;
  waveform: Float32Array | undefined;
  truth: ClassMean | undefined;
  /** Undefined if it equals the true class, or has no mean. */
  predicted: ClassMean | undefined;
  words: { timeAxis: string; amplitude: string; thisBeat: string };
}

/**
 * A beat over the mean of its true class (filled band of ± SD, solid mean) and of its predicted class (outlined band,
 * dashed mean): filled and outlined as in all labels.
 */
export function beatFigure({ axisMs, waveform, truth, predicted, words }: BeatFigureOptions): Figure {
  const x = Array.from(axisMs);
  const data: PlotTrace[] = [];
  if (truth) {
    data.push(band(x, truth, { fill: true }), meanLine(x, truth, 'solid'));
  }
  if (predicted) {
    data.push(band(x, predicted, { fill: false }), meanLine(x, predicted, 'dash'));
  }
  if (waveform) {
    data.push({
      type: 'scatter',
      mode: 'lines',
      x,
      y: Array.from(waveform),
      line: { color: 'var(--ecg-trace)', width: 2 },
      hovertemplate: `${words.thisBeat}<br>%{x:.0f} ms: %{y:.3f}<extra></extra>`,
    });
  }
  return {
    data,
    layout: {
      hovermode: 'closest',
      margin: { l: 56, r: 8, t: 8, b: 40 },
      xaxis: {
        title: { text: words.timeAxis, standoff: 4 },
        range: [x[0], x.at(-1)],
        tickangle: 0,
        zeroline: true,
      },
      yaxis: { title: { text: words.amplitude, standoff: 8 }, zeroline: false, nticks: 7 },
    },
  };
}

function band(x: number[], { mean, sd, classIndex }: ClassMean, { fill }: { fill: boolean }): PlotTrace {
  const colour = `var(--class-${classColourKey(classIndex)})`;
  const upper = x.map((_, i) => mean[i]! + sd[i]!);
  const lower = x.map((_, i) => mean[i]! - sd[i]!);
  return {
    type: 'scatter',
    mode: 'lines',
    x: [...x, ...x.toReversed()],
    y: [...upper, ...lower.toReversed()],
    fill: fill ? 'toself' : 'none',
    fillcolor: `${colour} / 0.18`,
    line: fill ? { width: 0 } : { color: colour, width: 1, dash: 'dot' },
    hoverinfo: 'skip',
  };
}

function meanLine(x: number[], { mean, classIndex }: ClassMean, dash: 'solid' | 'dash'): PlotTrace {
  return {
    type: 'scatter',
    mode: 'lines',
    x,
    y: Array.from(mean),
    line: { color: `var(--class-${classColourKey(classIndex)})`, width: 1.5, dash },
    hoverinfo: 'skip',
  };
}
