import { FlacDamage } from './flacDamage';

/** What a FLAC file says about itself before its first frame (RFC 9639, 8.2). None of it can be trusted. */
export interface StreamInfo {
  minBlockSamples: number;
  maxBlockSamples: number;
  channels: number;
  bitsPerSample: number;
  /** Samples per channel; 0 if the writer did not know. */
  totalSamples: number;
  /** Byte offset of the first frame. */
  framesAt: number;
}

const marker = [0x66, 0x4c, 0x61, 0x43];
const streamInfoBytes = 34;

/** @throws FlacDamage for a file that is not FLAC, or ends before its first frame */
export function readStreamInfo(bytes: Uint8Array): StreamInfo {
  if (marker.some((byte, index) => bytes[index] !== byte)) {
    throw new FlacDamage('it does not begin with the mark of a FLAC file');
  }
  let info: Omit<StreamInfo, 'framesAt'> | undefined;
  let at = 4;
  for (let last = false; !last; ) {
    if (at + 4 > bytes.length) throw new FlacDamage('it ends inside its description');
    last = (bytes[at]! & 0x80) !== 0;
    const kind = bytes[at]! & 0x7f;
    const length = (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
    at += 4;
    if (at + length > bytes.length) throw new FlacDamage('it ends inside its description');
    if (kind === 0 && info === undefined && length >= streamInfoBytes) info = parseStreamInfo(bytes, at);
    else if (info === undefined) throw new FlacDamage('its description is not that of a FLAC file');
    at += length;
  }
  return { ...info!, framesAt: at };
}

function parseStreamInfo(bytes: Uint8Array, at: number): Omit<StreamInfo, 'framesAt'> {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, streamInfoBytes);
  const word = view.getUint32(10);
  return {
    minBlockSamples: view.getUint16(0),
    maxBlockSamples: view.getUint16(2),
    channels: ((word >>> 9) & 7) + 1,
    bitsPerSample: ((word >>> 4) & 31) + 1,
    totalSamples: (word & 15) * 2 ** 32 + view.getUint32(14),
  };
}
