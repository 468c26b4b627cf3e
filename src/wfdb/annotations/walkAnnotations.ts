import { decodeAux } from './auxText';
import { emptyRaw, pdpLong, type RawAnnotations } from './rawAnnotations';
import { highestCode, isStandardCode } from './symbols';
import { auxCode, chanCode, longestAuxBytes, numCode, skipCode, subCode } from './words';

/**
 * Walks the words of an MIT annotation file up to its end mark, the end of the bytes, or the first invalid word.
 * Channel and number stay in effect until they are changed, subtype and text apply to one annotation, as in the WFDB
 * library; a SKIP moves the time of what follows, so modifiers after it still belong to the annotation before it; code
 * 0 ("not a QRS") only moves the time.
 */
export function walkAnnotations(bytes: Uint8Array): RawAnnotations {
  const raw = emptyRaw(bytes.length >> 1);
  let at = 0;
  let sample = 0;
  let channel = 0;
  let num = 0;
  /** Row of the annotation that modifiers belong to: −1 for none yet, undefined for one that is skipped. */
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
      sample += pdpLong(bytes, at);
      at += 4;
    } else if (code === numCode) {
      num = data;
      if (row !== undefined) raw.num[row] = num;
    } else if (code === subCode) {
      if (row !== undefined) raw.subtype[row] = data;
    } else if (code === chanCode) {
      channel = data;
      if (row !== undefined) raw.channel[row] = channel;
    } else if (code === auxCode) {
      if (data > longestAuxBytes) {
        raw.fault = {
          atByte: wordAt,
          reason: `an annotation text of ${data} bytes; at most ${longestAuxBytes} are possible`,
        };
        break;
      }
      if (row !== undefined) {
        raw.auxRows.push(row);
        raw.aux.push(decodeAux(bytes.subarray(at, at + data)));
      }
      at += data + (data & 1);
      if (at > bytes.length) break;
    } else {
      sample += data;
      if (!isStandardCode(code)) raw.oddCodes++;
      if (code === 0) {
        row = undefined;
        raw.rowsBeforeMark = Math.min(raw.rowsBeforeMark, raw.count);
        continue;
      }
      if (!Number.isSafeInteger(sample)) {
        raw.fault = { atByte: wordAt, reason: `an annotation at the impossible sample ${sample}` };
        break;
      }
      row = raw.count++;
      raw.sample[row] = sample;
      raw.code[row] = code;
      raw.channel[row] = channel;
      raw.num[row] = num;
    }
  }
  raw.usedBytes = Math.min(at, bytes.length);
  return raw;
}
