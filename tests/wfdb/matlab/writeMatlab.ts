import { zlibSync } from 'fflate';

export type Numbers = 'int16' | 'double' | 'uint8';

export interface Variable {
  name: string;
  rows: number;
  /** Column by column. */
  values: readonly number[];
  type?: Numbers;
}

const bytesOf = { int16: 2, double: 8, uint8: 1 };

function numbers(values: readonly number[], type: Numbers, little: boolean): Uint8Array {
  const bytes = new Uint8Array(values.length * bytesOf[type]);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => {
    if (type === 'int16') view.setInt16(2 * i, value, little);
    else if (type === 'double') view.setFloat64(8 * i, value, little);
    else view.setUint8(i, value);
  });
  return bytes;
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const text = (content: string) => new TextEncoder().encode(content);

/** A file of level 4: for each variable type, rows, columns, complex, length of the name, name, numbers. */
export function writeV4(variables: readonly Variable[], little = true): Uint8Array {
  return join(
    ...variables.map(({ name, rows, values, type = 'int16' }) => {
      const header = new Uint8Array(20);
      const view = new DataView(header.buffer);
      const precision = { double: 0, int16: 3, uint8: 5 }[type];
      [(little ? 0 : 1000) + 10 * precision, rows, values.length / rows, 0, name.length + 1].forEach(
        (value, i) => {
          view.setInt32(4 * i, value, little);
        },
      );
      return join(header, text(`${name}\0`), numbers(values, type, little));
    }),
  );
}

function words(values: readonly number[]): Uint8Array {
  return new Uint8Array(Int32Array.from(values).buffer);
}

/** An element of level 5: type, size, data, padding to eight bytes; data of up to four bytes share the tag. */
function element(type: number, data: Uint8Array): Uint8Array {
  if (data.length > 0 && data.length <= 4)
    return join(words([(data.length << 16) | type]), data, new Uint8Array(4 - data.length));
  return join(words([type, data.length]), data, new Uint8Array((8 - (data.length % 8)) % 8));
}

function matrix({ name, rows, values, type = 'double' }: Variable): Uint8Array {
  const stored = { int16: 3, double: 9, uint8: 2 }[type];
  return element(
    14,
    join(
      element(6, words([6, 0])),
      element(5, words([rows, values.length / rows])),
      element(1, text(name)),
      element(stored, numbers(values, type, true)),
    ),
  );
}

function fileHeader(): Uint8Array {
  const header = new Uint8Array(128).fill(32);
  header.set(text('MATLAB 5.0 MAT-file, Platform: test'));
  header.set([0x00, 0x01, 0x49, 0x4d], 124);
  return header;
}

/** A file of level 5, its variables packed or not. */
export function writeV5(variables: readonly Variable[], packed = false): Uint8Array {
  const elements = variables.map(matrix).map((bytes) => {
    if (!packed) return bytes;
    const data = zlibSync(bytes);
    return join(words([15, data.length]), data);
  });
  return join(fileHeader(), ...elements);
}

/** A file of level 5 with one structure. */
export function writeStructure(name: string, fields: readonly Variable[]): Uint8Array {
  const longest = 32;
  const names = join(
    ...fields.map((field) => join(text(field.name), new Uint8Array(longest - field.name.length))),
  );
  return join(
    fileHeader(),
    element(
      14,
      join(
        element(6, words([2, 0])),
        element(5, words([1, 1])),
        element(1, text(name)),
        element(5, words([longest])),
        element(1, names),
        ...fields.map((field) => matrix({ ...field, name: '' })),
      ),
    ),
  );
}
