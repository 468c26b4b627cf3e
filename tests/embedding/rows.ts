import type { Rows } from '../../src/embedding/types';

const ROWS = 60;
const WIDTH = 9;

/** The rows of `reference.py`. */
export const rows: Rows = {
  values: Float32Array.from(
    { length: ROWS * WIDTH },
    (_, i) => 3 * Math.sin(1.7 * i) + Math.sin(0.013 * i * i),
  ),
  width: WIDTH,
};

export const labels = Uint8Array.from({ length: ROWS }, (_, row) => (row * 7) % 3);
