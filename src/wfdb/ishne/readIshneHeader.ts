import { fieldText, shorten } from '../edf/fields';
import { problem } from '../problem';
import type { WfdbProblem } from '../types';
import { WfdbError } from '../WfdbError';
import { crc16 } from './crc16';

/**
 * Header of an ISHNE Holter file, version 1.0: Badilini, Ann Noninvasive Electrocardiol 1998;3:263–266
 * (doi:10.1111/j.1542-474X.1998.tb00353.x), with the byte offsets of thew-project.org. Numbers are little-endian.
 */
export interface IshneHeader {
  fileName: string;
  samplingHz: number;
  leads: IshneLead[];
  /** Byte offset of the samples: 16-bit integers, one of each lead in turn. */
  dataOffset: number;
  /** Samples of each lead in the file; these are read, whatever the header says. */
  lengthSamples: number;
  /** `HH:MM:SS[ DD/MM/YYYY]`, undefined if the header gives no time. */
  startTime: string | undefined;
  recorder: string;
  pacemaker: string;
  problems: WfdbProblem[];
}

export interface IshneLead {
  name: string;
  /** Nanovolts of one stored unit; undefined if the header gives none. */
  resolutionNv: number | undefined;
}

/** Mark, checksum and the fixed part; a block of text of any length may follow. */
export const fixedIshneBytes = 522;

/** The text block is part of the checksum; a longer one is not looked at. */
const longestTextBytes = 2 ** 20;

const mostLeads = 12;

const leadNames = 'X Y Z I II III aVR aVL aVF V1 V2 V3 V4 V5 V6 ES AS AI'.split(' ');

const pacemakers = [
  '',
  'of unknown type',
  'single chamber, unipolar',
  'dual chamber, unipolar',
  'single chamber, bipolar',
  'dual chamber, bipolar',
];

/** Whether the bytes begin an ISHNE file with signals. */
export function isIshneContent(start: Uint8Array): boolean {
  return fieldText(start.subarray(0, 8)) === 'ISHNE1.0';
}

/** Bytes of header with its text, by the first 522; never more than the file could hold. */
export function ishneHeaderBytes(start: Uint8Array, fileBytes: number): number {
  if (start.length < fixedIshneBytes) return start.length;
  const text = viewOf(start).getInt32(10, true);
  return Math.min(fileBytes, fixedIshneBytes + (text > 0 && text <= longestTextBytes ? text : 0));
}

/**
 * Reads the header. The number of samples follows from the file's size: writers put samples per lead or samples of all
 * leads into the header, and neither where a recorder stopped early.
 *
 * @param bytes at least `ishneHeaderBytes`
 * @throws WfdbError `ishne-malformed`
 */
export function readIshneHeader(bytes: Uint8Array, fileName: string, fileBytes: number): IshneHeader {
  if (bytes.length < fixedIshneBytes || !isIshneContent(bytes)) {
    throw malformed(fileName, 'header', `${fixedIshneBytes} bytes that begin with "ISHNE1.0"`, bytes.length);
  }
  const view = viewOf(bytes);
  const short = (at: number) => view.getInt16(at, true);
  const nLeads = short(156);
  if (nLeads < 1 || nLeads > mostLeads) throw malformed(fileName, 'number of leads', '1 to 12', nLeads);
  const samplingHz = view.getUint16(272, true);
  if (samplingHz === 0) throw malformed(fileName, 'sampling rate', 'at least 1 Hz', samplingHz);

  const textBytes = Math.max(0, view.getInt32(10, true));
  const announcedOffset = view.getInt32(22, true);
  const ownOffset = fixedIshneBytes + textBytes;
  const dataOffset =
    announcedOffset >= fixedIshneBytes && announcedOffset <= fileBytes ? announcedOffset : ownOffset;
  const lengthSamples = Math.max(0, Math.floor((fileBytes - dataOffset) / (2 * nLeads)));
  const header: IshneHeader = {
    fileName,
    samplingHz,
    leads: Array.from({ length: nLeads }, (_, index) => {
      const resolution = short(206 + 2 * index);
      return {
        name: leadNames[short(158 + 2 * index) - 2] ?? `ECG ${index + 1}`,
        resolutionNv: resolution > 0 ? resolution : undefined,
      };
    }),
    dataOffset,
    lengthSamples,
    startTime: startOf(short),
    recorder: fieldText(bytes.subarray(232, 272)),
    pacemaker: pacemakers[short(230)] ?? '',
    problems: [],
  };
  checkLength(header, view.getInt32(14, true));
  const end = Math.min(dataOffset, bytes.length);
  // The sum covers the text, too; one that was not read cannot be checked.
  if (end >= ownOffset) checkSum(header, view.getUint16(8, true), crc16(bytes.subarray(10, ownOffset)));
  return header;
}

function startOf(short: (at: number) => number): string | undefined {
  const [hours, minutes, seconds] = [150, 152, 154].map(short) as [number, number, number];
  const inRange = (value: number, end: number) => value >= 0 && value < end;
  if (!inRange(hours, 24) || !inRange(minutes, 60) || !inRange(seconds, 60)) return undefined;
  const two = (value: number) => String(value).padStart(2, '0');
  const time = [hours, minutes, seconds].map(two).join(':');
  const [day, month, year] = [138, 140, 142].map(short) as [number, number, number];
  const isDate = inRange(day - 1, 31) && inRange(month - 1, 12) && inRange(year - 1, 9999);
  return isDate ? `${time} ${two(day)}/${two(month)}/${String(year).padStart(4, '0')}` : time;
}

function checkLength(
  { fileName, lengthSamples, leads, samplingHz, problems }: IshneHeader,
  announced: number,
) {
  if (announced <= 0 || announced === lengthSamples) return;
  // Some writers count the samples of all leads.
  if (Math.floor(announced / leads.length) === lengthSamples) return;
  const values = {
    announced,
    present: lengthSamples,
    presentSec: Math.round(lengthSamples / samplingHz),
  };
  problems.push(
    problem(
      'ishne-length',
      fileName,
      `The header of ${fileName} announces ${announced} samples, but ${lengthSamples} a lead (${values.presentSec} s) are in the file and are used. If it was cut short, copy it again.`,
      values,
    ),
  );
}

function checkSum({ fileName, problems }: IshneHeader, expected: number, found: number): void {
  // Writers that compute none leave it 0.
  if (expected === found || expected === 0) return;
  problems.push(
    problem(
      'ishne-checksum',
      fileName,
      `The header of ${fileName} has the checksum ${expected}, but its bytes give ${found}: it was changed after the recording (names removed, for example) or damaged. Check frequency and leads.`,
      { expected, found },
    ),
  );
}

function malformed(fileName: string, field: string, expected: string, found: number): WfdbError {
  const shown = shorten(String(found));
  return new WfdbError(
    'ishne-malformed',
    fileName,
    `${fileName} is not a readable ISHNE file: expected ${expected} as ${field}, found ${shown}. It is damaged; copy it again.`,
    { field, expected, found: shown },
  );
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
