import { FlacDamage } from './flacDamage';

/** Reads numbers of any width from bytes, highest bit first (RFC 9639, 5). Throws FlacDamage past the end. */
export class BitReader {
  /** Next byte to load into the cache. */
  private next: number;
  /** Unread bits, the next one highest. */
  private cache = 0;
  private cachedBits = 0;

  constructor(
    private readonly bytes: Uint8Array,
    at: number,
  ) {
    this.next = at;
  }

  /** The first byte of which no bit was read; past the end only if bits were read that do not exist. */
  get byteAt(): number {
    return this.next - (this.cachedBits >> 3);
  }

  /** Unsigned. @param width 0 … 32 */
  read(width: number): number {
    if (width > 24) return this.read(width - 16) * 65536 + this.read(16);
    if (width === 0) return 0;
    if (this.cachedBits < width) this.fill();
    const value = this.cache >>> (32 - width);
    this.drop(width);
    return value;
  }

  /** Two's complement. @param width 0 … 32 */
  readSigned(width: number): number {
    if (width === 0) return 0;
    const shift = 32 - width;
    return ((this.read(width) | 0) << shift) >> shift;
  }

  /** The number of 0 bits before the next 1, which is consumed too. */
  readUnary(): number {
    let zeros = 0;
    while (this.cache === 0) {
      zeros += this.cachedBits;
      this.cachedBits = 0;
      if (this.next >= this.bytes.length) throw endOfData();
      this.fill();
    }
    const more = Math.clz32(this.cache);
    this.drop(more + 1);
    return zeros + more;
  }

  skipToByte(): void {
    this.drop(this.cachedBits & 7);
  }

  /**
   * Fills target[from … to) with Rice-coded numbers of parameter `parameter` (RFC 9639, 9.2.7.3). Repeats the code of
   * `readUnary` and `read` with everything in local variables: nearly all bits of a FLAC file pass through this loop.
   */
  readRice(target: Int32Array, from: number, to: number, parameter: number): void {
    const { bytes } = this;
    const end = bytes.length;
    let { next, cache, cachedBits } = this;
    for (let i = from; i < to; i++) {
      let quotient = 0;
      while (cache === 0) {
        quotient += cachedBits;
        cachedBits = 0;
        if (next >= end) throw endOfData();
        while (cachedBits <= 24) {
          cache |= (next < end ? bytes[next]! : 0) << (24 - cachedBits);
          next++;
          cachedBits += 8;
        }
      }
      const zeros = Math.clz32(cache);
      quotient += zeros;
      // Two shifts, since a shift by 32 would be a shift by 0.
      cache = (cache << zeros) << 1;
      cachedBits -= zeros + 1;
      if (cachedBits < parameter) {
        while (cachedBits <= 24) {
          cache |= (next < end ? bytes[next]! : 0) << (24 - cachedBits);
          next++;
          cachedBits += 8;
        }
      }
      let folded = quotient;
      if (parameter > 0) {
        if (cachedBits < parameter) {
          // More bits than the cache holds after a long run of zeros: only with parameters above 24.
          this.next = next;
          this.cache = cache;
          this.cachedBits = cachedBits;
          folded = (quotient << parameter) | (this.read(parameter) | 0);
          ({ next, cache, cachedBits } = this);
          target[i] = (folded >>> 1) ^ -(folded & 1);
          continue;
        }
        folded = (quotient << parameter) | (cache >>> (32 - parameter));
        cache <<= parameter;
        cachedBits -= parameter;
      }
      target[i] = (folded >>> 1) ^ -(folded & 1);
    }
    this.next = next;
    this.cache = cache;
    this.cachedBits = cachedBits;
    if (this.byteAt > end) throw endOfData();
  }

  private fill(): void {
    while (this.cachedBits <= 24) {
      this.cache |= (this.next < this.bytes.length ? this.bytes[this.next]! : 0) << (24 - this.cachedBits);
      this.next++;
      this.cachedBits += 8;
    }
  }

  private drop(width: number): void {
    this.cache = width >= 32 ? 0 : this.cache << width;
    this.cachedBits -= width;
    if (this.byteAt > this.bytes.length) throw endOfData();
  }
}

function endOfData(): FlacDamage {
  return new FlacDamage('the file ends inside it');
}
