import type { WfdbProblem } from '../../wfdb/types';
import type { Disagreements } from '../../workers/records/annotationTypes';
import type { RecordMarks, ViewData } from '../../workers/records/types';
import type { TemplatesState } from '../templates/types';

/** The record that is being viewed. */
export interface ViewState {
  recordId: string;
  startSec: number;
  endSec: number;
  durationSec: number;
  /** The data to draw for a range near startSec…endSec; undefined until the first response. */
  data: ViewData | undefined;
  /** The complete record in a few thousand points; undefined until it is read. */
  overview: ViewData | undefined;
  /** Every annotation of the record; undefined until they are read. */
  marks: RecordMarks | undefined;
  /** Sample index of the marked beat. */
  markSample: number | undefined;
  /** The run whose predictions are shown below the annotations. */
  run: ViewedRun | undefined;
  /** Places that deserve a look; undefined until they are looked for. */
  disagreements: Disagreements | undefined;
  /** What its beats look like; undefined until they are clustered. */
  templates: TemplatesState | undefined;
  failed: WfdbProblem | undefined;
}

/** A run in the viewer; `beats` are those that it tested of the viewed record, in order of time. */
export interface ViewedRun {
  id: string;
  /** undefined while the run is loading. */
  beats: PredictedBeat[] | undefined;
  /** The run was made with other files under the name of this record: its predictions do not belong here. */
  isOtherRecord: boolean;
}

export interface PredictedBeat {
  sample: number;
  timeSec: number;
  truth: number;
  predicted: number;
}

/** Where a record is opened. */
export interface ViewPlace {
  /** The middle of the window; without it, a record opens at its beginning, and an open one stays where it is. */
  atSec?: number | undefined;
  /** Without it, the window is one sheet of paper wide. */
  spanSec?: number | undefined;
  /** The beat at this sample index is marked. */
  markSample?: number | undefined;
  /** The predictions of this run are shown. */
  runId?: string | undefined;
}

export const GAINS_MM_PER_MV = [5, 10, 20] as const;
export const SPEEDS_MM_PER_SEC = [12.5, 25, 50] as const;

/** How records are shown: stored like other settings, the same for all records. */
export interface ViewSettings {
  /** `auto`: 10 mm/mV, or less where a lead would be too high. */
  gainMmPerMv: (typeof GAINS_MM_PER_MV)[number] | 'auto';
  speedMmPerSec: (typeof SPEEDS_MM_PER_SEC)[number];
  /** By name. A record whose leads are all among them shows all. */
  hiddenLeads: readonly string[];
  showDenoised: boolean;
  showRaw: boolean;
  /** RR intervals and prematurity above the beats. */
  showRr: boolean;
}

export const initialViewSettings: ViewSettings = {
  gainMmPerMv: 'auto',
  speedMmPerSec: 25,
  hiddenLeads: [],
  showDenoised: true,
  showRaw: true,
  showRr: true,
};

/** Width of a sheet of paper: ten seconds at the usual speed. */
const SHEET_MM = 250;

/** Seconds on a sheet of paper at the chosen speed. */
export function sheetSec({ speedMmPerSec }: Pick<ViewSettings, 'speedMmPerSec'>): number {
  return SHEET_MM / speedMmPerSec;
}
