import type { ByteSource } from '../zip/byteSource';
import { parseTals } from './parseTals';
import { readRecords } from './readRecords';
import type { EdfEvent, EdfHeader } from './types';

export interface ScannedTals {
  /** When each data record begins, relative to the header's start time; NaN if its time-keeping annotation is missing. */
  startsSec: Float64Array;
  /** In file order. */
  events: EdfEvent[];
  malformed: number;
}

/**
 * Reads the annotation channels of a range of data records and skips the samples.
 *
 * @throws WfdbError `file-unreadable` if the file has become shorter
 */
export async function scanTals(
  header: EdfHeader,
  source: ByteSource,
  firstRecord = 0,
  endRecord = header.records,
): Promise<ScannedTals> {
  const channels = header.signals.filter(({ isAnnotations }) => isAnnotations);
  const scanned: ScannedTals = {
    startsSec: new Float64Array(endRecord - firstRecord).fill(Number.NaN),
    events: [],
    malformed: 0,
  };
  if (channels.length === 0) return scanned;
  await readRecords(header, source, firstRecord, endRecord, (bytes, record) => {
    channels.forEach((channel, index) => {
      const end = channel.byteOffset + channel.samplesPerRecord * header.sampleBytes;
      const tals = parseTals(bytes.subarray(channel.byteOffset, end), index === 0);
      if (tals.startSec !== undefined) scanned.startsSec[record - firstRecord] = tals.startSec;
      for (const event of tals.events) scanned.events.push(event);
      scanned.malformed += tals.malformed;
    });
  });
  return scanned;
}
