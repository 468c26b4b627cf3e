/**
 * One array of an NPZ archive: its NumPy element type, its shape, and its bytes in pieces (C order, little-endian), so that
 * 100 MB need no second copy.
 */
export interface NpyArray {
  name: string;
  /** NumPy type string: `<f4`, `|u1`, `<U3`. */
  descr: string;
  shape: number[];
  bytes: () => Iterable<Uint8Array<ArrayBuffer>>;
}

/** Bytes per piece. */
const CHUNK_BYTES = 4 * 1024 * 1024;

/**
 * The header of a .npy file, version 1.0, padded with blanks so that the data begin at a multiple of 64.
 * Format: NumPy manual, "numpy.lib.format" (NEP 1).
 */
export function npyHeader({ descr, shape }: Pick<NpyArray, 'descr' | 'shape'>): Uint8Array<ArrayBuffer> {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${sizes}), }`;
  const fixed = 10;
  const total = Math.ceil((fixed + text.length + 1) / 64) * 64;
  const header = new Uint8Array(total).fill(0x20);
  header.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0]);
  new DataView(header.buffer).setUint16(8, total - fixed, true);
  header.set(new TextEncoder().encode(text), fixed);
  header[total - 1] = 0x0a;
  return header;
}

const TYPES = [
  [Float64Array, '<f8'],
  [Float32Array, '<f4'],
  [Int32Array, '<i4'],
  [Uint8Array, '|u1'],
] as const;

/** Numbers as a NumPy array. The pieces are views of `values`, or copies if that memory is shared, which Blob and streams reject. */
export function numberArray(
  name: string,
  values: Float64Array | Float32Array | Int32Array | Uint8Array,
  shape: number[] = [values.length],
): NpyArray {
  const descr = TYPES.find(([type]) => values instanceof type)![1];
  return { name, descr, shape, bytes: () => pieces(values) };
}

function* pieces(values: ArrayBufferView): Generator<Uint8Array<ArrayBuffer>> {
  const { buffer, byteOffset, byteLength } = values;
  for (let start = 0; start < byteLength; start += CHUNK_BYTES) {
    const length = Math.min(CHUNK_BYTES, byteLength - start);
    yield buffer instanceof ArrayBuffer
      ? new Uint8Array(buffer, byteOffset + start, length)
      : new Uint8Array(buffer, byteOffset + start, length).slice();
  }
}

/**
 * Text as a fixed-width NumPy array: four bytes per code point, zeros at the end.
 *
 * @param words the distinct texts
 * @param wordOf index into `words` of each of the `count` elements
 */
export function textArray(
  name: string,
  words: readonly string[],
  count: number,
  wordOf: (index: number) => number,
): NpyArray {
  const points = words.map((word) => Array.from(word, (character) => character.codePointAt(0)!));
  const width = Math.max(1, ...points.map(({ length }) => length));
  const perPiece = Math.max(1, Math.floor(CHUNK_BYTES / (4 * width)));
  function* bytes(): Generator<Uint8Array<ArrayBuffer>> {
    for (let start = 0; start < count; start += perPiece) {
      const rows = Math.min(perPiece, count - start);
      const piece = new Uint32Array(rows * width);
      for (let row = 0; row < rows; row++) piece.set(points[wordOf(start + row)]!, row * width);
      yield new Uint8Array(piece.buffer);
    }
  }
  return { name, descr: `<U${width}`, shape: [count], bytes };
}
