import { packedFormats } from '../formats';
import { decodeFlac, type FlacLosses } from '../formats/flac/decodeFlac';
import { FlacDamage } from '../formats/flac/flacDamage';
import { readStreamInfo, type StreamInfo } from '../formats/flac/streamInfo';
import type { SignalFormat } from '../formats/types';
import type { Header } from '../types';
import { WfdbError } from '../WfdbError';
import { defaultMaxSamples } from './limits';
import { headerFileName, type SignalFile } from './signalFiles';

/** Samples packed at a time. */
const chunkSamples = 16384;

export interface UnpackedFlac {
  /** The file's samples in the plain format of `packedFormats`, interleaved as WFDB frames. */
  bytes: Uint8Array<ArrayBuffer>;
  /** FLAC frames that were decoded. */
  blocks: number;
  losses: FlacLosses | undefined;
}

/**
 * Decodes a FLAC signal file: one channel per signal, all with the same number of samples per WFDB frame, as written by
 * the WFDB library. For these formats the byte offset in the header counts samples of a channel. Nothing beyond the
 * announced length is decoded, and memory grows with the decoded samples.
 *
 * @throws WfdbError `header-malformed`, `record-too-large`
 */
export function unpackFlac(
  bytes: Uint8Array,
  file: SignalFile,
  header: Header,
  maxSamples = defaultMaxSamples,
): UnpackedFlac {
  const plain = packedFormats.get(file.format)!;
  const samplesPerFrame = header.signals[file.signals[0]!.index]!.samplesPerFrame;
  let info: StreamInfo;
  try {
    info = readStreamInfo(bytes);
  } catch (error) {
    if (!(error instanceof FlacDamage)) throw error;
    return {
      bytes: new Uint8Array(0),
      blocks: 0,
      losses: { byteAt: 0, reason: error.reason, lostSamples: 0 },
    };
  }
  checkAgreement(file, header, info, samplesPerFrame);
  const { channels } = info;
  // As in `planRecord`: a skew of any signal needs as many additional frames in all files.
  const skewFrames = header.signals.reduce((most, signal) => Math.max(most, signal.skewFrames), 0);
  const announced =
    header.lengthFrames === undefined
      ? Number.POSITIVE_INFINITY
      : (header.lengthFrames + skewFrames) * samplesPerFrame;
  const most = Math.floor(maxSamples / channels);
  const samples = new Channels(channels, plain.invalid!);
  let blocks = 0;
  const losses = decodeFlac(
    bytes,
    info,
    {
      maxSamples: file.byteOffset + Math.min(announced, most + 1),
      accepts: (frame) => frame.channels === channels && frame.bitsPerSample <= plain.bits,
    },
    (block, first, count) => {
      blocks++;
      const from = Math.max(0, file.byteOffset - first);
      const to = Math.min(count, file.byteOffset + announced - first);
      if (first - file.byteOffset + to > most) throw tooLarge(header, maxSamples);
      if (from < to) samples.put(block, first - file.byteOffset + from, from, to);
    },
  );
  return { bytes: samples.pack(plain, samplesPerFrame), blocks, losses };
}

/** The samples of all channels, in memory that grows with them. */
class Channels {
  private samples: Int32Array[];
  private length = 0;

  constructor(
    channels: number,
    private readonly missing: number,
  ) {
    this.samples = Array.from({ length: channels }, () => new Int32Array(0));
  }

  /** Writes block[…][from … to) to sample `at` of each channel; skipped samples before it are missing. */
  put(block: readonly Int32Array[], at: number, from: number, to: number): void {
    const end = at + to - from;
    this.samples = this.samples.map((current, channel) => {
      let samples = current;
      if (end > current.length) {
        samples = new Int32Array(Math.max(end, current.length * 2));
        samples.set(current);
      }
      samples.fill(this.missing, this.length, at);
      samples.set(block[channel]!.subarray(from, to), at);
      return samples;
    });
    this.length = end;
  }

  /** All complete WFDB frames, as a plain signal file. */
  pack(format: SignalFormat, samplesPerFrame: number): Uint8Array<ArrayBuffer> {
    const frames = Math.floor(this.length / samplesPerFrame);
    const frameSamples = samplesPerFrame * this.samples.length;
    const bytes = new Uint8Array(format.bytesForSamples(frames * frameSamples));
    const chunkFrames = Math.min(frames, Math.max(1, Math.floor(chunkSamples / frameSamples)));
    const chunk = new Int32Array(chunkFrames * frameSamples);
    for (let first = 0; first < frames; first += chunkFrames) {
      const count = Math.min(chunkFrames, frames - first);
      this.samples.forEach((samples, channel) => {
        const from = first * samplesPerFrame;
        for (let within = 0; within < samplesPerFrame; within++) {
          let at = channel * samplesPerFrame + within;
          const end = from + count * samplesPerFrame;
          for (let k = from + within; k < end; k += samplesPerFrame, at += frameSamples)
            chunk[at] = samples[k]!;
        }
      });
      const packed = format.encode(chunk.subarray(0, count * frameSamples));
      bytes.set(packed, format.bytesForSamples(first * frameSamples));
    }
    return bytes;
  }
}

function checkAgreement(
  file: SignalFile,
  header: Header,
  { channels, bitsPerSample }: StreamInfo,
  samplesPerFrame: number,
): void {
  const headerName = headerFileName(header);
  const refuse = (what: string) => {
    throw new WfdbError(
      'header-malformed',
      headerName,
      `${headerName} does not fit ${file.fileName}: ${what}. Correct the header, or download both again.`,
      { signalFile: file.fileName },
    );
  };
  if (file.signals.some(({ index }) => header.signals[index]!.samplesPerFrame !== samplesPerFrame)) {
    refuse('signals in one FLAC file have one sampling frequency, but the header gives them several');
  }
  if (channels !== file.signals.length) {
    refuse(`the header lists ${file.signals.length} signals, the file has ${channels}`);
  }
  if (bitsPerSample > file.format - 500) {
    refuse(`format ${file.format} has ${file.format - 500} bits a sample, the file ${bitsPerSample}`);
  }
}

function tooLarge(header: Header, maxSamples: number): WfdbError {
  const megabytes = Math.round((maxSamples * 4) / 2 ** 20);
  return new WfdbError(
    'record-too-large',
    headerFileName(header),
    `${header.recordName} would take more than the ${megabytes} MB in memory that reading may take. Choose a shorter record.`,
    { megabytes },
  );
}
