import { assert } from '../../../src/base/assert';
import type { EdfEvent } from '../../../src/wfdb/edf/types';
import { decimalText } from './writeFields';

/** Bytes 0, 20 and 21 structure an annotation; EDF+ allows no other control characters than TAB, LF and CR. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/**
 * The bytes of the annotation channel, one array per data record, all of one length: the time-keeping annotation, then
 * the events whose onset is in the record (earlier and later ones in the first and last record).
 *
 * @param starts when each data record begins
 */
export function talChannel(
  events: readonly EdfEvent[],
  starts: readonly number[],
  recordSec: number,
  sampleBytes: number,
): Uint8Array[] {
  const texts = starts.map((start) => `${signed(start)}\u0014\u0014\u0000`);
  for (const { onsetSec, durationSec, text } of events) {
    assert(text !== '' && !forbidden.test(text), `"${text}" as an annotation`);
    const duration = durationSec === undefined ? '' : `\u0015${decimalText(durationSec)}`;
    texts[recordOf(onsetSec, starts, recordSec)] += `${signed(onsetSec)}${duration}\u0014${text}\u0014\u0000`;
  }
  const encoded = texts.map((text) => new TextEncoder().encode(text));
  const widest = encoded.reduce((most, { length }) => Math.max(most, length), 0);
  const width = Math.ceil(widest / sampleBytes) * sampleBytes;
  return encoded.map((bytes) => {
    const filled = new Uint8Array(width);
    filled.set(bytes);
    return filled;
  });
}

function recordOf(onsetSec: number, starts: readonly number[], recordSec: number): number {
  const within = starts.findIndex((start) => onsetSec >= start && onsetSec < start + recordSec);
  if (within >= 0) return within;
  return onsetSec < starts[0]! ? 0 : starts.length - 1;
}

function signed(seconds: number): string {
  const text = decimalText(seconds);
  return text.startsWith('-') ? text : `+${text}`;
}
