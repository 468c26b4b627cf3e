/** Hashes a stream of bytes, chunk by chunk; the result is that of all bytes at once. */
export interface Sha256 {
  update(bytes: Uint8Array): void;
  /** The hash of all bytes so far as 64 hexadecimal digits; `update` must not be called afterwards. */
  hex(): string;
}

const blockBytes = 64;

/**
 * SHA-256 (FIPS 180-4) of a stream. The browser's own digest takes one complete array only; files too long for that go
 * through this, at a few hundred megabytes a second.
 */
export function createSha256(): Sha256 {
  const { constants, start } = tables();
  const state = Int32Array.from(start);
  const schedule = new Int32Array(64);
  const rest = new Uint8Array(2 * blockBytes);
  let restBytes = 0;
  let totalBytes = 0;

  function digest(bytes: Uint8Array, from: number, to: number): void {
    for (let at = from; at + blockBytes <= to; at += blockBytes) mix(bytes, at, state, schedule, constants);
  }

  return {
    update(bytes) {
      totalBytes += bytes.length;
      let from = 0;
      if (restBytes > 0) {
        from = Math.min(bytes.length, blockBytes - restBytes);
        rest.set(bytes.subarray(0, from), restBytes);
        restBytes += from;
        if (restBytes < blockBytes) return;
        digest(rest, 0, blockBytes);
        restBytes = 0;
      }
      digest(bytes, from, bytes.length);
      const left = from + Math.floor((bytes.length - from) / blockBytes) * blockBytes;
      rest.set(bytes.subarray(left));
      restBytes = bytes.length - left;
    },
    hex() {
      const length = restBytes < 56 ? blockBytes : 2 * blockBytes;
      rest.fill(0, restBytes);
      rest[restBytes] = 0x80;
      const view = new DataView(rest.buffer);
      view.setUint32(length - 8, Math.floor(totalBytes / 2 ** 29));
      view.setUint32(length - 4, (totalBytes % 2 ** 29) * 8);
      digest(rest, 0, length);
      return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    },
  };
}

function mix(bytes: Uint8Array, at: number, state: Int32Array, w: Int32Array, k: Int32Array): void {
  for (let t = 0, i = at; t < 16; t++, i += 4) {
    w[t] = (bytes[i]! << 24) | (bytes[i + 1]! << 16) | (bytes[i + 2]! << 8) | bytes[i + 3]!;
  }
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15]!;
    const y = w[t - 2]!;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[t] = (w[t - 16]! + s0 + w[t - 7]! + s1) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  // Eight rounds at a time: after eight, every working variable is back in its own slot.
  for (let t = 0; t < 64; t += 8) {
    h =
      (h +
        (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) +
        (g ^ (e & (f ^ g))) +
        k[t + 0]! +
        w[t + 0]!) |
      0;
    d = (d + h) | 0;
    h =
      (h +
        (((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) +
        ((a & b) | (c & (a | b)))) |
      0;
    g =
      (g +
        (((d >>> 6) | (d << 26)) ^ ((d >>> 11) | (d << 21)) ^ ((d >>> 25) | (d << 7))) +
        (f ^ (d & (e ^ f))) +
        k[t + 1]! +
        w[t + 1]!) |
      0;
    c = (c + g) | 0;
    g =
      (g +
        (((h >>> 2) | (h << 30)) ^ ((h >>> 13) | (h << 19)) ^ ((h >>> 22) | (h << 10))) +
        ((h & a) | (b & (h | a)))) |
      0;
    f =
      (f +
        (((c >>> 6) | (c << 26)) ^ ((c >>> 11) | (c << 21)) ^ ((c >>> 25) | (c << 7))) +
        (e ^ (c & (d ^ e))) +
        k[t + 2]! +
        w[t + 2]!) |
      0;
    b = (b + f) | 0;
    f =
      (f +
        (((g >>> 2) | (g << 30)) ^ ((g >>> 13) | (g << 19)) ^ ((g >>> 22) | (g << 10))) +
        ((g & h) | (a & (g | h)))) |
      0;
    e =
      (e +
        (((b >>> 6) | (b << 26)) ^ ((b >>> 11) | (b << 21)) ^ ((b >>> 25) | (b << 7))) +
        (d ^ (b & (c ^ d))) +
        k[t + 3]! +
        w[t + 3]!) |
      0;
    a = (a + e) | 0;
    e =
      (e +
        (((f >>> 2) | (f << 30)) ^ ((f >>> 13) | (f << 19)) ^ ((f >>> 22) | (f << 10))) +
        ((f & g) | (h & (f | g)))) |
      0;
    d =
      (d +
        (((a >>> 6) | (a << 26)) ^ ((a >>> 11) | (a << 21)) ^ ((a >>> 25) | (a << 7))) +
        (c ^ (a & (b ^ c))) +
        k[t + 4]! +
        w[t + 4]!) |
      0;
    h = (h + d) | 0;
    d =
      (d +
        (((e >>> 2) | (e << 30)) ^ ((e >>> 13) | (e << 19)) ^ ((e >>> 22) | (e << 10))) +
        ((e & f) | (g & (e | f)))) |
      0;
    c =
      (c +
        (((h >>> 6) | (h << 26)) ^ ((h >>> 11) | (h << 21)) ^ ((h >>> 25) | (h << 7))) +
        (b ^ (h & (a ^ b))) +
        k[t + 5]! +
        w[t + 5]!) |
      0;
    g = (g + c) | 0;
    c =
      (c +
        (((d >>> 2) | (d << 30)) ^ ((d >>> 13) | (d << 19)) ^ ((d >>> 22) | (d << 10))) +
        ((d & e) | (f & (d | e)))) |
      0;
    b =
      (b +
        (((g >>> 6) | (g << 26)) ^ ((g >>> 11) | (g << 21)) ^ ((g >>> 25) | (g << 7))) +
        (a ^ (g & (h ^ a))) +
        k[t + 6]! +
        w[t + 6]!) |
      0;
    f = (f + b) | 0;
    b =
      (b +
        (((c >>> 2) | (c << 30)) ^ ((c >>> 13) | (c << 19)) ^ ((c >>> 22) | (c << 10))) +
        ((c & d) | (e & (c | d)))) |
      0;
    a =
      (a +
        (((f >>> 6) | (f << 26)) ^ ((f >>> 11) | (f << 21)) ^ ((f >>> 25) | (f << 7))) +
        (h ^ (f & (g ^ h))) +
        k[t + 7]! +
        w[t + 7]!) |
      0;
    e = (e + a) | 0;
    a =
      (a +
        (((b >>> 2) | (b << 30)) ^ ((b >>> 13) | (b << 19)) ^ ((b >>> 22) | (b << 10))) +
        ((b & c) | (d & (b | c)))) |
      0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}

let made: { constants: Int32Array; start: Int32Array } | undefined;

/**
 * The first 32 bits of the fractional parts of the cube roots of the first 64 primes, and of the square roots of the first 8.
 */
function tables(): { constants: Int32Array; start: Int32Array } {
  if (made) return made;
  const primes: bigint[] = [];
  for (let n = 2n; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0n)) primes.push(n);
  const fraction = (power: bigint) => (prime: bigint) =>
    Number(BigInt.asIntN(32, rootOf(prime << (32n * power), power)));
  made = {
    constants: Int32Array.from(primes, fraction(3n)),
    start: Int32Array.from(primes.slice(0, 8), fraction(2n)),
  };
  return made;
}

/** The integer part of a root, by bisection. */
function rootOf(value: bigint, power: bigint): bigint {
  let low = 0n;
  let high = 1n << 44n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** power <= value) low = middle;
    else high = middle;
  }
  return low;
}
