import { parseHeader, readAnnotations, readRecord } from '../../src/wfdb';
import type { Shared } from '../shared';
import { annotatedBeats } from './matchBeats';

/** The signals of a record of the shared folder, and its reference beats. */
export function realLead(shared: Shared, database: string, name: string) {
  const bytes = (ending: string) => shared.bytes('data', database, `${name}.${ending}`);
  const header = parseHeader(bytes('hea'), `${name}.hea`);
  const { signals, samplingHz } = readRecord({ header, files: new Map([[`${name}.dat`, bytes('dat')]]) });
  const { beats } = annotatedBeats(readAnnotations(bytes('atr'), `${name}.atr`));
  return { leads: signals, hz: samplingHz, beats };
}
