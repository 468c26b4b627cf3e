import { BitReader } from './bitReader';
import { crc16 } from './crc';
import { FlacDamage } from './flacDamage';
import type { FrameHeader } from './frameHeader';
import { readSubframe } from './subframe';

/** Widest samples of WFDB's compressed formats; the difference of two channels needs one bit more. */
const maxBits = 24;

/**
 * Decodes the frame that begins at `at` and checks its CRC.
 *
 * @param channels one array per channel, each with room for `header.blockSamples`; filled from index 0
 * @returns byte offset of the end of the frame
 * @throws FlacDamage
 */
export function decodeFrame(
  bytes: Uint8Array,
  at: number,
  header: FrameHeader,
  channels: readonly Int32Array[],
): number {
  const { blockSamples, stereo, bitsPerSample } = header;
  if (bitsPerSample > maxBits) throw new FlacDamage(`it has samples of ${bitsPerSample} bits`);
  const reader = new BitReader(bytes, header.dataAt);
  for (let channel = 0; channel < header.channels; channel++) {
    const isSide = stereo !== 'none' && channel === (stereo === 'side-right' ? 0 : 1);
    readSubframe(reader, channels[channel]!, blockSamples, bitsPerSample + (isSide ? 1 : 0));
  }
  reader.skipToByte();
  const crcAt = reader.byteAt;
  if (reader.read(16) !== crc16(bytes, at, crcAt)) throw new FlacDamage('its checksum is wrong');
  if (stereo !== 'none') undoStereo(channels[0]!, channels[1]!, blockSamples, stereo);
  return crcAt + 2;
}

/** Restores two channels from one of them, or their mean, and their difference (RFC 9639, 4.2). */
function undoStereo(
  first: Int32Array,
  second: Int32Array,
  count: number,
  stereo: 'left-side' | 'side-right' | 'mid-side',
): void {
  if (stereo === 'left-side') {
    for (let i = 0; i < count; i++) second[i] = first[i]! - second[i]!;
  } else if (stereo === 'side-right') {
    for (let i = 0; i < count; i++) first[i]! += second[i]!;
  } else {
    for (let i = 0; i < count; i++) {
      const side = second[i]!;
      // The mean was stored without its lowest bit, which equals that of the difference.
      const sum = first[i]! * 2 + (side & 1);
      first[i] = (sum + side) >> 1;
      second[i] = (sum - side) >> 1;
    }
  }
}
