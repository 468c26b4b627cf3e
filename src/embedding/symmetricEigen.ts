const MOST_SWEEPS = 60;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix, by cyclic Jacobi rotations (Golub and Van Loan, Matrix Computations, 8.5).
 *
 * @param matrix size × size; it is changed
 * @returns the largest value first; vectors row by row
 */
export function symmetricEigen(
  matrix: Float64Array,
  size: number,
): { values: Float64Array<ArrayBuffer>; vectors: Float64Array<ArrayBuffer> } {
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let isTurned = false;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) isTurned = rotate(matrix, vectors, size, p, q) || isTurned;
    }
    if (!isTurned) break;
  }
  const order = Array.from({ length: size }, (_, i) => i).sort(
    (a, b) => matrix[b * size + b]! - matrix[a * size + a]!,
  );
  return {
    values: Float64Array.from(order, (i) => matrix[i * size + i]!),
    vectors: Float64Array.from(order.flatMap((i) => Array.from(vectors.subarray(i * size, (i + 1) * size)))),
  };
}

/** Turns the plane of two rows so that their common value becomes 0; false if it is nothing beside their own. */
function rotate(matrix: Float64Array, vectors: Float64Array, size: number, p: number, q: number): boolean {
  const off = matrix[p * size + q]!;
  const [own, other] = [matrix[p * size + p]!, matrix[q * size + q]!];
  if (Math.abs(off) <= Number.EPSILON * Math.sqrt(Math.abs(own * other)) || off === 0) return false;
  const theta = (other - own) / (2 * off);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let i = 0; i < size; i++) {
    const [a, b] = [matrix[i * size + p]!, matrix[i * size + q]!];
    matrix[i * size + p] = cosine * a - sine * b;
    matrix[i * size + q] = sine * a + cosine * b;
  }
  turnRows(matrix, size, p, q, cosine, sine);
  turnRows(vectors, size, p, q, cosine, sine);
  return true;
}

function turnRows(
  matrix: Float64Array,
  size: number,
  p: number,
  q: number,
  cosine: number,
  sine: number,
): void {
  for (let i = 0; i < size; i++) {
    const [a, b] = [matrix[p * size + i]!, matrix[q * size + i]!];
    matrix[p * size + i] = cosine * a - sine * b;
    matrix[q * size + i] = sine * a + cosine * b;
  }
}
