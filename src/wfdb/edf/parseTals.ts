import { decodeText } from './fields';
import type { EdfEvent } from './types';

/** The content of the annotation channels of one data record. */
export interface RecordTals {
  /** Onset of the time-keeping annotation: when this data record begins; undefined if it has none. */
  startSec: number | undefined;
  events: EdfEvent[];
  /** Number of malformed annotations, which are left out. */
  malformed: number;
}

/** The sign is required; some writers leave it out. */
const onsetPattern = /^[+-]?\d+(?:\.\d*)?$/;
const durationPattern = /^\d+(?:\.\d*)?$/;

/** 300 years: a later onset is damage, and would give sample indices that are no longer exact. */
const farthestSec = 1e10;

/** Byte 20 ends the onset and each text, byte 21 separates onset and duration, byte 0 ends the list. */
const endOfText = 20;
const beforeDuration = 21;

/**
 * Reads the time-stamped annotation lists (TALs; EDF+ specification, 2.2.2–2.2.4) of one annotation channel of one data
 * record: `onset [21 duration] 20 text 20 text 20 … 0`, padded with zeros. Every non-empty text becomes an event; a
 * list with several texts becomes several events at one time. The first list of the record's first channel begins with
 * an empty text and keeps the time.
 *
 * @param first whether this is the record's first annotation channel
 */
export function parseTals(bytes: Uint8Array, first: boolean): RecordTals {
  const found: RecordTals = { startSec: undefined, events: [], malformed: 0 };
  let keepsTime = first;
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at] === 0) {
      at++;
      continue;
    }
    const zero = bytes.indexOf(0, at);
    const end = zero < 0 ? bytes.length : zero;
    parseList(bytes.subarray(at, end), keepsTime, found);
    keepsTime = false;
    at = end + 1;
  }
  return found;
}

function parseList(list: Uint8Array, keepsTime: boolean, found: RecordTals): void {
  const stampEnd = list.indexOf(endOfText);
  const stamp = list.subarray(0, Math.max(0, stampEnd));
  const split = stamp.indexOf(beforeDuration);
  // Any number of digits is allowed, but more are never needed; a channel full of digits is damage.
  const onset = asciiOf(split < 0 ? stamp : stamp.subarray(0, split));
  const duration = split < 0 ? '' : asciiOf(stamp.subarray(split + 1));
  const onsetSec = onsetPattern.test(onset) ? Number(onset) : Number.NaN;
  const durationSec = durationPattern.test(duration) ? Number(duration) : undefined;
  const valid = Math.abs(onsetSec) <= farthestSec && (duration === '' || durationSec !== undefined);
  if (!valid) {
    found.malformed++;
    return;
  }
  if (keepsTime && (list[stampEnd + 1] === endOfText || stampEnd + 1 === list.length)) {
    found.startSec = onsetSec + 0;
  }
  for (let at = stampEnd + 1; at < list.length; ) {
    const next = list.indexOf(endOfText, at);
    const end = next < 0 ? list.length : next;
    if (end > at)
      found.events.push({ onsetSec: onsetSec + 0, durationSec, text: decodeText(list.subarray(at, end)) });
    at = end + 1;
  }
}

function asciiOf(bytes: Uint8Array): string {
  return bytes.length > 40 ? '' : String.fromCharCode(...bytes);
}
