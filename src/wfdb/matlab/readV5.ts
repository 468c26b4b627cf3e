import type { ByteSource } from '../zip/byteSource';
import { inflate } from './inflate';
import { type MatlabMatrix, type NumberType, numberBytes, viewOf } from './types';

/** Types of data elements (MAT-File Format, level 5) that hold numbers. */
const elementTypes: Record<number, NumberType> = {
  1: 'int8',
  2: 'uint8',
  3: 'int16',
  4: 'uint16',
  5: 'int32',
  6: 'uint32',
  7: 'single',
  9: 'double',
  12: 'int64',
  13: 'uint64',
};
const matrixElement = 14;
const packedElement = 15;

const structureClass = 2;
/** Classes of numbers: double, single, and integers of 8 to 64 bits. */
const numberClasses = { first: 6, last: 15 };
const complexFlag = 0x08;

const fileHeaderBytes = 128;
const tagBytes = 8;
const mostElements = 1024;
const deepest = 4;
const mostFieldBytes = 64 * 1024;

/** Whether bytes begin a MATLAB file of level 5, as versions 5 to 7 write it. */
export function isMatlabV5(start: Uint8Array): boolean {
  if (start.length < fileHeaderBytes) return false;
  const mark = String.fromCharCode(start[126]!, start[127]!);
  const version = viewOf(start).getUint16(124, mark === 'IM');
  return (mark === 'IM' || mark === 'MI') && version === 0x0100;
}

interface Element {
  type: number;
  /** Of its data. */
  start: number;
  end: number;
  next: number;
}

/**
 * The matrices of numbers of a file of level 5, those in structures included; packed variables are unpacked into memory.
 * Cells, text, sparse and complex matrices are passed over. Ends at the first element that is longer than the file.
 *
 * @throws WfdbError `matlab-malformed` for a damaged packed variable
 */
export async function readV5(source: ByteSource, fileName: string): Promise<MatlabMatrix[]> {
  const start = await source.read(0, fileHeaderBytes);
  const little = start[126] === 0x49;
  const found: MatlabMatrix[] = [];
  let at = fileHeaderBytes;
  for (let k = 0; k < mostElements; k++) {
    const element = await elementAt(source, at, little);
    if (!element) break;
    if (element.type === matrixElement)
      await readMatrix(source, element, { little, name: '', depth: 0 }, found);
    else if (element.type === packedElement) {
      const inner = await inflate(source, element, fileName);
      const first = await elementAt(inner, 0, little);
      if (first?.type === matrixElement)
        await readMatrix(inner, first, { little, name: '', depth: 0 }, found);
      // Packed elements are not padded.
      at = element.end;
      continue;
    }
    at = element.next;
  }
  return found;
}

/** The element whose tag is at a byte; undefined if it does not fit into the source. */
async function elementAt(source: ByteSource, at: number, little: boolean): Promise<Element | undefined> {
  const bytes = await source.read(at, at + tagBytes);
  if (bytes.length < tagBytes) return undefined;
  const view = viewOf(bytes);
  const first = view.getUint32(0, little);
  // Up to four bytes of data share the tag's second half.
  const small = first >>> 16;
  if (small > 0) {
    return small > 4
      ? undefined
      : { type: first & 0xffff, start: at + 4, end: at + 4 + small, next: at + tagBytes };
  }
  const end = at + tagBytes + view.getUint32(4, little);
  if (end > source.size) return undefined;
  return { type: first, start: at + tagBytes, end, next: end + ((8 - (end % 8)) % 8) };
}

/** Reads a matrix element: flags, dimensions, name, then its numbers, or the fields of a structure. */
async function readMatrix(
  source: ByteSource,
  matrix: Element,
  { little, name, depth }: { little: boolean; name: string; depth: number },
  found: MatlabMatrix[],
): Promise<void> {
  const parts: Element[] = [];
  const nextPart = async () => {
    const part = await elementAt(source, parts.at(-1)?.next ?? matrix.start, little);
    if (part && part.end <= matrix.end) parts.push(part);
    return part && part.end <= matrix.end ? part : undefined;
  };
  const [flags, dimensions, label] = [await nextPart(), await nextPart(), await nextPart()];
  if (
    !flags ||
    !dimensions ||
    !label ||
    flags.end - flags.start < 4 ||
    dimensions.end - dimensions.start !== 8
  )
    return;
  const flagBits = viewOf(await source.read(flags.start, flags.start + 4)).getUint32(0, little);
  const sizes = viewOf(await source.read(dimensions.start, dimensions.end));
  const [rows, columns] = [sizes.getInt32(0, little), sizes.getInt32(4, little)];
  const own = (await textAt(source, label)) || name;
  const kind = flagBits & 0xff;
  if (kind === structureClass && rows * columns === 1 && depth < deepest) {
    const [lengthPart, namesPart] = [await nextPart(), await nextPart()];
    if (!lengthPart || !namesPart || namesPart.end - namesPart.start > mostFieldBytes) return;
    const fieldBytes = viewOf(await source.read(lengthPart.start, lengthPart.start + 4)).getInt32(0, little);
    if (!(fieldBytes > 0)) return;
    for (let at = namesPart.start; at + fieldBytes <= namesPart.end; at += fieldBytes) {
      const field = await textAt(source, { start: at, end: at + fieldBytes });
      const part = await nextPart();
      if (part?.type !== matrixElement) return;
      await readMatrix(source, part, { little, name: field, depth: depth + 1 }, found);
    }
    return;
  }
  const isNumbers = kind >= numberClasses.first && kind <= numberClasses.last;
  if (!isNumbers || flagBits & (complexFlag << 8) || rows <= 0 || columns <= 0) return;
  const numbers = await nextPart();
  // Numbers are stored in the smallest type that holds them, whatever their class is.
  const type = numbers && elementTypes[numbers.type];
  if (!type || numbers.end - numbers.start < rows * columns * numberBytes[type]) return;
  found.push({ name: own, rows, columns, type, isLittleEndian: little, source, byte: numbers.start });
}

async function textAt(source: ByteSource, { start, end }: { start: number; end: number }): Promise<string> {
  const bytes = await source.read(start, Math.min(end, start + 64));
  return String.fromCharCode(...bytes).replace(/\0.*$/s, '');
}
