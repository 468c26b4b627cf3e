import { problem } from '../problem';
import type { ReadAnnotations, WfdbProblem } from '../types';
import { WfdbError } from '../WfdbError';
import { refuseForeign } from './refuseForeign';
import { symbolOf } from './symbols';
import { takeNotes } from './takeNotes';
import { type RawAnnotations, walkAnnotations } from './walkAnnotations';

/**
 * With so many good annotations before it, a fault is damage to an annotation file; before that many, it is
 * another kind of file: random bytes get this far with a probability below 10⁻⁴.
 */
const convincingCount = 64;

/**
 * Reads an annotation file in MIT format (annot(5)): all standard codes, SKIP, NUM, SUB, CHN and AUX, mnemonics
 * that the file defines, its time resolution. A file cut short, or damaged behind a good beginning, gives what
 * stands before and a warning; times that go back are kept, with a warning.
 *
 * @param fileName as the person knows it; stands in every message
 * @throws WfdbError `annotations-empty` (0 bytes), `annotations-malformed` (not an MIT annotation file)
 */
export function readAnnotations(bytes: Uint8Array, fileName: string): ReadAnnotations {
  refuseForeign(bytes, fileName);
  const raw = walkAnnotations(bytes);
  const warnings = judge(raw, bytes, fileName);
  const notes = takeNotes(raw);
  const symbols = new Map(notes.definitions.map(({ code, symbol }) => [code, symbol]));
  const aux = raw.aux.slice(notes.count);
  const tailed = aux.some(({ tail }) => tail !== '');
  return {
    count: aux.length,
    sample: Float64Array.from(raw.sample.slice(notes.count)),
    symbol: raw.code.slice(notes.count).map((code) => symbols.get(code) ?? symbolOf(code)),
    subtype: Int8Array.from(raw.subtype.slice(notes.count)),
    channel: Uint8Array.from(raw.channel.slice(notes.count)),
    num: Int8Array.from(raw.num.slice(notes.count)),
    aux: aux.map(({ text }) => text),
    samplingHz: notes.samplingHz,
    ...(notes.definitions.length > 0 ? { definitions: notes.definitions } : {}),
    ...(tailed ? { auxTail: aux.map(({ tail }) => tail) } : {}),
    warnings,
  };
}

/** What is odd about the walked file; throws where it is too odd to be an annotation file. */
function judge(raw: RawAnnotations, bytes: Uint8Array, fileName: string): WfdbProblem[] {
  const count = raw.sample.length;
  const { fault } = raw;
  if (fault && count < convincingCount) throw notAnnotations(fileName, fault.reason, fault.atByte);
  if (!raw.ended && raw.oddCodes > 1 && raw.oddCodes > count / 10) {
    throw notAnnotations(fileName, `${raw.oddCodes} codes without a meaning, and no end mark`, bytes.length);
  }
  if (!raw.ended && count === 0) {
    throw notAnnotations(fileName, 'neither an annotation nor an end mark', bytes.length);
  }
  const rest = raw.ended ? bytes.subarray(raw.usedBytes).findIndex((byte) => byte !== 0) : -1;
  if (rest >= 0 && count === 0) throw notAnnotations(fileName, 'an end mark with data behind it', 0);

  const warnings: WfdbProblem[] = [];
  const warn = (message: string, values: Record<string, string | number>) =>
    warnings.push(problem('annotations-malformed', fileName, `${fileName} ${message}`, values));
  const last = raw.sample[count - 1] ?? 0;
  if (fault) {
    warn(
      `is damaged at byte ${fault.atByte} (${fault.reason}): the ${count} annotations before it, up to sample ${last}, are used. Download it again.`,
      { atByte: fault.atByte, reason: fault.reason, annotations: count, lastSample: last },
    );
  } else if (!raw.ended) {
    warn(
      `ends without its end mark, so it is probably cut short: ${count} annotations, up to sample ${last}, are used. Download it again.`,
      { annotations: count, lastSample: last },
    );
  } else if (count === 0) {
    warnings.push(
      problem('annotations-empty', fileName, `${fileName} holds no annotations, only its end mark.`),
    );
  } else if (rest >= 0) {
    warn(
      `has ${bytes.length - raw.usedBytes} bytes behind its end mark, which are passed over; its ${count} annotations are used.`,
      { bytes: bytes.length - raw.usedBytes, annotations: count },
    );
  }
  const back = raw.sample.findIndex((sample, row) => row > 0 && sample < raw.sample[row - 1]!);
  if (back >= 0) {
    warn(
      `goes back in time from sample ${raw.sample[back - 1]} to ${raw.sample[back]} (annotation ${back + 1} of ${count}); its annotations are kept in the order of the file.`,
      { annotation: back + 1, fromSample: raw.sample[back - 1]!, toSample: raw.sample[back]! },
    );
  }
  return warnings;
}

function notAnnotations(fileName: string, reason: string, atByte: number): WfdbError {
  return new WfdbError(
    'annotations-malformed',
    fileName,
    `${fileName} is not a WFDB annotation file: it has ${reason} (byte ${atByte}). Download it again, or remove it.`,
    { reason, atByte },
  );
}
