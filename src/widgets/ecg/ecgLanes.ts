import type { EcgScale } from './ecgScale';

/** Vertical layout of the strip, in pixels from the top of the plot area; one sheet, lane under lane. */
export interface EcgLanes {
  /** Both labels of the highlighted beat; height 0 if there is none. */
  highlight: Lane;
  /** RR intervals and prematurity; height 0 if they are not shown. */
  intervals: Lane;
  /** Letters and marks of the beats; with space for a second row if there are predictions. */
  marks: Lane;
  leads: Lane[];
  /** The rhythms in words; height 0 if there are none. */
  rhythms: Lane;
  notes: Lane;
  heightPx: number;
}

export interface Lane {
  topPx: number;
  heightPx: number;
}

export interface EcgLaneContents {
  letters: boolean;
  predictions: boolean;
  highlight: boolean;
  intervals: boolean;
  rhythms: boolean;
  notes: boolean;
}

/** Stacks the lanes. */
export function ecgLanes(scale: EcgScale, has: EcgLaneContents): EcgLanes {
  let topPx = 0;
  const lane = (heightPx: number): Lane => {
    const stacked = { topPx, heightPx };
    topPx += heightPx;
    return stacked;
  };
  const highlight = lane(has.highlight ? 26 : 0);
  const intervals = lane(has.intervals ? 32 : 0);
  const marks = lane((has.letters ? 30 : 18) + (has.predictions ? (has.letters ? 30 : 14) : 0));
  const leadsTop = topPx;
  const leads = scale.rows.map((row) => ({ topPx: leadsTop + row.topPx, heightPx: row.heightPx }));
  topPx = leadsTop + scale.heightPx;
  const rhythms = lane(has.rhythms ? 22 : 0);
  const notesTop = topPx;
  // An integer height: the last lane takes the remainder.
  const heightPx = Math.ceil(notesTop + (has.notes ? 24 : 4));
  const notes = { topPx: notesTop, heightPx: heightPx - notesTop };
  return { highlight, intervals, marks, leads, rhythms, notes, heightPx };
}
