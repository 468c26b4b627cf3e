import { WfdbError } from '../WfdbError';
import type { ByteSource } from '../zip/byteSource';
import type { EdfHeader } from './types';

/** What is read at once; a data record is never torn, so a larger one is read whole. */
const chunkBytes = 4 * 2 ** 20;

/**
 * Reads data records [firstRecord, endRecord) in pieces of some megabytes and hands each record's bytes on. The records must
 * be among the `header.records` that the file holds, so that nothing larger than the file is ever asked for.
 *
 * @throws WfdbError `file-unreadable` where the file ends earlier than it did when it was opened
 */
export async function readRecords(
  header: EdfHeader,
  source: ByteSource,
  firstRecord: number,
  endRecord: number,
  take: (bytes: Uint8Array, record: number) => void,
): Promise<void> {
  const { recordBytes, headerBytes, fileName } = header;
  const recordsAtOnce = Math.max(1, Math.floor(chunkBytes / recordBytes));
  for (let record = firstRecord; record < endRecord; record += recordsAtOnce) {
    const end = Math.min(endRecord, record + recordsAtOnce);
    const bytes = await source.read(headerBytes + record * recordBytes, headerBytes + end * recordBytes);
    if (bytes.length < (end - record) * recordBytes) throw shorterThanBefore(fileName);
    for (let k = record; k < end; k++) {
      take(bytes.subarray((k - record) * recordBytes, (k - record + 1) * recordBytes), k);
    }
  }
}

function shorterThanBefore(fileName: string): WfdbError {
  const reason = 'it is shorter than when it was opened';
  return new WfdbError(
    'file-unreadable',
    fileName,
    `${fileName} could not be read (${reason}). Try to open it again.`,
    { reason },
  );
}
