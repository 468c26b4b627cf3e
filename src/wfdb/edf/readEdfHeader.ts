import { problem } from '../problem';
import type { WfdbProblem } from '../types';
import { fieldText, malformed, parseCount, parseNumber, shorten } from './fields';
import { readSignals } from './readSignals';
import { parseStartDate, parseStartTime } from './startOf';
import type { EdfHeader } from './types';

/** Size of the header before the signals; each signal adds the same size again. */
export const fixedHeaderBytes = 256;

/** A duration outside these limits is invalid: frequencies and times computed from it must stay exact. */
const shortestSec = 1e-6;
const longestSec = 1e8;

/**
 * Size of the complete header, from its first 256 bytes.
 *
 * @throws WfdbError `edf-malformed` if they are not the beginning of an EDF or BDF file
 */
export function edfHeaderBytes(start: Uint8Array, fileName: string): number {
  if (kindOf(start) === undefined) throw noEdf(start, fileName);
  const text = fieldText(start.subarray(252, fixedHeaderBytes));
  const count = parseCount(text);
  if (!count || start.length < fixedHeaderBytes) {
    const found = start.length < fixedHeaderBytes ? `the end of the file (${start.length} bytes)` : text;
    throw malformed(fileName, { field: 'number of signals', byte: 252 }, 'an integer of at least 1', found);
  }
  return fixedHeaderBytes * (count + 1);
}

/**
 * Reads the header of an EDF, EDF+C, EDF+D, BDF or BDF+ file.
 *
 * Tolerated, because real files contain it: NULs or nothing instead of blanks as padding, a comma as decimal point, a
 * wrong number of header bytes, a missing or zero duration (1 s is assumed), invalid dates, decimals instead of
 * integers. The number of data records is derived from the file's size, whether it is announced as unknown (−1), more,
 * or less. What changes the meaning of the data is reported in `problems`.
 *
 * @param bytes at least the header; may be the complete file
 * @param fileBytes size of the complete file, by default that of `bytes`
 * @throws WfdbError `edf-malformed`: another kind of file, a truncated header, no number of signals, a signal without a
 *   number of samples
 */
export function readEdfHeader(bytes: Uint8Array, fileName: string, fileBytes = bytes.length): EdfHeader {
  const ownBytes = edfHeaderBytes(bytes, fileName);
  if (bytes.length < ownBytes) {
    const expected = `${ownBytes} bytes of header for ${ownBytes / fixedHeaderBytes - 1} signals`;
    throw malformed(fileName, { field: 'signals', byte: bytes.length }, expected, 'the end of the file');
  }
  const kind = kindOf(bytes)!;
  const field = (start: number, length: number) => fieldText(bytes.subarray(start, start + length));
  const problems: WfdbProblem[] = [];
  const recording = field(88, 80);
  const variant = /^(?:EDF|BDF)\+([CD])/i.exec(field(192, 44))?.[1]?.toUpperCase() as 'C' | 'D' | undefined;
  const sampleBytes = kind === 'BDF' ? 3 : 2;
  const { signals, recordBytes } = readSignals(bytes, ownBytes, { fileName, kind, sampleBytes });
  const headerBytes = checkHeaderBytes(field(184, 8), { ownBytes, fileBytes, fileName }, problems);
  // Without signals the specification requires a duration of 0.
  const timed = signals.some(({ isAnnotations }) => !isAnnotations);
  const recordSec = checkDuration(field(244, 8), timed, fileName, problems);
  const announced = parseNumber(field(236, 8));
  const header: EdfHeader = {
    fileName,
    kind,
    plus: variant,
    sampleBytes,
    headerBytes,
    patient: field(8, 80),
    recording,
    startTime: parseStartTime(field(176, 8)),
    startDate: parseStartDate(field(168, 8), recording),
    announcedRecords: Number.isSafeInteger(announced) && announced >= 0 ? announced : undefined,
    records: Math.max(0, Math.floor((fileBytes - headerBytes) / recordBytes)),
    recordSec,
    recordBytes,
    signals,
    problems,
  };
  checkLength(header);
  return header;
}

function kindOf(start: Uint8Array): 'EDF' | 'BDF' | undefined {
  if (start.length < 8) return undefined;
  if (start[0] === 0xff) return fieldText(start.subarray(1, 8)) === 'BIOSEMI' ? 'BDF' : undefined;
  return fieldText(start.subarray(0, 8)) === '0' ? 'EDF' : undefined;
}

function noEdf(start: Uint8Array, fileName: string) {
  const found = fieldText(start.subarray(0, 8));
  const expected = found.startsWith('GDF')
    ? 'EDF or BDF ("0" or "BIOSEMI"; GDF cannot be read, convert it to EDF)'
    : '"0" (EDF) or 255 and "BIOSEMI" (BDF)';
  return malformed(fileName, { field: 'version', byte: 0 }, expected, found);
}

/**
 * 256 bytes for the file and each signal; a larger number is accepted if the file is long enough, as some writers add bytes.
 */
function checkHeaderBytes(
  text: string,
  { ownBytes, fileBytes, fileName }: { ownBytes: number; fileBytes: number; fileName: string },
  problems: WfdbProblem[],
): number {
  const announced = parseCount(text);
  if (announced === ownBytes) return ownBytes;
  const used =
    announced !== undefined && announced > ownBytes && announced <= fileBytes ? announced : ownBytes;
  problems.push(oddField(fileName, 'number of header bytes', text, String(used)));
  return used;
}

function checkDuration(text: string, timed: boolean, fileName: string, problems: WfdbProblem[]): number {
  const duration = parseNumber(text);
  if (duration >= shortestSec && duration <= longestSec) return duration;
  if (timed) problems.push(oddField(fileName, 'duration of a data record', text, '1 s'));
  return 1;
}

function checkLength({ fileName, announcedRecords, records, recordSec, problems }: EdfHeader): void {
  if (announcedRecords === undefined || announcedRecords === records) return;
  const values = {
    announced: announcedRecords,
    present: records,
    announcedSec: Math.round(announcedRecords * recordSec * 1000) / 1000,
    presentSec: Math.round(records * recordSec * 1000) / 1000,
  };
  const there = `${records} (${values.presentSec} s) are in the file and are used`;
  const advice =
    records < announcedRecords
      ? 'The file is truncated; download it again to get the rest.'
      : 'The recording program probably ended before it could update its header.';
  problems.push(
    problem(
      'edf-length',
      fileName,
      `The header of ${fileName} announces ${announcedRecords} data records (${values.announcedSec} s), but ${there}. ${advice}`,
      values,
    ),
  );
}

/** The problem of a field that violates the specification without making the file unreadable. */
export function oddField(fileName: string, field: string, text: string, used: string): WfdbProblem {
  const found = shorten(text);
  return problem(
    'edf-odd-field',
    fileName,
    `The header of ${fileName} has "${found}" as ${field}, against the specification; ${used} is used.`,
    { field, found, used },
  );
}
