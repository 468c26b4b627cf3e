import { expect } from 'vitest';

/** Expects two rows to be equal to the last bit, the signs of zeros included. */
export function expectSameBits<Row extends Float32Array | Float64Array>(
  actual: Row,
  expected: Row,
  what = '',
): void {
  const bits = (row: Row) => new Uint32Array(row.slice().buffer);
  const [a, b] = [bits(actual), bits(expected)];
  expect(a.length, what).toBe(b.length);
  const different = a.findIndex((word, i) => word !== b[i]);
  const word = Math.floor((4 * different) / actual.BYTES_PER_ELEMENT);
  expect(different, `${what} [${word}]: ${actual[word]} for ${expected[word]}`).toBe(-1);
}
