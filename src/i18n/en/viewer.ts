import { strip } from './strip';

/** Words of the record viewer and of the ECG strip. Numbers are passed in formatted, with their units. */
export const viewer = {
  title: (record: string) => `Record ${record}`,
  close: 'Close record',
  exportWfdb: 'Record as WFDB',
  exportWfdbHint:
    'Signals and all annotations in a .zip: .hea, .dat and annotation files that other ECG programs read.',
  reading: (record: string) => `Reading record ${record} …`,
  failed: 'This stretch could not be read.',

  earlier: 'Earlier',
  later: 'Later',
  span: 'Zoom',
  completeRecord: 'Whole',
  spanTitle: (span: string) => `Show ${span}`,
  goTo: 'Go to time',
  goToHint: 'min:s',
  goToWrong: 'Type a time as min:s, for example 12:03.',
  goToBeyond: (length: string) => `The record ends at ${length}.`,
  tools: 'How the record is shown',
  gain: 'Gain',
  gainAuto: 'auto',
  millimetresPerMv: (gain: string) => `${gain} mm/mV`,
  speed: 'Speed',
  millimetresPerSec: (speed: string) => `${speed} mm/s`,
  leads: 'Leads',
  lines: 'Lines',
  raw: 'raw',
  denoised: 'denoised',
  intervals: 'RR intervals',
  intervalsHint: 'RR intervals in ms above the beats, and how early they come',

  find: 'Find',
  findBy: { class: 'class', symbol: 'annotation', rhythm: 'rhythm', text: 'text' },
  findWhat: { class: 'Class', symbol: 'Annotation', rhythm: 'Rhythm', text: 'Text' },
  findTextHint: 'a word of a note',
  otherThanN: 'not N',
  choice: (name: string, count: string) => `${name} (${count})`,
  symbolChoice: (symbol: string, meaning: string) => `${symbol}  ${meaning}`,
  noRhythms: 'no rhythms',
  found: (count: string) => (count === '0' ? 'none' : `${count} found`),
  foundAt: (position: string, count: string) => `${position} of ${count}`,
  previousFound: 'Previous found',
  nextFound: 'Next found',

  run: 'Predictions',
  runName: 'Predictions of a run',
  noRun: 'none',
  runLoading: 'Reading the run …',
  runTestedNone: 'This run tested no beat of this record.',
  runOtherRecord:
    'This run was made with other files under this name, so its predictions do not belong here.',
  errors: (errors: string, tested: string) => `${errors} of ${tested} tested beats misread`,
  errorAt: (position: string, errors: string) => `error ${position} of ${errors}`,
  previousError: 'Previous error',
  nextError: 'Next error',
  withKey: (name: string, key: string) => `${name} (${key})`,

  marked: (p: { time: string; symbol: string; meaning: string; className: string | undefined }) =>
    `At ${p.time}: ${p.symbol}${p.meaning && `, ${p.meaning}`}${p.className ? `, class ${p.className}` : ''}.`,
  markedPredicted: (className: string, isRight: boolean) =>
    isRight ? `Predicted ${className}, as labelled.` : `Predicted ${className}: misread.`,
  markedUntested: 'The run did not test this beat.',

  charts: 'The complete record',
  heartRate: (step: string) => `Heart rate (bpm, means of ${step})`,
  rateUnit: (bpm: string) => `${bpm} bpm`,
  rateLabel: (p: { mean: string; lowest: string; highest: string }) =>
    `Heart rate over the record: mean ${p.mean}, lowest ${p.lowest}, highest ${p.highest} bpm`,
  mean: 'mean',
  lowest: 'lowest',
  highest: 'highest',
  tachogram: 'RR intervals (s)',
  tachogramLabel: (count: string) =>
    `Tachogram: ${count} RR intervals over the record, in the colours of their beats`,
  longestRr: 'longest RR',
  goThere: (what: string, time: string) => `${what}, at ${time}`,
  noIntervals: 'No RR intervals: fewer than two beats are annotated.',

  /** The content of the strip in a sentence. */
  picture: (p: { record: string; leads: string; from: string; to: string }) =>
    `ECG of record ${p.record}, ${p.leads}, from ${p.from} to ${p.to}`,
  /** `Showing 12:03–12:13, 14 beats: 12 N, 2 VEB; 1 note.` */
  summary: (p: {
    from: string;
    to: string;
    beats: string | undefined;
    classes: readonly string[];
    notes: string | undefined;
  }) => {
    const beats =
      p.classes.length > 0 ? `${p.beats}: ${p.classes.join(', ')}` : (p.beats ?? 'no annotations');
    return `Showing ${p.from}–${p.to}, ${[beats, p.notes].filter(Boolean).join('; ')}.`;
  },
  beats: (count: string, one: boolean) => (one ? `${count} beat` : `${count} beats`),
  notes: (count: string, one: boolean) => (one ? `${count} note` : `${count} notes`),
  faults: (p: { lead: string; kind: 'missing' | 'flat' | 'clipped'; time: string }) =>
    `${p.lead} is ${p.kind} for ${p.time}.`,
  thinned: 'N beats are counted here, and drawn when you zoom in.',
  table: 'Annotations in view',
  tableSummary: (count: string) => `Annotations in view (${count})`,
  tableCut: (shown: string, all: string) => `The first ${shown} of ${all}. Zoom in to see the others.`,
  columns: { time: 'Time (min:s)', symbol: 'Annotation', class: 'Class', aux: 'Note' },
  noClass: 'no beat',

  strip,
};
