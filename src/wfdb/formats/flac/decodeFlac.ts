import { decodeFrame } from './decodeFrame';
import { FlacDamage } from './flacDamage';
import { type FrameHeader, readFrameHeader } from './frameHeader';
import type { StreamInfo } from './streamInfo';

/** Takes the samples of a frame: channel by channel, `count` of each, the first one being number `first`. */
export type TakeBlock = (channels: readonly Int32Array[], first: number, count: number) => void;

export interface FlacOptions {
  /** Samples per channel after which decoding stops. */
  maxSamples: number;
  /** Whether the channels and bits of a frame are those of the whole stream; others count as damaged. */
  accepts: (header: FrameHeader) => boolean;
}

/** What could not be decoded. */
export interface FlacLosses {
  /** Byte of the first frame that could not be decoded, and why. */
  byteAt: number;
  reason: string;
  /** Samples per channel that are lost in front of others; what is lost at the end is not known. */
  lostSamples: number;
}

/** No frame takes fewer bytes: 6 of its header, 2 of a subframe, 2 of the CRC. */
const leastFrameBytes = 10;
/** Samples and bytes that may be worked through in vain, so that a file made for it cannot hold up the reader. */
const vainWork = 2 ** 24;

/**
 * Decodes the frames of a FLAC file from `info.framesAt` on and hands their samples over in order. Frames that are
 * damaged are passed over: the next one that is whole says by its number how many samples are lost.
 *
 * @returns undefined where everything could be decoded
 */
export function decodeFlac(
  bytes: Uint8Array,
  info: StreamInfo,
  { maxSamples, accepts }: FlacOptions,
  take: TakeBlock,
): FlacLosses | undefined {
  let losses: FlacLosses | undefined;
  const channels: Int32Array[] = [];
  let budget = vainWork + bytes.length;
  let at = info.framesAt;
  /** Where the last whole frame ended. */
  let wholeTo = at;
  let taken = 0;
  while (at < bytes.length && taken < maxSamples && budget > 0) {
    const header = readFrameHeader(bytes, at, info);
    let reason = 'it does not begin as a frame';
    if (header && accepts(header) && isPlausible(header, taken, at - wholeTo)) {
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
        wholeTo = end;
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

/** Frames follow each other; behind damaged ones as many samples may be missing as their bytes can have held. */
function isPlausible({ firstSample }: FrameHeader, taken: number, skippedBytes: number): boolean {
  const most = Math.floor(skippedBytes / leastFrameBytes) * 65536;
  return firstSample >= taken && firstSample - taken <= most;
}
