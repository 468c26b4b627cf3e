import type { AuxText } from './auxText';

/** The columns of an annotation file before its notes are understood. Rows `count` and beyond have no meaning. */
export interface RawAnnotations {
  count: number;
  sample: Float64Array;
  code: Uint8Array;
  subtype: Int8Array;
  channel: Uint8Array;
  num: Int8Array;
  /** Texts in the order of the file, each with its row; of two for one row the later counts. */
  auxRows: number[];
  aux: AuxText[];
  /** Rows before the first mark of code 0: notes about the file stand in these only. */
  rowsBeforeMark: number;
  /** Whether the end mark was reached. */
  ended: boolean;
  /** Bytes used, end mark included. */
  usedBytes: number;
  /** Codes that the standard leaves free, or that are no annotation at all. */
  oddCodes: number;
  /** Annotations with a label that is none, which are left out. */
  leftOut: number;
  /** What broke the walk off, if anything did. */
  fault: { atByte: number; reason: string } | undefined;
}

/** Columns for as many annotations as the bytes of a file can hold at most. */
export function emptyRaw(mostRows: number): RawAnnotations {
  return {
    count: 0,
    sample: new Float64Array(mostRows),
    code: new Uint8Array(mostRows),
    subtype: new Int8Array(mostRows),
    channel: new Uint8Array(mostRows),
    num: new Int8Array(mostRows),
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
