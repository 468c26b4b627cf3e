import type { ByteSource } from '../zip/byteSource';

/** How a number is stored. */
export type NumberType =
  | 'int8'
  | 'uint8'
  | 'int16'
  | 'uint16'
  | 'int32'
  | 'uint32'
  | 'single'
  | 'double'
  | 'int64'
  | 'uint64';

export const numberBytes: Record<NumberType, number> = {
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  single: 4,
  double: 8,
  int64: 8,
  uint64: 8,
};

/** A matrix of real numbers in a MATLAB file, column by column. */
export interface MatlabMatrix {
  /** Of the variable, or of the field of a structure. */
  name: string;
  rows: number;
  columns: number;
  type: NumberType;
  isLittleEndian: boolean;
  /** Where its numbers are: the file, or what a packed variable unpacked to. */
  source: ByteSource;
  /** Byte offset of the first number there. */
  byte: number;
}

/** The number at a byte. */
export function numberAt(view: DataView, byte: number, type: NumberType, little: boolean): number {
  switch (type) {
    case 'int8':
      return view.getInt8(byte);
    case 'uint8':
      return view.getUint8(byte);
    case 'int16':
      return view.getInt16(byte, little);
    case 'uint16':
      return view.getUint16(byte, little);
    case 'int32':
      return view.getInt32(byte, little);
    case 'uint32':
      return view.getUint32(byte, little);
    case 'single':
      return view.getFloat32(byte, little);
    case 'double':
      return view.getFloat64(byte, little);
    case 'int64':
      return Number(view.getBigInt64(byte, little));
    case 'uint64':
      return Number(view.getBigUint64(byte, little));
  }
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
