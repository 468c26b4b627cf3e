import type * as tf from '@tensorflow/tfjs';
import { float, OWN_TEXEL, splitBy } from './layout';
import type { Program } from './program';
import type { Runtime } from './runtime';

/** C (m × n) = A · B; a transposed A is k × m, a transposed B n × k. */
export interface MatMulShape {
  m: number;
  k: number;
  n: number;
  transposeA: boolean;
  transposeB: boolean;
}

/** Applied to each sum before it is written. */
export interface Finish {
  /** n numbers, added to each row. */
  bias?: tf.TensorInfo | undefined;
  relu: boolean;
}

/** Fragments that keep a GPU busy; the inner sum is sliced until there are that many. */
const FRAGMENTS_WANTED = 32768;
/** With more slices, adding them up takes longer than more fragments save. */
const SLICES_MAX = 16;
/** The least steps of four per fragment. */
const STEPS_MIN = 16;
/** Steps per iteration of the loop. */
const UNROLL = 4;
/** Up to this many multiplications, a matrix whose sides are not multiples of four is computed here, number by number. */
const SINGLES_MAX = 4e6;

/**
 * A product of two matrices.
 *
 * A fragment computes R rows of four columns (R = 8, or 4 on small GPUs) on R sheets, four steps of the inner sum at a
 * time: 12 fetches for 128 multiplications, where tfjs's packed program does 8 with 2 fetches. A long inner sum over
 * few outputs is sliced for more fragments. The program that gathers the sheets adds the slices and the bias and
 * applies ReLU. No operand is transposed in memory: 4 × 4 blocks are transposed in registers.
 *
 * @returns undefined for shapes that are left to the stock kernel
 */
export function multiplyMatrices(
  runtime: Runtime,
  a: tf.TensorInfo,
  b: tf.TensorInfo,
  shape: MatMulShape,
  outShape: number[],
  finish: Finish,
): tf.TensorInfo | undefined {
  const { m, k, n, transposeA, transposeB } = shape;
  if (m * k * n === 0 || !runtime.fits(Math.max(m * n, m * k, k * n))) return undefined;
  const outer = transposeA && !transposeB;
  const inFours = n % 4 === 0 && (outer || k % 4 === 0) && (!transposeA || m % 4 === 0);
  if (!inFours) {
    if (m * k * n > SINGLES_MAX || m * n >= 1 << 24) return undefined;
    return runtime.tensor(bySingles(shape, finish), withBias([a, b], finish), outShape);
  }

  const rows = runtime.outputsMax;
  const blocks = Math.ceil(m / rows);
  const steps = outer ? k : k / 4;
  const fragments = (n / 4) * blocks;
  const slices = Math.max(
    1,
    Math.min(Math.ceil(FRAGMENTS_WANTED / fragments), Math.floor(steps / STEPS_MIN), SLICES_MAX),
  );
  const perSlice = Math.ceil(steps / slices);
  const extent = { width: n / 4, height: blocks * slices };
  if (extent.width > runtime.sheets.extentMax || extent.height > runtime.sheets.extentMax) return undefined;

  const uniforms = [m, k, n / 4, blocks, perSlice];
  const sheets = runtime.onSheets(rowsOnSheets(transposeA, transposeB, rows), [a, b], extent, uniforms);
  const product = runtime.tensor(gatherRows(n, rows, finish), withBias([sheets], finish), outShape, [
    blocks,
    slices,
  ]);
  runtime.sheets.release(sheets);
  return product;
}

const withBias = <T>(inputs: T[], { bias }: Finish): (T | tf.TensorInfo)[] =>
  bias ? [...inputs, bias] : inputs;

const each = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

function rowsOnSheets(transposeA: boolean, transposeB: boolean, rows: number): Program {
  return {
    key: `matMul ${transposeA ? 'T' : 'N'}${transposeB ? 'T' : 'N'} ${rows}`,
    inputs: ['a', 'b'],
    uniforms: ['m', 'k', 'nFours', 'blocks', 'perSlice'].map((name) => ({ name, type: 'int' })),
    outputs: rows,
    source: () => `
void main() {
  int g = int(gl_FragCoord.x);
  int y = int(gl_FragCoord.y);
  int slice = y / blocks;
  int row = (y - slice * blocks) * ${rows};
  int mFours = m >> 2;
  int kFours = k >> 2;
  ${each(rows, (r) => `vec4 c${r} = vec4(0.0);`)}
  int first = slice * perSlice;
  int last = min(first + perSlice, ${transposeA && !transposeB ? 'k' : 'kFours'});
  ${transposeA && !transposeB ? outerProducts(rows) : blockProducts(transposeA, transposeB, rows)}
  ${each(rows, (r) => `out${r} = c${r};`)}
}`,
  };
}

/**
 * A loop over `first … last`, unrolled by several steps. Values carried between iterations cost a software renderer
 * more than the multiplications: it keeps them in memory, behind the mask of its lanes.
 */
function stepwise(step: (s: string) => string): string {
  return `
  int s = first;
  for (; s + ${UNROLL} <= last; s += ${UNROLL}) {
    ${each(UNROLL, (u) => `{${step(`(s + ${u})`)}}`)}
  }
  for (; s < last; s++) {${step('s')}
  }`;
}

/** Aᵀ · B: each step adds a column of A times a row of B. */
function outerProducts(rows: number): string {
  return `
  ${each(rows / 4, (i) => `int ia${i} = min((row >> 2) + ${i}, mFours - 1);`)}
  ${stepwise(
    (s) => `
    vec4 bs = TEXEL(b, ${s} * nFours + g);
    ${each(
      rows / 4,
      (i) => `
    vec4 a${i} = TEXEL(a, ${s} * mFours + ia${i});
    ${each(4, (j) => `c${i * 4 + j} += a${i}.${'xyzw'[j]} * bs;`)}`,
    )}`,
  )}`;
}

/** The other three: each step adds a block of rows × 4 of A times a block of 4 × 4 of B. */
function blockProducts(transposeA: boolean, transposeB: boolean, rows: number): string {
  const bTexel = (s: string, j: number) =>
    transposeB ? `TEXEL(b, (g * 4 + ${j}) * kFours + ${s})` : `TEXEL(b, (${s} * 4 + ${j}) * nFours + g)`;
  const block = (s: string) => `mat4 bs = mat4(${[0, 1, 2, 3].map((j) => bTexel(s, j)).join(', ')});`;
  const multiply = (r: number, value: string) =>
    `c${r} += ${transposeB ? `${value} * bs` : `bs * ${value}`};`;
  if (!transposeA) {
    return `
  ${each(rows, (r) => `int ia${r} = min(row + ${r}, m - 1) * kFours;`)}
  ${stepwise(
    (s) => `
    ${block(s)}
    ${each(rows, (r) => multiply(r, `TEXEL(a, ia${r} + ${s})`))}`,
  )}`;
  }
  const aTexel = (s: string, i: number, j: number) =>
    `TEXEL(a, (${s} * 4 + ${j}) * mFours + min((row >> 2) + ${i}, mFours - 1))`;
  return stepwise(
    (s) => `
    ${block(s)}
    ${each(
      rows / 4,
      (i) => `
    mat4 a${i} = transpose(mat4(${[0, 1, 2, 3].map((j) => aTexel(s, i, j)).join(', ')}));
    ${each(4, (j) => multiply(i * 4 + j, `a${i}[${j}]`))}`,
    )}`,
  );
}

function finished(sum: string, bias: string, finish: Finish): string {
  const biased = finish.bias ? `(${sum} + ${bias})` : sum;
  return finish.relu ? `max(${biased}, 0.0)` : biased;
}

const finishKey = ({ bias, relu }: Finish) => `${bias ? 'bias' : ''} ${relu ? 'relu' : ''}`;

/** From sheets, one per row of a block, into the lab's layout; adds up the slices. */
function gatherRows(n: number, rows: number, finish: Finish): Program {
  return {
    key: `matMulGather ${n} ${rows} ${finishKey(finish)}`,
    inputs: finish.bias ? ['sheets', 'bias'] : ['sheets'],
    sheetInputs: ['sheets'],
    uniforms: ['blocks', 'slices'].map((name) => ({ name, type: 'int' })),
    outputs: 1,
    source: () => `
void main() {
  ivec2 place = ${splitBy(OWN_TEXEL, n / 4)};
  ivec2 block = ${splitBy('place.x', rows)};
  vec4 sum = texelFetch(sheets, ivec3(place.y, block.x, block.y), 0);
  for (int s = 1; s < slices; s++) sum += texelFetch(sheets, ivec3(place.y, s * blocks + block.x, block.y), 0);
  out0 = ${finished('sum', 'TEXEL(bias, place.y)', finish)};
}`,
  };
}

/** Small matrices of any sides, number by number. */
function bySingles(shape: MatMulShape, finish: Finish): Program {
  const { m, k, n, transposeA, transposeB } = shape;
  const a = transposeA ? `s * ${m} + at.x` : `at.x * ${k} + s`;
  const b = transposeB ? `at.y * ${k} + s` : `s * ${n} + at.y`;
  return {
    key: `matMulSingles ${m}×${k}×${n} ${transposeA} ${transposeB} ${finishKey(finish)}`,
    inputs: finish.bias ? ['a', 'b', 'bias'] : ['a', 'b'],
    outputs: 1,
    source: () => `
float number(int i) {
  ivec2 at = ${splitBy(`min(i, ${m * n - 1})`, n)};
  float sum = ${float(0)};
  for (int s = 0; s < ${k}; s++) sum += NUMBER(a, ${a}) * NUMBER(b, ${b});
  return ${finished('sum', 'NUMBER(bias, at.y)', finish)};
}
void main() {
  int i = 4 * ${OWN_TEXEL};
  out0 = vec4(number(i), number(i + 1), number(i + 2), number(i + 3));
}`,
  };
}
