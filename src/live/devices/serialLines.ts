import { type DeviceProblem, deviceProblem } from './types';

/** A number that came on a line; NaN if the lead is off. */
export interface SerialValue {
  value: number;
  /** Microseconds by the device's clock, which starts again after 2³² of them; only from the lab's own sketch. */
  micros?: number;
}

/** Longer is no line of numbers. */
const LONGEST_LINE = 1000;
/** What a sketch for the AD8232 prints while an electrode is off. */
const LEAD_OFF = '!';
const OWN_LINE = /^(\d+),(-?\d+(?:\.\d+)?|!)\*([0-9A-F]{2})$/;

/**
 * Lines of text from a serial port, one number a line or several separated by commas, semicolons or blanks; the first is taken. `!` is a lead that
 * is off. Lines of the lab's own sketch (docs/LIVE.md) have the time and a checksum: after the first of them all others are damaged, since the time
 * of half a line is a number too. Empty lines and those that begin with `#` are left out, as is the beginning of the first line, which may be half.
 */
export function createSerialLines() {
  const decoder = new TextDecoder();
  let rest = '';
  let isFirst = true;
  /** A whole line of the lab's own sketch has come. */
  let isOwn = false;

  function readLine(text: string): SerialValue | DeviceProblem | undefined {
    const line = text.trim();
    if (line === '' || line.startsWith('#')) return undefined;
    const shown = line.slice(0, 40);
    const own = OWN_LINE.exec(line);
    if (own && checksum(line.slice(0, -3)) === Number.parseInt(own[3]!, 16)) {
      const [, micros, value] = own;
      isOwn = true;
      return { value: value === LEAD_OFF ? Number.NaN : Number(value), micros: Number(micros) };
    }
    if (own || isOwn) {
      return deviceProblem('line-damaged', `The line “${shown}” was damaged on the way; it was left out.`, {
        line: shown,
      });
    }
    const [first] = line.split(/[\s,;]+/);
    if (first === LEAD_OFF) return { value: Number.NaN };
    const value = Number(first);
    if (first !== '' && Number.isFinite(value)) return { value };
    return deviceProblem('line-text', `The line “${shown}” begins with no number; it was left out.`, {
      line: shown,
    });
  }

  return {
    /** @param bytes as they come, lines divided anywhere */
    push(bytes: Uint8Array): { values: SerialValue[]; problems: DeviceProblem[] } {
      const values: SerialValue[] = [];
      const problems: DeviceProblem[] = [];
      const lines = (rest + decoder.decode(bytes, { stream: true })).split(/\r\n|[\n\r]/);
      rest = lines.pop()!;
      for (const line of lines) {
        const read = isFirst ? undefined : readLine(line);
        isFirst = false;
        if (!read) continue;
        if ('code' in read) problems.push(read);
        else values.push(read);
      }
      if (rest.length > LONGEST_LINE) {
        rest = '';
        isFirst = true;
        problems.push(
          deviceProblem(
            'no-lines',
            'The port sends bytes that are no lines of text. Choose the speed (baud) that the device sends at.',
          ),
        );
      }
      return { values, problems };
    },
  };
}

/** All characters combined by exclusive or, as in NMEA 0183. */
export const checksum = (text: string): number =>
  [...text].reduce((sum, letter) => sum ^ letter.charCodeAt(0), 0);
