import { Inflate } from 'fflate';
import { WfdbError } from '../WfdbError';
import type { ByteSource } from './byteSource';
import { crc32 } from './crc32';
import type { ZipEntry } from './zipDirectory';
import { malformedZip, tooLargeZip } from './zipError';

/** Limits on what unpacking may produce, applied to the bytes actually produced: sizes in a zip cannot be trusted. */
export interface ZipLimits {
  maxEntries: number;
  maxEntryBytes: number;
  /** For all entries of a zip together. */
  maxTotalBytes: number;
  /** Ratio of unpacked to packed size; only checked beyond `ratioFloorBytes`, since a flat signal compresses well too. */
  maxRatio: number;
  ratioFloorBytes: number;
}

export const defaultZipLimits: ZipLimits = {
  maxEntries: 200_000,
  maxEntryBytes: 2 ** 30,
  maxTotalBytes: 4 * 2 ** 30,
  maxRatio: 200,
  ratioFloorBytes: 128 * 2 ** 20,
};

/** Bytes produced from a zip so far. */
export interface ZipBudget {
  producedBytes: number;
}

export interface UnpackOptions {
  limits: ZipLimits;
  budget: ZipBudget;
  signal?: AbortSignal | undefined;
}

const localHeaderMark = 0x04034b50;
const localHeaderBytes = 30;
const readBytes = 1024 * 1024;
/** Deflate makes at most 1032 bytes from one, so one push cannot produce more than 34 MB before it is counted. */
const pushBytes = 32 * 1024;

/**
 * Unpacks one entry, piece by piece, and checks the output against the limits, the claimed size and the CRC.
 *
 * @throws WfdbError `zip-malformed`, `zip-too-large`; the signal's reason when aborted
 */
export async function unpackEntry(
  source: ByteSource,
  zipName: string,
  entry: ZipEntry,
  { limits, budget, signal }: UnpackOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  if (entry.encrypted) {
    throw malformedZip(zipName, `keeps ${entry.path} encrypted, so it cannot be read here`);
  }
  if (entry.method !== 0 && entry.method !== 8) {
    throw malformedZip(
      zipName,
      `packs ${entry.path} by method ${entry.method}, which cannot be unpacked here`,
    );
  }
  const dataAt = await findData(source, zipName, entry);
  const pieces: Uint8Array[] = [];
  let produced = 0;
  let crc = 0;
  const collect = (piece: Uint8Array) => {
    produced += piece.length;
    budget.producedBytes += piece.length;
    checkLimits(zipName, entry, produced, limits, budget);
    crc = crc32(piece, crc);
    if (piece.length > 0) pieces.push(piece);
  };
  const inflate = entry.method === 8 ? new Inflate(collect) : undefined;
  const dataEnd = dataAt + entry.compressedBytes;
  try {
    for (let at = dataAt; at < dataEnd; at += readBytes) {
      signal?.throwIfAborted();
      const packed = await source.read(at, Math.min(at + readBytes, dataEnd));
      for (let from = 0; from < packed.length; from += pushBytes) {
        const part = packed.subarray(from, from + pushBytes);
        if (inflate) inflate.push(part, at + from + part.length >= dataEnd);
        else collect(part);
      }
    }
  } catch (error) {
    if (error instanceof WfdbError || signal?.aborted) throw error;
    throw malformedZip(zipName, `is damaged at ${entry.path}`);
  }
  if (crc !== entry.crc32 || produced !== entry.claimedBytes) {
    throw malformedZip(zipName, `is damaged at ${entry.path} (its checksum or size does not match)`);
  }
  return concatenate(pieces, produced);
}

/** The local header before the data has a name and an extra field of their own lengths. */
async function findData(source: ByteSource, zipName: string, entry: ZipEntry): Promise<number> {
  const header = await source.read(entry.headerAt, entry.headerAt + localHeaderBytes);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.length < localHeaderBytes || view.getUint32(0, true) !== localHeaderMark) {
    throw malformedZip(zipName, `has no data where its table of contents places ${entry.path}`);
  }
  const dataAt = entry.headerAt + localHeaderBytes + view.getUint16(26, true) + view.getUint16(28, true);
  if (dataAt + entry.compressedBytes > source.size) {
    throw malformedZip(zipName, `ends before the data of ${entry.path}`);
  }
  return dataAt;
}

function checkLimits(
  zipName: string,
  entry: ZipEntry,
  produced: number,
  limits: ZipLimits,
  budget: ZipBudget,
): void {
  if (budget.producedBytes > limits.maxTotalBytes) {
    throw tooLargeZip(
      zipName,
      `holds more than ${megabytes(limits.maxTotalBytes)} of records`,
      limits.maxTotalBytes,
    );
  }
  if (produced > limits.maxEntryBytes) {
    throw tooLargeZip(
      zipName,
      `holds more than ${megabytes(limits.maxEntryBytes)} in ${entry.path}`,
      limits.maxEntryBytes,
    );
  }
  if (produced > limits.ratioFloorBytes && produced > limits.maxRatio * entry.compressedBytes) {
    throw tooLargeZip(
      zipName,
      `expands without bound: ${entry.path} grows to more than ${limits.maxRatio} times its packed size`,
      limits.maxRatio,
    );
  }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}

function concatenate(pieces: Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
