/** Tables for bytewise CRCs, most significant bit first, initial value 0. */
const crc8Table = Uint8Array.from({ length: 256 }, (_, byte) => shiftOut(byte, 8, 0x07));
const crc16Table = Uint16Array.from({ length: 256 }, (_, byte) => shiftOut(byte << 8, 16, 0x8005));

function shiftOut(value: number, width: number, polynomial: number): number {
  let register = value;
  for (let bit = 0; bit < 8; bit++) {
    register = (register << 1) ^ (register & (1 << (width - 1)) ? polynomial : 0);
  }
  return register & ((1 << width) - 1);
}

/** CRC-8 of a frame header, x⁸ + x² + x + 1 (RFC 9639, 9.1.8). */
export function crc8(bytes: Uint8Array, from: number, to: number): number {
  let crc = 0;
  for (let i = from; i < to; i++) crc = crc8Table[crc ^ bytes[i]!]!;
  return crc;
}

/** CRC-16 of a frame, x¹⁶ + x¹⁵ + x² + 1 (RFC 9639, 9.3). */
export function crc16(bytes: Uint8Array, from: number, to: number): number {
  let crc = 0;
  for (let i = from; i < to; i++) crc = ((crc << 8) & 0xffff) ^ crc16Table[(crc >> 8) ^ bytes[i]!]!;
  return crc;
}
