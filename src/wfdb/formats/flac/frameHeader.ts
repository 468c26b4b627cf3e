import { crc8 } from './crc';
import type { StreamInfo } from './streamInfo';

/** The header of a FLAC frame: a block of samples of all channels (RFC 9639, 9.1). Not to be confused with a WFDB frame. */
export interface FrameHeader {
  blockSamples: number;
  channels: number;
  /** How two channels are coded: independently, left + difference, difference + right, mean + difference. */
  stereo: 'none' | 'left-side' | 'side-right' | 'mid-side';
  bitsPerSample: number;
  /** Index of the block's first sample in its channel. */
  firstSample: number;
  /** Byte offset of the subframes. */
  dataAt: number;
}

/** Indexed by the frame's 3-bit code; 0 stands for the value in the stream info, undefined is reserved. */
const bitsByCode = [0, 8, 12, undefined, 16, 20, 24, 32];
/** Longest header: 4 bytes, 7 of the coded number, 2 of the block size, 2 of the rate, 1 of the CRC. */
const longestHeaderBytes = 16;

/** The frame header at a byte offset, or undefined if there is none with a correct CRC. */
export function readFrameHeader(bytes: Uint8Array, at: number, info: StreamInfo): FrameHeader | undefined {
  if (bytes[at] !== 0xff || (bytes[at + 1]! & 0xfe) !== 0xf8 || at + 6 > bytes.length) return undefined;
  const variable = (bytes[at + 1]! & 1) === 1;
  const sizeCode = bytes[at + 2]! >> 4;
  const rateCode = bytes[at + 2]! & 15;
  const channelCode = bytes[at + 3]! >> 4;
  const bits = bitsByCode[(bytes[at + 3]! >> 1) & 7];
  const reserved = (bytes[at + 3]! & 1) !== 0;
  if (sizeCode === 0 || rateCode === 15 || channelCode > 10 || bits === undefined || reserved) {
    return undefined;
  }
  const coded = readCodedNumber(bytes, at + 4);
  if (coded === undefined) return undefined;
  let next = coded.nextAt;
  let blockSamples = sizeCode === 1 ? 192 : sizeCode < 6 ? 144 << sizeCode : 1 << sizeCode;
  if (sizeCode === 6) blockSamples = bytes[next++]! + 1;
  if (sizeCode === 7) {
    blockSamples = ((bytes[next]! << 8) | bytes[next + 1]!) + 1;
    next += 2;
  }
  next += rateCode === 12 ? 1 : rateCode > 12 ? 2 : 0;
  if (next - at > longestHeaderBytes || next >= bytes.length) return undefined;
  if (crc8(bytes, at, next) !== bytes[next]) return undefined;
  return {
    blockSamples,
    channels: channelCode < 8 ? channelCode + 1 : 2,
    stereo: channelCode < 8 ? 'none' : (['left-side', 'side-right', 'mid-side'] as const)[channelCode - 8]!,
    bitsPerSample: bits || info.bitsPerSample,
    // With a fixed block size the frames are numbered, else their first samples.
    firstSample: variable ? coded.value : coded.value * info.maxBlockSamples,
    dataAt: next + 1,
  };
}

/** A number of up to 36 bits, coded like UTF-8. */
function readCodedNumber(bytes: Uint8Array, at: number): { value: number; nextAt: number } | undefined {
  const first = bytes[at]!;
  if (first < 0x80) return { value: first, nextAt: at + 1 };
  const ones = Math.clz32(~(first << 24));
  if (ones < 2 || ones > 7) return undefined;
  let value = first & (0x7f >> ones);
  for (let i = 1; i < ones; i++) {
    const byte = bytes[at + i];
    if (byte === undefined || (byte & 0xc0) !== 0x80) return undefined;
    value = value * 64 + (byte & 0x3f);
  }
  return { value, nextAt: at + ones };
}
