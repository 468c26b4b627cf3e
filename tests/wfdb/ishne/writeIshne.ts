import { crc16 } from '../../../src/wfdb/ishne/crc16';

export interface IshneFile {
  samplingHz: number;
  leads: { spec: number; resolutionNv: number; samples: readonly number[] }[];
  text?: string;
  recorder?: string;
  pacemaker?: number;
  /** Day, month, year. */
  date?: [number, number, number];
  /** Hours, minutes, seconds. */
  time?: [number, number, number];
  announced?: number;
  checksum?: number;
}

/** An ISHNE file, byte by byte as the standard lists its fields. */
export function writeIshne(file: IshneFile): Uint8Array {
  const { leads, samplingHz, text = '', recorder = '', pacemaker = 0 } = file;
  const length = leads[0]?.samples.length ?? 0;
  const bytes = new Uint8Array(522 + text.length + 2 * leads.length * length);
  const view = header(bytes, 'ISHNE1.0', text);
  view.setInt32(14, file.announced ?? length, true);
  view.setInt32(18, 522, true);
  view.setInt32(22, 522 + text.length, true);
  view.setInt16(26, 1, true);
  for (let i = 0; i < 3; i++) {
    view.setInt16(138 + 2 * i, file.date?.[i] ?? -9, true);
    view.setInt16(150 + 2 * i, file.time?.[i] ?? -9, true);
  }
  view.setInt16(156, leads.length, true);
  for (let i = 0; i < 12; i++) {
    view.setInt16(158 + 2 * i, leads[i]?.spec ?? -9, true);
    view.setInt16(182 + 2 * i, leads[i] ? 1 : -9, true);
    view.setInt16(206 + 2 * i, leads[i]?.resolutionNv ?? -9, true);
  }
  view.setInt16(230, pacemaker, true);
  put(bytes, 232, recorder);
  view.setUint16(272, samplingHz, true);
  view.setUint16(8, file.checksum ?? crc16(bytes.subarray(10, 522 + text.length)), true);
  leads.forEach(({ samples }, lead) => {
    samples.forEach((value, k) => {
      view.setInt16(522 + text.length + 2 * (k * leads.length + lead), value, true);
    });
  });
  return bytes;
}

/** An ISHNE annotation file: where counting begins, then labels with their distances. */
export function writeIshneAnnotations(
  samplingHz: number,
  firstSample: number,
  beats: readonly (readonly [label: string, distance: number])[],
): Uint8Array {
  const bytes = new Uint8Array(526 + 4 * beats.length);
  const view = header(bytes, 'ANN  1.0', '');
  view.setUint16(272, samplingHz, true);
  view.setUint32(522, firstSample, true);
  beats.forEach(([label, distance], i) => {
    bytes[526 + 4 * i] = label.charCodeAt(0);
    view.setUint16(528 + 4 * i, distance, true);
  });
  return bytes;
}

function header(bytes: Uint8Array, mark: string, text: string): DataView {
  const view = new DataView(bytes.buffer);
  put(bytes, 0, mark);
  view.setInt32(10, text.length, true);
  put(bytes, 522, text);
  return view;
}

function put(bytes: Uint8Array, at: number, text: string): void {
  bytes.set(new TextEncoder().encode(text), at);
}
