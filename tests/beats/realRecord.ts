import { parseHeader, readAnnotations, readRecord } from '../../src/wfdb';
import type { Annotations, WfdbRecord } from '../../src/wfdb/types';

interface Shared {
  bytes(...path: string[]): Uint8Array<ArrayBuffer>;
}

/** A record of MIT-BIH with its reference annotations. */
export function readReal(shared: Shared, name: string): { record: WfdbRecord; annotations: Annotations } {
  const [hea, dat, atr] = ['hea', 'dat', 'atr'].map((of) => shared.bytes('data', 'mitdb', `${name}.${of}`));
  const header = parseHeader(hea!, `${name}.hea`);
  const record = readRecord({ header, files: new Map([[`${name}.dat`, dat!]]) });
  return { record, annotations: readAnnotations(atr!, `${name}.atr`) };
}
