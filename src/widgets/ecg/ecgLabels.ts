import { classColourKey } from '../ClassMark';
import { escapeHtml } from '../plot/escapeHtml';
import type { EcgLanes } from './ecgLanes';
import type { EcgScale } from './ecgScale';
import { leadAxis } from './ecgTraces';
import type { EcgHighlight } from './ecgTypes';

/** An annotation as plotly's reference describes it. */
export type EcgText = Record<string, unknown>;

/** The name of the lead in its upper corner, its unit if it is not that of the paper, and `1 mV` under its pulse. */
export function leadTitles(scale: EcgScale, names: readonly string[]): EcgText[] {
  return scale.rows.flatMap((row, i) => {
    const onPaper = row.minor !== undefined;
    const title: EcgText = {
      text: onPaper
        ? `<b>${escapeHtml(names[i] ?? '')}</b>`
        : `<b>${escapeHtml(names[i] ?? '')}</b>  ${escapeHtml(row.unit)}`,
      xref: 'paper',
      x: 0,
      xanchor: 'left',
      xshift: 4,
      yref: leadAxis(i),
      y: row.high,
      yanchor: 'top',
      yshift: -3,
      showarrow: false,
      bgcolor: 'var(--ecg-paper) / 0.8',
      borderpad: 1,
      font: { size: 13, color: 'var(--ink)' },
    };
    if (!onPaper) return [title];
    const calibration: EcgText = {
      text: '1 mV',
      xref: 'paper',
      x: 0,
      xanchor: 'right',
      xshift: -3,
      yref: leadAxis(i),
      y: 0,
      yanchor: 'top',
      yshift: -1,
      showarrow: false,
      font: { size: 12, color: 'var(--ink-soft)' },
    };
    return [title, calibration];
  });
}

/**
 * Both labels over the band, filled for the true one, outlined for the predicted one; if there is only one, the mark
 * below tells which.
 */
export function highlightLabels(
  highlight: EcgHighlight,
  lanes: EcgLanes,
  classNames: readonly string[],
): EcgText[] {
  if (highlight.predicted === undefined) return [];
  const chip = (classIndex: number, outlined: boolean): EcgText => {
    const key = classColourKey(classIndex);
    return {
      text: `<b>${escapeHtml(classNames[classIndex] ?? '')}</b>`,
      xref: 'x',
      x: highlight.timeSec,
      xanchor: outlined ? 'left' : 'right',
      xshift: outlined ? 3 : -3,
      yref: 'paper',
      y: 1 - lanes.highlight.heightPx / lanes.heightPx / 2,
      yanchor: 'middle',
      showarrow: false,
      bordercolor: `var(--class-${key})`,
      borderwidth: 2,
      borderpad: 2,
      bgcolor: outlined ? 'var(--ecg-paper)' : `var(--class-${key})`,
      font: { size: 12, color: outlined ? 'var(--ink)' : `var(--on-class-${key})` },
    };
  };
  return [chip(highlight.truth, false), chip(highlight.predicted, true)];
}
