import type { Random } from '../../src/base/random';

const mostBytes = 64 * 1024;
const nastyBytes = [0, 1, 0x7f, 0x80, 0xfe, 0xff, 0x20, 0x0a, 0x2d, 0x30, 0x39];
const nastyWords = [0, 1, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff, 0x10000, 0x40000000];

/** A copy of some bytes with one to eight changes: bits, borders of numbers, cuts, copies, pieces of other files. */
export function mutateBytes(bytes: Uint8Array, random: Random, other: () => Uint8Array): Uint8Array {
  let result = bytes;
  const changes = 1 + random.below(random.below(4) === 0 ? 8 : 3);
  for (let k = 0; k < changes; k++) result = change(result, random, other);
  return result.length > mostBytes ? result.slice(0, mostBytes) : result;
}

function change(bytes: Uint8Array, random: Random, other: () => Uint8Array): Uint8Array {
  const at = random.below(bytes.length + 1);
  const length = Math.min(bytes.length - at, 1 + random.below(random.below(3) === 0 ? 4096 : 16));
  const inPlace = (write: (view: DataView, byte: number) => void, width: number) => {
    if (bytes.length < width) return bytes;
    const copy = bytes.slice();
    write(new DataView(copy.buffer), random.below(copy.length - width + 1));
    return copy;
  };
  switch (random.below(12)) {
    case 0:
      return inPlace((view, byte) => view.setUint8(byte, view.getUint8(byte) ^ (1 << random.below(8))), 1);
    case 1:
      return inPlace((view, byte) => view.setUint8(byte, random.below(256)), 1);
    case 2:
      return inPlace((view, byte) => view.setUint8(byte, pick(nastyBytes, random)), 1);
    case 3:
      return inPlace(
        (view, byte) => view.setUint16(byte, pick(nastyWords, random), random.below(2) === 0),
        2,
      );
    case 4:
      return inPlace(
        (view, byte) => view.setUint32(byte, pick(nastyWords, random), random.below(2) === 0),
        4,
      );
    case 5:
      return bytes.slice(0, at);
    case 6:
      return join(bytes.subarray(0, at), bytes.subarray(at + length));
    case 7:
      return join(bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at));
    case 8:
      return join(bytes.subarray(0, at), noise(1 + random.below(64), random), bytes.subarray(at));
    case 9: {
      const donor = other();
      const from = random.below(donor.length + 1);
      return join(bytes.subarray(0, at), donor.subarray(from));
    }
    case 10: {
      const donor = other();
      const from = random.below(donor.length + 1);
      const piece = donor.subarray(from, from + length);
      return join(bytes.subarray(0, at), piece, bytes.subarray(at + piece.length));
    }
    default:
      return join(bytes.subarray(0, at), noise(length, random), bytes.subarray(at + length));
  }
}

export function pick<T>(values: readonly T[], random: Random): T {
  return values[random.below(values.length)]!;
}

export function noise(length: number, random: Random): Uint8Array {
  return Uint8Array.from({ length }, () => random.below(256));
}

function join(...parts: Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}
