import type { ByteSource } from './byteSource';
import { malformedZip, tooLargeZip } from './zipError';

/** A file as listed in the zip's central directory. Sizes are unverified until it is unpacked. */
export interface ZipEntry {
  path: string;
  claimedBytes: number;
  compressedBytes: number;
  /** 0 stored, 8 deflated. */
  method: number;
  encrypted: boolean;
  crc32: number;
  /** Byte offset of the entry's local header in the file. */
  headerAt: number;
}

const endMark = 0x06054b50;
const endBytes = 22;
const longestComment = 0xffff;
const zip64LocatorMark = 0x07064b50;
const zip64EndMark = 0x06064b50;
const entryMark = 0x02014b50;
const entryBytes = 46;
/** About the size for a million entries. */
const largestDirectory = 128 * 1024 * 1024;

/**
 * Reads the central directory at the end of a zip (PKWARE APPNOTE 4.3.12, 4.3.14–16), Zip64 included. It gives offset
 * and size of every entry, even of those that were written as a stream with their sizes after the data. Folders are left out.
 *
 * @throws WfdbError `zip-malformed`, `zip-too-large`
 */
export async function readZipDirectory(
  source: ByteSource,
  fileName: string,
  maxEntries: number,
): Promise<ZipEntry[]> {
  const end = await findEnd(source, fileName);
  if (end.size > largestDirectory) {
    throw tooLargeZip(fileName, 'has a table of contents of more than 128 MB', largestDirectory);
  }
  const start = end.at - end.size;
  // Bytes before the zip (a self-extracting program) shift all offsets.
  const shift = start - end.offset;
  if (start < 0 || shift < 0) throw malformedZip(fileName, 'has a broken table of contents');
  const bytes = await source.read(start, end.at);
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + entryBytes <= bytes.length && view.getUint32(at, true) === entryMark; ) {
    const nameBytes = view.getUint16(at + 28, true);
    const extraBytes = view.getUint16(at + 30, true);
    const nextAt = at + entryBytes + nameBytes + extraBytes + view.getUint16(at + 32, true);
    if (nextAt > bytes.length) break;
    if (entries.length >= maxEntries) {
      throw tooLargeZip(fileName, `lists more than ${maxEntries} files`, maxEntries);
    }
    const flags = view.getUint16(at + 8, true);
    const nameAt = at + entryBytes;
    const sizes = readSizes(view, at, nameAt + nameBytes, extraBytes);
    const path = plainName(decodeName(bytes.subarray(nameAt, nameAt + nameBytes), (flags & 0x800) !== 0));
    if (!path.endsWith('/')) {
      entries.push({
        path,
        claimedBytes: sizes.bytes,
        compressedBytes: sizes.compressedBytes,
        method: view.getUint16(at + 10, true),
        encrypted: (flags & 1) !== 0,
        crc32: view.getUint32(at + 16, true),
        headerAt: sizes.headerAt + shift,
      });
    }
    at = nextAt;
  }
  if (entries.length === 0 && end.size > 0 && !isEntryAt(view, bytes)) {
    throw malformedZip(fileName, 'has a broken table of contents');
  }
  return entries;
}

interface DirectoryEnd {
  /** Byte offset of the end of the directory. */
  at: number;
  size: number;
  offset: number;
}

async function findEnd(source: ByteSource, fileName: string): Promise<DirectoryEnd> {
  const tailAt = Math.max(0, source.size - endBytes - longestComment);
  const tail = await source.read(tailAt, source.size);
  const view = viewOf(tail);
  for (let at = tail.length - endBytes; at >= 0; at--) {
    if (view.getUint32(at, true) !== endMark) continue;
    if (at + endBytes + view.getUint16(at + 20, true) > tail.length) continue;
    const size = view.getUint32(at + 12, true);
    const offset = view.getUint32(at + 16, true);
    if (view.getUint16(at + 4, true) !== 0 && view.getUint16(at + 4, true) !== 0xffff) {
      throw malformedZip(fileName, 'is one part of a zip that was split into several');
    }
    const locatorAt = at - 20;
    if (locatorAt >= 0 && view.getUint32(locatorAt, true) === zip64LocatorMark) {
      const wide = await readZip64End(source, number64(view, locatorAt + 8));
      if (wide) return wide;
    }
    return { at: tailAt + at, size, offset };
  }
  throw malformedZip(
    fileName,
    source.size === 0
      ? 'is empty (0 bytes)'
      : 'has no table of contents at its end: it is not a zip, or it was cut short',
  );
}

async function readZip64End(source: ByteSource, at: number): Promise<DirectoryEnd | undefined> {
  const bytes = await source.read(at, at + 56);
  const view = viewOf(bytes);
  if (bytes.length < 56 || view.getUint32(0, true) !== zip64EndMark) return undefined;
  return { at, size: number64(view, 40), offset: number64(view, 48) };
}

/** The sizes of an entry; those that do not fit into 32 bits are in its Zip64 field (APPNOTE 4.5.3). */
function readSizes(view: DataView, at: number, extraAt: number, extraBytes: number) {
  const sizes = {
    bytes: view.getUint32(at + 24, true),
    compressedBytes: view.getUint32(at + 20, true),
    headerAt: view.getUint32(at + 42, true),
  };
  for (let field = extraAt; field + 4 <= extraAt + extraBytes; ) {
    const end = Math.min(field + 4 + view.getUint16(field + 2, true), extraAt + extraBytes);
    if (view.getUint16(field, true) === 1) {
      let next = field + 4;
      for (const key of ['bytes', 'compressedBytes', 'headerAt'] as const) {
        if (sizes[key] !== 0xffffffff || next + 8 > end) continue;
        sizes[key] = number64(view, next);
        next += 8;
      }
    }
    field = end;
  }
  return sizes;
}

function isEntryAt(view: DataView, bytes: Uint8Array): boolean {
  return bytes.length >= entryBytes && view.getUint32(0, true) === entryMark;
}

/** Folders are separated by "/" (APPNOTE 4.4.17.1); some programs for Windows write a backslash, others begin with "./". */
function plainName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}

/** Old zips do not specify the encoding of names; names that are not valid UTF-8 are read as Latin-1. */
function decodeName(bytes: Uint8Array, utf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !utf8 }).decode(bytes);
  } catch {
    return String.fromCharCode(...bytes);
  }
}

function number64(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
