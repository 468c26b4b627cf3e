import { unzipSync } from 'fflate';
import { expect } from 'vitest';

/** An array of an NPZ file, as its bytes and as numbers or texts. */
interface NpzArray {
  descr: string;
  shape: number[];
  data: ArrayBuffer;
  /** Throws for text. */
  readonly numbers: number[];
  /** Throws for numbers. */
  readonly texts: string[];
}

/** Arrays by name, without `.npy`. */
export type NpzArrays = Record<string, NpzArray>;

export function readNpz(bytes: Uint8Array): NpzArrays {
  const files = Object.entries(unzipSync(bytes));
  return Object.fromEntries(files.map(([name, file]) => [name.replace(/\.npy$/, ''), parseNpy(file)]));
}

const NUMBERS: Record<string, (data: ArrayBuffer) => Iterable<number>> = {
  '<f4': (data) => new Float32Array(data),
  '<f8': (data) => new Float64Array(data),
  '<i2': (data) => new Int16Array(data),
  '<i4': (data) => new Int32Array(data),
  '<i8': (data) => Array.from(new BigInt64Array(data), Number),
  '|u1': (data) => new Uint8Array(data),
  '|i1': (data) => new Int8Array(data),
};

/** Reads a .npy file as NumPy's format description says: magic, version, little-endian header length, a Python literal. */
function parseNpy(file: Uint8Array): NpzArray {
  expect([...file.subarray(0, 8)]).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  const headerLength = file[8]! + 256 * file[9]!;
  expect((10 + headerLength) % 64).toBe(0);
  const header = new TextDecoder().decode(file.subarray(10, 10 + headerLength));
  const match = /^\{'descr': '([^']+)', 'fortran_order': False, 'shape': \(([^)]*)\), \} *\n$/.exec(header);
  const descr = match![1]!;
  const shape = match![2]!.split(',').filter((size) => size.trim() !== '');
  const data = file.slice(10 + headerLength).buffer as ArrayBuffer;
  return {
    descr,
    shape: shape.map(Number),
    data,
    get numbers() {
      const read = NUMBERS[descr];
      if (!read) throw new Error(`an array of ${descr} holds no numbers`);
      return [...read(data)];
    },
    get texts() {
      const width = Number(/^<U(\d+)$/.exec(descr)![1]);
      const points = [...new Uint32Array(data)];
      return Array.from({ length: points.length / width }, (_, row) =>
        String.fromCodePoint(...points.slice(row * width, (row + 1) * width).filter((point) => point > 0)),
      );
    },
  };
}
