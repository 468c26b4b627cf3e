import { strip } from './strip';

/** Words of the record viewer and of the ECG strip. Numbers are passed in formatted, with their units. */
export const viewer = {
  title: (record: string) => `Record ${record}`,
  close: 'Close record',
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
  previousBeat: 'Previous beat that is not N',
  nextBeat: 'Next beat that is not N',
  previousShort: 'not N',
  nextShort: 'not N',
  noneBefore: 'No such beat before',
  noneAfter: 'No such beat after',
  raw: 'raw',
  denoised: 'denoised',

  /** The content of the strip in a sentence. */
  picture: (p: { record: string; leads: string; from: string; to: string }) =>
    `ECG of record ${p.record}, ${p.leads}, from ${p.from} to ${p.to}`,
  showing: (from: string, to: string) => `Showing ${from}–${to}`,
  beats: (count: string, one: boolean) => (one ? `${count} beat` : `${count} beats`),
  notes: (count: string, one: boolean) => (one ? `${count} note` : `${count} notes`),
  noAnnotations: 'no annotations',
  thinned: 'N beats are counted here, and drawn when you zoom in.',
  table: 'Annotations in view',
  tableSummary: (count: string) => `Annotations in view (${count})`,
  tableCut: (shown: string, all: string) => `The first ${shown} of ${all}. Zoom in to see the others.`,
  columns: { time: 'Time (min:s)', symbol: 'Annotation', class: 'Class', aux: 'Note' },
  noClass: 'no beat',

  strip,
};
