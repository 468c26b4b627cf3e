import { readBeats } from '../../src/evaluation/ec57/bxb/readBeats';
import type { AnnotatorMarks } from '../../src/evaluation/ec57/types';
import { parseHeader, readAnnotations, readRecord } from '../../src/wfdb';
import type { Shared } from '../shared';

/** The signals of a record of the shared folder, and its reference beats. */
export function realLead(shared: Shared, database: string, name: string) {
  const bytes = (ending: string) => shared.bytes('data', database, `${name}.${ending}`);
  const header = parseHeader(bytes('hea'), `${name}.hea`);
  const { signals, samplingHz } = readRecord({ header, files: new Map([[`${name}.dat`, bytes('dat')]]) });
  return { leads: signals, hz: samplingHz, beats: beatsOf(readAnnotations(bytes('atr'), `${name}.atr`)) };
}

/** The beats of an annotator outside of ventricular flutter, as `bxb` reads them. */
export const beatsOf = (marks: AnnotatorMarks): number[] =>
  readBeats(marks, 0, false).beats.map(({ time }) => time);
