import type { ByteSource } from '../zip/byteSource';
import { noMatlab } from './matlabError';
import { type MatlabMatrix, type NumberType, numberBytes, viewOf } from './types';

const types: NumberType[] = ['double', 'single', 'int32', 'int16', 'uint16', 'uint8'];
const headerBytes = 20;
const longestName = 64;
const mostVariables = 256;

interface V4Header {
  rows: number;
  columns: number;
  type: NumberType;
  isText: boolean;
  isComplex: boolean;
  isLittleEndian: boolean;
  nameBytes: number;
}

/** Whether bytes begin a MATLAB file of level 4, which has no mark: its first header must make sense. */
export function isMatlabV4(start: Uint8Array): boolean {
  const header = parseHeader(start);
  if (!header || start.length < headerBytes + header.nameBytes) return false;
  const name = start.subarray(headerBytes, headerBytes + header.nameBytes);
  return /^[A-Za-z]\w*\0$/.test(String.fromCharCode(...name));
}

/** MATLAB MAT-File Format, level 4: type as MOPT (machine, 0, precision, kind), rows, columns, complex, length of the name. */
function parseHeader(bytes: Uint8Array): V4Header | undefined {
  if (bytes.length < headerBytes) return undefined;
  const view = viewOf(bytes);
  const isLittleEndian = view.getInt32(0, true) >= 0 && view.getInt32(0, true) < 1000;
  const [mopt, rows, columns, complex, nameBytes] = [0, 4, 8, 12, 16].map((at) =>
    view.getInt32(at, isLittleEndian),
  ) as [number, number, number, number, number];
  const [machine, zero, precision, kind] = [1000, 100, 10, 1].map((unit) => Math.floor(mopt / unit) % 10);
  const type = types[precision!];
  const isValid =
    mopt >= 0 &&
    mopt < 2000 &&
    machine === (isLittleEndian ? 0 : 1) &&
    zero === 0 &&
    kind! <= 2 &&
    rows >= 0 &&
    columns >= 0 &&
    (complex === 0 || complex === 1) &&
    nameBytes >= 2 &&
    nameBytes <= longestName;
  if (!isValid || type === undefined) return undefined;
  return { rows, columns, type, isText: kind !== 0, isComplex: complex === 1, isLittleEndian, nameBytes };
}

/**
 * The matrices of a file of level 4; only headers are read.
 *
 * @throws WfdbError `matlab-malformed` if a matrix is longer than the file
 */
export async function readV4(source: ByteSource, fileName: string): Promise<MatlabMatrix[]> {
  const found: MatlabMatrix[] = [];
  let at = 0;
  for (let k = 0; k < mostVariables && at + headerBytes <= source.size; k++) {
    const bytes = await source.read(at, at + headerBytes + longestName);
    const header = parseHeader(bytes);
    if (!header) break;
    const { rows, columns, type, isLittleEndian, nameBytes } = header;
    const byte = at + headerBytes + nameBytes;
    const length = rows * columns * numberBytes[type] * (header.isComplex ? 2 : 1);
    if (byte + length > source.size) {
      throw noMatlab(fileName, `a matrix of ${rows} × ${columns} does not fit into its ${source.size} bytes`);
    }
    const name = String.fromCharCode(...bytes.subarray(headerBytes, headerBytes + nameBytes - 1));
    if (!header.isText && !header.isComplex) {
      found.push({ name, rows, columns, type, isLittleEndian, source, byte });
    }
    at = byte + length;
  }
  return found;
}
