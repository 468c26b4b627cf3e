import { shorterThanBefore } from '../readPieces';
import type { ByteSource } from '../zip/byteSource';
import type { EdfHeader } from './types';

/** Bytes read at a time; data records are never split, so a larger one is read completely. */
const chunkBytes = 4 * 2 ** 20;

/**
 * Reads data records [firstRecord, endRecord) in pieces of a few megabytes and passes on each record's bytes. The
 * records must be among the `header.records` of the file, so that nothing beyond the file is ever requested.
 *
 * @throws WfdbError `file-unreadable` if the file has become shorter since it was opened
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
