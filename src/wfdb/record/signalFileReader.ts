import type { SampleReader, SignalFormat } from '../formats/types';
import type { SignalSpec } from '../types';
import { WfdbError } from '../WfdbError';
import type { ByteSource } from '../zip/byteSource';
import type { SignalFile } from './signalFiles';

/** Size of a slice of a signal file; two slices are in memory at a time. */
const chunkBytes = 4 * 2 ** 20;

/** A signal file in a plain format, with the layout of its samples. */
export interface ReadableFile {
  file: SignalFile;
  format: SignalFormat;
  source: ByteSource;
  /** Complete frames in the file. */
  frames: number;
  /** All signals of the header. */
  specs: readonly SignalSpec[];
}

/** A request for frames [startFrame, endFrame) of one signal, which must exist in the file. */
export interface FrameRequest {
  /** Index of the signal in the header. */
  index: number;
  startFrame: number;
  endFrame: number;
  /**
   * Called in order of time with a reader whose frame `inReader` is the file's frame `frame`, until all frames were delivered.
   */
  take(reader: SampleReader, inReader: number, frame: number, frames: number): void;
}

/** Reads parts of one signal file. Keep it as long as the file: difference formats cache values at slice boundaries. */
export interface SignalFileReader {
  readonly readable: ReadableFile;
  /** @throws WfdbError `file-unreadable` if the file has become shorter */
  read(requests: readonly FrameRequest[]): Promise<void>;
}

/**
 * Reads a signal file in slices of at most `maxBytes` (but complete frames), each slice once for all requests. A slice
 * begins at the last frame before the requested one that starts at a byte boundary. Difference formats are read from
 * the beginning the first time; their values at slice boundaries are cached, so later reads start nearby.
 */
export function signalFileReader(readable: ReadableFile, maxBytes = chunkBytes): SignalFileReader {
  const { file, format, source, frames: allFrames, specs } = readable;
  const { frameSamples, byteOffset, fileName } = file;
  const align =
    format.alignSamples === undefined ? undefined : alignFrames(format.alignSamples, frameSamples);
  const bytesPerFrame = Math.max(1, format.bytesForSamples(frameSamples * 1024) / 1024);
  const chunkFrames = Math.ceil(Math.max(1, maxBytes / bytesPerFrame) / (align ?? 1)) * (align ?? 1);
  /** For difference formats: the value before slice n, by the signal's position in the file. */
  const before: Int32Array[] = [Int32Array.from(file.signals, ({ index }) => specs[index]!.initialValue)];

  async function slice(startFrame: number, endFrame: number): Promise<Uint8Array> {
    const start = byteOffset + format.bytesForSamples(startFrame * frameSamples);
    const end = Math.min(source.size, byteOffset + format.bytesForSamples(endFrame * frameSamples));
    const bytes = await source.read(start, end);
    if (bytes.length < end - start) throw shrunk(fileName);
    return bytes;
  }

  function open(bytes: Uint8Array, position: number, initial?: Int32Array): SampleReader {
    const { index, firstInFrame } = file.signals[position]!;
    const { samplesPerFrame, initialValue } = specs[index]!;
    return format.open(bytes, {
      frameSamples,
      firstInFrame,
      samplesPerFrame,
      initialValue: initial ? initial[position]! : initialValue,
    });
  }

  const positionOf = (index: number) => file.signals.findIndex((signal) => signal.index === index);

  async function readAligned(requests: readonly FrameRequest[], step: number): Promise<void> {
    const first = Math.min(...requests.map(({ startFrame }) => startFrame));
    const end = Math.max(...requests.map(({ endFrame }) => endFrame));
    const chunks: { start: number; stop: number; wanted: FrameRequest[] }[] = [];
    for (let start = Math.floor(first / step) * step; start < end; start += chunkFrames) {
      const stop = Math.min(end, start + chunkFrames);
      const wanted = requests.filter(({ startFrame, endFrame }) => startFrame < stop && endFrame > start);
      if (wanted.length > 0) chunks.push({ start, stop, wanted });
    }
    let ahead = slice(chunks[0]!.start, chunks[0]!.stop);
    for (const [at, { start, stop, wanted }] of chunks.entries()) {
      const bytes = await ahead;
      // The next slice is read from disk while this one is decoded.
      const next = chunks[at + 1];
      if (next) {
        ahead = slice(next.start, next.stop);
        ahead.catch(() => undefined);
      }
      for (const request of wanted) deliver(open(bytes, positionOf(request.index)), request, start, stop);
    }
  }

  async function readDifferences(requests: readonly FrameRequest[]): Promise<void> {
    const first = Math.min(...requests.map(({ startFrame }) => startFrame));
    const end = Math.max(...requests.map(({ endFrame }) => endFrame));
    const last = new Int32Array(Math.max(...file.signals.map(({ index }) => specs[index]!.samplesPerFrame)));
    let chunk = Math.min(before.length - 1, Math.floor(first / chunkFrames));
    for (; chunk * chunkFrames < end; chunk++) {
      const start = chunk * chunkFrames;
      const stop = Math.min(allFrames, start + chunkFrames);
      const bytes = await slice(start, stop);
      const initial = before[chunk]!;
      for (const request of requests) {
        if (request.startFrame < stop && request.endFrame > start) {
          deliver(open(bytes, positionOf(request.index), initial), request, start, stop);
        }
      }
      before[chunk + 1] ??= Int32Array.from(file.signals, ({ index }, position) => {
        open(bytes, position, initial).read(stop - start - 1, 1, last);
        return last[specs[index]!.samplesPerFrame - 1]!;
      });
    }
  }

  return {
    readable,
    async read(requests) {
      const wanted = requests.filter(({ startFrame, endFrame }) => endFrame > startFrame);
      if (wanted.length === 0) return;
      if (align === undefined) await readDifferences(wanted);
      else await readAligned(wanted, align);
    },
  };
}

/** Delivers the part of a request that is in one slice, frames [start, stop). */
function deliver(reader: SampleReader, request: FrameRequest, start: number, stop: number): void {
  const from = Math.max(start, request.startFrame);
  const to = Math.min(stop, request.endFrame);
  request.take(reader, from - start, from, to - from);
}

/** The least number of frames whose samples are a multiple of `alignSamples`. */
function alignFrames(alignSamples: number, frameSamples: number): number {
  let [a, b] = [alignSamples, frameSamples];
  while (b > 0) [a, b] = [b, a % b];
  return alignSamples / a;
}

function shrunk(fileName: string): WfdbError {
  const reason = 'it has become shorter since it was opened';
  return new WfdbError(
    'file-unreadable',
    fileName,
    `${fileName} could not be read (${reason}). Try to open it again.`,
    { reason },
  );
}
