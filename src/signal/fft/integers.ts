/** Integer helpers for transform lengths. Arguments are positive integers; all are exact below 2^26. */

/** The radices whose product is a length, or undefined if it has a prime factor above 5. Empty for length 1. */
export function radicesOf(length: number): number[] | undefined {
  const radices: number[] = [];
  let rest = length;
  // 4 before 2: one radix-4 butterfly is cheaper than two radix-2 ones. Large ones first: the first pass has the
  // shortest inner loops, and a large radix leaves fewer of them.
  for (const radix of [5, 4, 3, 2]) {
    for (; rest % radix === 0; rest /= radix) radices.push(radix);
  }
  return rest === 1 ? radices : undefined;
}

/** The smallest length ≥ n without a prime factor above 5. */
export function nextSmoothLength(n: number): number {
  let length = n;
  while (!radicesOf(length)) length++;
  return length;
}

export function isPrime(n: number): boolean {
  if (n < 2) return false;
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return true;
}

/** base^exponent mod modulus, for a modulus below 2^26 so that products stay exact. */
export function powerMod(base: number, exponent: number, modulus: number): number {
  let result = 1 % modulus;
  let square = base % modulus;
  for (let e = exponent; e > 0; e = Math.floor(e / 2)) {
    if (e % 2 === 1) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** The smallest generator of the multiplicative group modulo an odd prime. */
export function primitiveRoot(prime: number): number {
  const order = prime - 1;
  const factors: number[] = [];
  let rest = order;
  for (let d = 2; d * d <= rest; d++) {
    if (rest % d !== 0) continue;
    factors.push(d);
    while (rest % d === 0) rest /= d;
  }
  if (rest > 1) factors.push(rest);
  let g = 2;
  while (factors.some((q) => powerMod(g, order / q, prime) === 1)) g++;
  return g;
}
