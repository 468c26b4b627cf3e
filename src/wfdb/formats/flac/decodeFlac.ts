import { decodeFrame } from './decodeFrame';
import { FlacDamage } from './flacDamage';
import { type FrameHeader, readFrameHeader } from './frameHeader';
import type { StreamInfo } from './streamInfo';

/** Receives the samples of a frame: channel by channel, `count` of each, the first one with index `first`. */
export type TakeBlock = (channels: readonly Int32Array[], first: number, count: number) => void;

export interface FlacOptions {
  /** Samples per channel after which decoding stops. */
  maxSamples: number;
  /** Whether a frame has the channels and bits of the stream; other frames count as damaged. */
  accepts: (header: FrameHeader) => boolean;
}

/** What could not be decoded. */
export interface FlacLosses {
  /** Byte offset of the first frame that could not be decoded, and why. */
  byteAt: number;
  reason: string;
  /** Samples per channel lost before decoded ones; how many are lost at the end is unknown. */
  lostSamples: number;
}

/** The smallest frame: 6 bytes of header, 2 of a subframe, 2 of the CRC. */
const minFrameBytes = 10;
/** Limit on samples and bytes decoded without success, so that a malicious file cannot stall the reader. */
const maxWastedWork = 2 ** 24;

/**
 * Decodes the frames of a FLAC file from `info.framesAt` on and passes on their samples in order. Damaged frames are
 * skipped: the number of the next intact one tells how many samples are lost.
 *
 * @returns undefined if everything could be decoded
 */
export function decodeFlac(
  bytes: Uint8Array,
  info: StreamInfo,
  { maxSamples, accepts }: FlacOptions,
  take: TakeBlock,
): FlacLosses | undefined {
  let losses: FlacLosses | undefined;
  const channels: Int32Array[] = [];
  let budget = maxWastedWork + bytes.length;
  let at = info.framesAt;
  /** End of the last intact frame. */
  let intactEnd = at;
  let taken = 0;
  while (at < bytes.length && taken < maxSamples && budget > 0) {
    const header = readFrameHeader(bytes, at, info);
    let reason = 'it does not begin like a frame';
    if (header && accepts(header) && isPlausible(header, taken, at - intactEnd)) {
      for (let channel = 0; channel < header.channels; channel++) {
        if ((channels[channel]?.length ?? 0) < header.blockSamples) {
          channels[channel] = new Int32Array(header.blockSamples);
        }
      }
      try {
        const end = decodeFrame(bytes, at, header, channels);
        if (losses) losses.lostSamples += header.firstSample - taken;
        take(channels, header.firstSample, header.blockSamples);
        taken = header.firstSample + header.blockSamples;
        at = end;
        intactEnd = end;
        continue;
      } catch (error) {
        if (!(error instanceof FlacDamage)) throw error;
        reason = error.reason;
        budget -= header.blockSamples * header.channels;
      }
    }
    losses ??= { byteAt: at, reason, lostSamples: 0 };
    at = bytes.indexOf(0xff, at + 1);
    if (at < 0) break;
  }
  return losses;
}

/** Frames are consecutive; after damaged ones at most as many samples may be missing as their bytes can have contained. */
function isPlausible({ firstSample }: FrameHeader, taken: number, skippedBytes: number): boolean {
  const most = Math.floor(skippedBytes / minFrameBytes) * 65536;
  return firstSample >= taken && firstSample - taken <= most;
}
