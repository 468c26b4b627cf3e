import { type AuxText, decodeAux } from './auxText';
import { highestCode, isStandardCode } from './symbols';
import { auxCode, chanCode, longestAuxBytes, numCode, skipCode, subCode } from './words';

/** The columns of an annotation file before its notes are understood. */
export interface RawAnnotations {
  sample: number[];
  code: number[];
  subtype: number[];
  channel: number[];
  num: number[];
  aux: AuxText[];
  /** Whether the end mark was reached. */
  ended: boolean;
  /** Bytes used, end mark included. */
  usedBytes: number;
  /** Words whose code the standard leaves free, or that are no annotation at all. */
  oddCodes: number;
  /** What broke the walk off, if anything did. */
  fault: { atByte: number; reason: string } | undefined;
}

const noAux: AuxText = { text: '', tail: '' };

/**
 * Walks the words of an MIT annotation file up to its end mark, the end of the bytes, or the first word that
 * cannot stand there. Channel and number hold until they are changed, subtype and text for one annotation, as in the
 * WFDB library; code 0 ("not a QRS") only moves the time.
 */
export function walkAnnotations(bytes: Uint8Array): RawAnnotations {
  const raw: RawAnnotations = {
    sample: [],
    code: [],
    subtype: [],
    channel: [],
    num: [],
    aux: [],
    ended: false,
    usedBytes: 0,
    oddCodes: 0,
    fault: undefined,
  };
  let at = 0;
  let sample = 0;
  let channel = 0;
  let num = 0;
  /** The annotation that modifiers belong to: −1 none yet, undefined one that is passed over. */
  let row: number | undefined = -1;

  while (at + 2 <= bytes.length) {
    const wordAt = at;
    const word = bytes[at]! | (bytes[at + 1]! << 8);
    const code = word >> 10;
    const data = word & 0x3ff;
    at += 2;
    if (word === 0) {
      raw.ended = true;
      break;
    }
    if (code > highestCode && code < skipCode) {
      raw.fault = { atByte: wordAt, reason: `annotation code ${code}, which does not exist` };
      break;
    }
    if (code > skipCode && row === -1) {
      raw.fault = { atByte: wordAt, reason: 'a modifier before the first annotation' };
      break;
    }
    if (code === skipCode) {
      if (at + 4 > bytes.length) break;
      // As a PDP-11 stores a long: the high word first, each word low byte first.
      sample += (bytes[at]! << 16) | (bytes[at + 1]! << 24) | bytes[at + 2]! | (bytes[at + 3]! << 8);
      at += 4;
    } else if (code === numCode) {
      num = (data << 24) >> 24;
      if (row !== undefined) raw.num[row] = num;
    } else if (code === subCode) {
      if (row !== undefined) raw.subtype[row] = (data << 24) >> 24;
    } else if (code === chanCode) {
      channel = data & 0xff;
      if (row !== undefined) raw.channel[row] = channel;
    } else if (code === auxCode) {
      if (data > longestAuxBytes) {
        raw.fault = {
          atByte: wordAt,
          reason: `an annotation text of ${data} bytes; at most 255 are possible`,
        };
        break;
      }
      if (row !== undefined) raw.aux[row] = decodeAux(bytes.subarray(at, at + data));
      at += data + (data & 1);
      if (at > bytes.length) break;
    } else {
      sample += data;
      if (!isStandardCode(code)) raw.oddCodes++;
      if (code === 0) {
        row = undefined;
        continue;
      }
      if (sample < 0 || sample > Number.MAX_SAFE_INTEGER) {
        raw.fault = { atByte: wordAt, reason: `an annotation at the impossible sample ${sample}` };
        break;
      }
      row = raw.sample.push(sample) - 1;
      raw.code.push(code);
      raw.subtype.push(0);
      raw.channel.push(channel);
      raw.num.push(num);
      raw.aux.push(noAux);
    }
  }
  raw.usedBytes = Math.min(at, bytes.length);
  return raw;
}
