import type { EcgScale } from './ecgScale';

/** Vertical layout of the figure, in pixels from the top of the plot area; one sheet, lane under lane. */
export interface EcgLanes {
  /** Both labels of the highlighted beat; height 0 if there is none. */
  highlight: Lane;
  /** Letters and marks of the beats; with space for a second line if there are predictions. */
  marks: Lane;
  leads: Lane[];
  notes: Lane;
  heightPx: number;
}

export interface Lane {
  topPx: number;
  heightPx: number;
}

/** Stacks the lanes. */
export function ecgLanes(
  scale: EcgScale,
  has: { letters: boolean; predictions: boolean; highlight: boolean; notes: boolean },
): EcgLanes {
  const highlight = { topPx: 0, heightPx: has.highlight ? 26 : 0 };
  const marksPx = (has.letters ? 30 : 18) + (has.predictions ? (has.letters ? 30 : 14) : 0);
  const marks = { topPx: highlight.heightPx, heightPx: marksPx };
  const leadsTop = marks.topPx + marks.heightPx;
  const leads = scale.rows.map((row) => ({ topPx: leadsTop + row.topPx, heightPx: row.heightPx }));
  const notesTop = leadsTop + scale.heightPx;
  // Plotly uses integer pixels and would stretch a fractional height: the last lane takes the remainder.
  const heightPx = Math.ceil(notesTop + (has.notes ? 24 : 4));
  const notes = { topPx: notesTop, heightPx: heightPx - notesTop };
  return { highlight, marks, leads, notes, heightPx };
}

/** A lane as plotly's axis domain: shares of the height, from the bottom. */
export function laneDomain(lane: Lane, totalPx: number): [number, number] {
  const top = 1 - lane.topPx / totalPx;
  return [Math.max(0, top - lane.heightPx / totalPx), Math.min(1, top)];
}
