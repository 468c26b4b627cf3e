import type { AuxText } from './auxText';

/** The columns of an annotation file before its notes are interpreted. Rows from `count` on are unused. */
export interface RawAnnotations {
  count: number;
  sample: Float64Array;
  code: Uint8Array;
  subtype: Int8Array;
  channel: Uint8Array;
  num: Int8Array;
  /** Texts in file order, each with its row; of two for the same row the later one is used. */
  auxRows: number[];
  aux: AuxText[];
  /** Rows before the first annotation of code 0: only these can be notes about the file. */
  rowsBeforeMark: number;
  /** Whether the end mark was found. */
  ended: boolean;
  /** Bytes read, including the end mark. */
  usedBytes: number;
  /** Number of codes that the standard leaves undefined, or that are not annotations. */
  oddCodes: number;
  /** Annotations with an unknown label, which are left out. */
  leftOut: number;
  /** Why the walk stopped early, if it did. */
  fault: { atByte: number; reason: string } | undefined;
}

/** Empty columns with room for the most annotations that a file can contain. */
export function emptyRaw(maxRows: number): RawAnnotations {
  return {
    count: 0,
    sample: new Float64Array(maxRows),
    code: new Uint8Array(maxRows),
    subtype: new Int8Array(maxRows),
    channel: new Uint8Array(maxRows),
    num: new Int8Array(maxRows),
    auxRows: [],
    aux: [],
    rowsBeforeMark: Number.POSITIVE_INFINITY,
    ended: false,
    usedBytes: 0,
    oddCodes: 0,
    leftOut: 0,
    fault: undefined,
  };
}

/** Four bytes as a PDP-11 stores a long: the high word first, each word low byte first; signed. */
export function pdpLong(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 16) | (bytes[at + 1]! << 24) | bytes[at + 2]! | (bytes[at + 3]! << 8);
}
