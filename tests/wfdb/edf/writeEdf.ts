import { assert } from '../../../src/base/assert';
import type { EdfEvent } from '../../../src/wfdb/edf/types';
import { decimalText, latin1Bytes, numberField } from './writeFields';
import { talChannel } from './writeTals';

/** A signal to write: its header fields and the stored (digital) values of all data records. */
export interface WriteEdfSignal {
  label: string;
  units: string;
  physicalMin: number;
  physicalMax: number;
  digitalMin: number;
  digitalMax: number;
  samplesPerRecord: number;
  samples: ArrayLike<number>;
  transducer?: string;
  prefilter?: string;
}

export interface EdfContent {
  signals: readonly WriteEdfSignal[];
  /** BDF stores 24 bits a sample, EDF 16. */
  kind?: 'EDF' | 'BDF';
  /** False omits the annotation channel, so that the file is plain EDF. */
  plus?: boolean;
  patient?: string;
  /** By default EDF+'s `Startdate dd-MMM-yyyy X X X`. */
  recording?: string;
  /** `HH:MM:SS`. */
  startTime?: string;
  /** `DD/MM/YYYY`. */
  startDate?: string;
  /** Duration of a data record. */
  recordSec?: number;
  events?: readonly EdfEvent[];
  /** Time of the first sample after the start time: EDF+'s subsecond start. */
  firstSampleSec?: number;
  /** When each data record begins; if given, the file is discontinuous (EDF+D). */
  recordStartsSec?: readonly number[];
}

const defaultEdfContent = {
  kind: 'EDF',
  plus: true,
  patient: 'X X X X',
  startTime: '00:00:00',
  startDate: '01/01/2000',
  recordSec: 1,
  events: [],
  firstSampleSec: 0,
} as const satisfies Partial<EdfContent>;

type FullContent = EdfContent & Required<Pick<EdfContent, keyof typeof defaultEdfContent>>;

interface Column {
  label: string;
  bytes(record: number): Uint8Array;
  samplesPerRecord: number;
  header: WriteEdfSignal;
}

/**
 * Writes an EDF+C file (EDF+D, BDF+ or plain EDF on request). Events are stored in the data record of their onset; the
 * annotation channel is as wide as the fullest record needs. Ranges are written with as many digits as fit in eight characters.
 *
 * @throws Error for what such a file cannot store: the caller's mistake
 */
export function writeEdf(content: EdfContent): Uint8Array<ArrayBuffer> {
  const full: FullContent = { ...defaultEdfContent, ...content };
  const sampleBytes = full.kind === 'BDF' ? 3 : 2;
  const records = countRecords(full);
  const starts = Array.from(
    { length: records },
    (_, k) => full.recordStartsSec?.[k] ?? full.firstSampleSec + k * full.recordSec,
  );
  const columns: Column[] = full.signals.map((signal) => ({
    label: signal.label,
    samplesPerRecord: signal.samplesPerRecord,
    header: signal,
    bytes: (record) => packed(signal, record, sampleBytes),
  }));
  if (full.plus) {
    const chunks = talChannel(full.events, starts, full.recordSec, sampleBytes);
    const header = annotationSignal(full.kind, chunks[0]!.length / sampleBytes);
    columns.push({
      label: header.label,
      samplesPerRecord: header.samplesPerRecord,
      header,
      bytes: (record) => chunks[record]!,
    });
  }
  const head = latin1Bytes(headerText(full, columns, records));
  const recordBytes = columns.reduce((sum, column) => sum + column.samplesPerRecord * sampleBytes, 0);
  const bytes = new Uint8Array(head.length + records * recordBytes);
  bytes.set(head);
  if (full.kind === 'BDF') bytes[0] = 0xff;
  let at = head.length;
  for (let record = 0; record < records; record++) {
    for (const column of columns) {
      bytes.set(column.bytes(record), at);
      at += column.samplesPerRecord * sampleBytes;
    }
  }
  return bytes;
}

function countRecords({ signals, recordStartsSec }: EdfContent): number {
  const counts = new Set(signals.map(({ samples, samplesPerRecord }) => samples.length / samplesPerRecord));
  if (recordStartsSec) counts.add(recordStartsSec.length);
  if (counts.size === 0) return 1;
  const [records] = counts as Set<number>;
  assert(
    counts.size === 1 && Number.isInteger(records),
    'signals consist of complete data records, the same number each',
  );
  return records!;
}

function headerText(content: FullContent, columns: readonly Column[], records: number): string {
  const { kind, plus, patient, startTime, startDate, recordSec, recordStartsSec } = content;
  const [day, month, year] = startDate.split('/') as [string, string, string];
  const recording = content.recording ?? `Startdate ${day}-${monthNames[Number(month) - 1]}-${year} X X X`;
  const variant = recordStartsSec ? 'D' : 'C';
  const plain = kind === 'BDF' ? '24BIT' : '';
  const all = (width: number, field: (signal: WriteEdfSignal) => string) =>
    columns.map(({ header }) => padded(field(header), width)).join('');
  return [
    padded(kind === 'BDF' ? '\u00ffBIOSEMI' : '0', 8),
    padded(patient, 80),
    padded(recording, 80),
    padded(`${day}.${month}.${year.slice(-2)}`, 8),
    padded(startTime.replaceAll(':', '.'), 8),
    padded(String(256 * (columns.length + 1)), 8),
    padded(plus ? `${kind}+${variant}` : plain, 44),
    padded(String(records), 8),
    padded(decimalText(recordSec), 8),
    padded(String(columns.length), 4),
    all(16, ({ label }) => label),
    all(80, ({ transducer }) => transducer ?? ''),
    all(8, ({ units }) => units),
    all(8, ({ physicalMin }) => numberField(physicalMin)),
    all(8, ({ physicalMax }) => numberField(physicalMax)),
    all(8, ({ digitalMin }) => numberField(digitalMin)),
    all(8, ({ digitalMax }) => numberField(digitalMax)),
    all(80, ({ prefilter }) => prefilter ?? ''),
    all(8, ({ samplesPerRecord }) => String(samplesPerRecord)),
    all(32, () => ''),
  ].join('');
}

const monthNames = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

function padded(text: string, width: number): string {
  assert(text.length <= width, `"${text}" in a field of ${width} characters`);
  return text.padEnd(width);
}

function annotationSignal(kind: 'EDF' | 'BDF', samplesPerRecord: number): WriteEdfSignal {
  const limit = kind === 'BDF' ? 2 ** 23 : 2 ** 15;
  return {
    label: `${kind} Annotations`,
    units: '',
    // Any valid range will do (EDF+ specification, 2.2.1).
    physicalMin: -1,
    physicalMax: 1,
    digitalMin: -limit,
    digitalMax: limit - 1,
    samplesPerRecord,
    samples: [],
  };
}

function packed(signal: WriteEdfSignal, record: number, sampleBytes: 2 | 3): Uint8Array {
  const { samples, samplesPerRecord, label } = signal;
  const limit = sampleBytes === 3 ? 2 ** 23 : 2 ** 15;
  const bytes = new Uint8Array(samplesPerRecord * sampleBytes);
  for (let k = 0; k < samplesPerRecord; k++) {
    const value = samples[record * samplesPerRecord + k]!;
    assert(Number.isInteger(value) && value >= -limit && value < limit, `sample ${value} in ${label}`);
    for (let byte = 0; byte < sampleBytes; byte++) bytes[k * sampleBytes + byte] = value >> (8 * byte);
  }
  return bytes;
}
