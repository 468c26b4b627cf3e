import { classColourKey } from '../ClassMark';
import { escapeHtml } from '../plot/escapeHtml';
import type { PlotTrace } from '../plot/plotly';
import { groupMarks, placeLetters, placeNotes, predictionAt } from './ecgMarks';
import { millivoltsPerUnit } from './ecgScale';
import type { EcgAnnotation, EcgLead, EcgPrediction } from './ecgTypes';
import { zeroLines } from './ecgZero';

/** The marks lane has axis `y`, lead i has `y{i + 2}`, the notes lane the one after those of the leads. */
export function leadAxis(lead: number): string {
  return `y${lead + 2}`;
}

/**
 * The lines of every lead relative to their zero lines, raw under denoised; a raw line alone is drawn strongly.
 * `dense`: there are so many samples per pixel that the line becomes an area, which is drawn lighter.
 */
export function leadTraces(
  leads: readonly EcgLead[],
  shown: { raw: boolean; denoised: boolean },
  dense: boolean,
): PlotTrace[] {
  const traces: PlotTrace[] = [];
  leads.forEach((lead, i) => {
    const zero = zeroLines(lead);
    const factor = millivoltsPerUnit(lead.units) ?? 1;
    const denoised = shown.denoised ? lead.denoised : undefined;
    const line = (timeSec: Float64Array, values: Float32Array, zeroAt: number, strong: boolean) =>
      traces.push({
        type: 'scatter',
        mode: 'lines',
        x: timeSec,
        y: values.map((value) => (value - zeroAt) * factor),
        yaxis: leadAxis(i),
        connectgaps: false,
        hoverinfo: 'skip',
        line: {
          color: !strong ? 'var(--ecg-trace-soft)' : dense ? 'var(--ink-soft)' : 'var(--ecg-trace)',
          width: strong && !dense ? 1.2 : 1,
        },
      });
    if (shown.raw) line(lead.raw.timeSec, lead.raw.value, zero.raw, denoised === undefined);
    if (denoised) line(denoised.timeSec, denoised.value, zero.denoised, true);
  });
  return traces;
}

export interface MarkTraceOptions {
  annotations: readonly EcgAnnotation[];
  predictions: readonly EcgPrediction[] | undefined;
  /** Letters of the classes, for predictions. */
  classLetters: readonly string[];
  /** Whether there is space for letters at all. */
  letters: boolean;
  pxPerSec: number;
}

/**
 * Marks of the beats, on an axis in pixels from the lower edge of the lane: filled with the colour of the true class,
 * with its letter above; below, outlined, the predicted class, with its letter if it differs. Without space: ticks.
 */
export function markTraces(options: MarkTraceOptions): PlotTrace[] {
  const { annotations, predictions, classLetters, letters, pxPerSec } = options;
  const beats = annotations.filter((annotation) => annotation.classIndex !== undefined);
  const base = predictions ? (letters ? 30 : 14) : 0;
  const labelled = beats.map(({ timeSec, classIndex = 0, symbol }) => ({
    timeSec,
    classIndex,
    letter: symbol,
  }));
  const traces = groupMarks(placeLetters(labelled, pxPerSec, letters)).map((group) =>
    letters
      ? marks(group.timeSec, base + 7, group.letter, {
          color: colourOf(group.classIndex),
          symbol: 'circle',
          size: 8,
        })
      : marks(group.timeSec, base + 8, '', {
          symbol: 'line-ns-open',
          size: 10,
          color: colourOf(group.classIndex),
          line: { width: 1.5, color: colourOf(group.classIndex) },
        }),
  );
  if (!predictions) return traces;
  const predicted = beats.flatMap(({ timeSec, classIndex }) => {
    const found = predictionAt(predictions, timeSec);
    if (!found) return [];
    const differs = found.predicted !== classIndex;
    const letter = differs ? (classLetters[found.predicted] ?? '') : '';
    return [{ timeSec, classIndex: found.predicted, letter }];
  });
  const rings = groupMarks(placeLetters(predicted, pxPerSec, letters)).map((group) =>
    marks(
      group.timeSec,
      letters ? 23 : 7,
      group.letter,
      { color: colourOf(group.classIndex), symbol: 'circle-open', size: 8, line: { width: 2 } },
      'bottom center',
    ),
  );
  return [...traces, ...rings];
}

/** Notes below the leads: a tick each, and its text if there is space. */
export function noteTraces(
  annotations: readonly EcgAnnotation[],
  pxPerSec: number,
  axis: string,
): PlotTrace[] {
  return placeNotes(annotations, pxPerSec).map(({ text, timeSec }) => ({
    type: 'scatter',
    mode: text === '' ? 'markers' : 'markers+text',
    x: Float64Array.from(timeSec),
    y: new Float32Array(timeSec.length).fill(19),
    yaxis: axis,
    text: escapeHtml(text),
    textposition: 'bottom right',
    textfont: { size: 12, color: 'var(--ink-soft)' },
    hoverinfo: 'skip',
    marker: {
      symbol: 'line-ns-open',
      size: 6,
      color: 'var(--ink-soft)',
      line: { width: 1, color: 'var(--ink-soft)' },
    },
  }));
}

function marks(
  timeSec: number[],
  heightPx: number,
  letter: string,
  marker: Record<string, unknown>,
  textposition = 'top center',
): PlotTrace {
  return {
    type: 'scatter',
    mode: letter === '' ? 'markers' : 'markers+text',
    x: Float64Array.from(timeSec),
    y: new Float32Array(timeSec.length).fill(heightPx),
    yaxis: 'y',
    text: escapeHtml(letter),
    textposition,
    textfont: { size: 12, color: 'var(--ink)' },
    hoverinfo: 'skip',
    cliponaxis: true,
    marker,
  };
}

function colourOf(classIndex: number): string {
  return `var(--class-${classColourKey(classIndex)})`;
}
