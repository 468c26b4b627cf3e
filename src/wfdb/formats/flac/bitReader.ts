import { FlacDamage } from './flacDamage';

/** Reads numbers of any width from bytes, highest bit first (RFC 9639, 5). Throws FlacDamage behind the end. */
export class BitReader {
  /** Next byte to be taken into the cache. */
  private next: number;
  /** Unread bits, the next one highest. */
  private cache = 0;
  private held = 0;

  constructor(
    private readonly bytes: Uint8Array,
    at: number,
  ) {
    this.next = at;
  }

  /** The first byte of which no bit was read; behind the last one only when bits were read that do not exist. */
  get byteAt(): number {
    return this.next - (this.held >> 3);
  }

  /** Unsigned. @param width 0 … 32 */
  read(width: number): number {
    if (width > 24) return this.read(width - 16) * 65536 + this.read(16);
    if (width === 0) return 0;
    if (this.held < width) this.fill();
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

  /** The number of 0 bits before the next 1, which is taken too. */
  readUnary(): number {
    let zeros = 0;
    while (this.cache === 0) {
      zeros += this.held;
      this.held = 0;
      if (this.next >= this.bytes.length) throw endOfData();
      this.fill();
    }
    const more = Math.clz32(this.cache);
    this.drop(more + 1);
    return zeros + more;
  }

  skipToByte(): void {
    this.drop(this.held & 7);
  }

  /**
   * Fills target[from … to) with Rice-coded numbers of parameter `parameter` (RFC 9639, 9.2.7.3). What `readUnary` and
   * `read` do for each number stands here once more with everything in local variables: nearly all bits of a FLAC file
   * pass through this loop.
   */
  readRice(target: Int32Array, from: number, to: number, parameter: number): void {
    const { bytes } = this;
    const end = bytes.length;
    let { next, cache, held } = this;
    for (let i = from; i < to; i++) {
      let quotient = 0;
      while (cache === 0) {
        quotient += held;
        held = 0;
        if (next >= end) throw endOfData();
        while (held <= 24) {
          cache |= (next < end ? bytes[next]! : 0) << (24 - held);
          next++;
          held += 8;
        }
      }
      const zeros = Math.clz32(cache);
      quotient += zeros;
      // Two shifts, since one of 32 places would be one of none.
      cache = (cache << zeros) << 1;
      held -= zeros + 1;
      if (held < parameter) {
        while (held <= 24) {
          cache |= (next < end ? bytes[next]! : 0) << (24 - held);
          next++;
          held += 8;
        }
      }
      let folded = quotient;
      if (parameter > 0) {
        if (held < parameter) {
          // More bits than the cache holds after a long run of zeros: only with parameters above 24.
          this.next = next;
          this.cache = cache;
          this.held = held;
          folded = (quotient << parameter) | (this.read(parameter) | 0);
          ({ next, cache, held } = this);
          target[i] = (folded >>> 1) ^ -(folded & 1);
          continue;
        }
        folded = (quotient << parameter) | (cache >>> (32 - parameter));
        cache <<= parameter;
        held -= parameter;
      }
      target[i] = (folded >>> 1) ^ -(folded & 1);
    }
    this.next = next;
    this.cache = cache;
    this.held = held;
    if (this.byteAt > end) throw endOfData();
  }

  private fill(): void {
    while (this.held <= 24) {
      this.cache |= (this.next < this.bytes.length ? this.bytes[this.next]! : 0) << (24 - this.held);
      this.next++;
      this.held += 8;
    }
  }

  private drop(width: number): void {
    this.cache = width >= 32 ? 0 : this.cache << width;
    this.held -= width;
    if (this.byteAt > this.bytes.length) throw endOfData();
  }
}

function endOfData(): FlacDamage {
  return new FlacDamage('the file ends inside it');
}
