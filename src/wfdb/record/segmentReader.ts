import { decoders, packedFormats } from '../formats';
import type { SampleReader, SignalFormat } from '../formats/types';
import type { Header, SignalSpec, WfdbProblem } from '../types';
import { checksumProblem } from './checksum';
import { framesInFile } from './framesInFile';
import { type Convert, physicalConverter, physicalTable } from './physicalConverter';
import { type PlannedFile, planRecord, type RecordPlan } from './planRecord';
import type { RecordFiles } from './recordFiles';
import { type FrameRequest, type SignalFileReader, signalFileReader } from './signalFileReader';
import { namedTwice, type SignalFile } from './signalFiles';
import type { Unpacked, UnpackedFiles } from './unpackedFiles';

/** Samples decoded at a time: small enough to stay in the processor's cache between decoding and converting. */
const decodeSamples = 16384;

/** One header with its signal files. Frames are counted as in the files, including those before sample 0 (skew). */
export interface SegmentReader {
  readonly header: Header;
  readonly plan: RecordPlan;
  /** Frames that can be read of each signal, by its index. */
  readonly frames: readonly number[];
  /** @returns problems of these samples: checksums, damage. @throws WfdbError as `SignalFileReader.read` */
  read(requests: readonly SegmentRequest[]): Promise<WfdbProblem[]>;
}

/** A request for frames of one signal. */
export interface SegmentRequest {
  index: number;
  startFrame: number;
  endFrame: number;
  /** Where they are written; omitted if only the checksum is needed. Values outside `target` are dropped. */
  into?: {
    target: Float32Array;
    /** Values per frame: 1 (the mean), as many as the signal has, or more. */
    perFrame: number;
    /** Index of the signal's frame 0 in the target, in values; may be negative. */
    at: number;
  };
  /** The request covers all frames that the header announces, so their sum can be compared with its checksum. */
  verify: boolean;
}

/**
 * Opens the signal files of one header. Only compressed files are read, and only if the header gives no length.
 *
 * @throws WfdbError as `signalFilesOf`; `header-malformed` if one file has two names
 */
export async function openSegment(
  header: Header,
  files: RecordFiles,
  unpacked: UnpackedFiles,
): Promise<SegmentReader> {
  const keys = new Map<string, string>();
  const sizeOf = (fileName: string) => {
    const key = files.find(fileName);
    if (key === undefined) return undefined;
    if ([...keys].some(([name, known]) => known === key && name !== fileName)) {
      throw namedTwice(header, fileName, key);
    }
    keys.set(fileName, key);
    return files.get(key).size;
  };
  const sourceOf = (fileName: string) => files.get(keys.get(fileName)!);
  const packedKeys = new Map<string, object>();
  const unpack = (file: SignalFile, known: Header) => {
    const key = packedKeys.get(file.fileName) ?? {};
    packedKeys.set(file.fileName, key);
    return unpacked.get(key, sourceOf(file.fileName), file, known);
  };
  const { header: known, problems: lengthProblems } = await withLength(header, sizeOf, unpack);
  const plan = planRecord(known, sizeOf);
  plan.problems.unshift(...lengthProblems);
  const frames = header.signals.map(() => 0);
  for (const file of plan.files) for (const { index } of file.signals) frames[index] = file.frames;

  const readers = new Map<PlannedFile, SignalFileReader>();

  async function readerOf(planned: PlannedFile, problems: WfdbProblem[]): Promise<SignalFileReader> {
    const plain = packedFormats.get(planned.format);
    if (plain) {
      const { source: bytes, problems: damage } = await unpack(planned, known);
      problems.push(...damage);
      const file = { ...planned, format: plain.format, byteOffset: 0 };
      const present = framesInFile(file, bytes.size) ?? 0;
      return signalFileReader({
        file,
        format: plain,
        source: bytes,
        frames: Math.min(present, planned.frames),
        specs: header.signals,
      });
    }
    let reader = readers.get(planned);
    if (!reader) {
      reader = signalFileReader({
        file: planned,
        format: decoders.get(planned.format)!,
        source: sourceOf(planned.fileName),
        frames: planned.frames,
        specs: header.signals,
      });
      readers.set(planned, reader);
    }
    return reader;
  }

  const converters = new Map<string, Convert>();
  function converterOf(spec: SignalSpec, index: number, format: SignalFormat, perFrame: number): Convert {
    const key = `${index} ${perFrame}`;
    let convert = converters.get(key);
    if (!convert) {
      convert = physicalConverter(spec, format, perFrame);
      converters.set(key, convert);
    }
    return convert;
  }

  return {
    header,
    plan,
    frames,
    async read(requests) {
      const problems: WfdbProblem[] = [];
      for (const planned of plan.files) {
        const wanted = requests.filter(({ index }) =>
          planned.signals.some((signal) => signal.index === index),
        );
        if (wanted.length === 0 || planned.frames === 0) continue;
        const reader = await readerOf(planned, problems);
        const { format, frames: present } = reader.readable;
        const sums = wanted.map(() => 0);
        await reader.read(
          wanted.map((request, at): FrameRequest => {
            const { index, startFrame, endFrame } = request;
            const spec = header.signals[index]!;
            const take = collector(request, spec, format, header.lengthFrames ?? 0, (perFrame) =>
              converterOf(spec, index, format, perFrame),
            );
            return {
              index,
              startFrame,
              endFrame: Math.min(endFrame, present),
              take: (samples, inReader, frame, count) => {
                sums[at] = (sums[at]! + take(samples, inReader, frame, count)) | 0;
              },
            };
          }),
        );
        wanted.forEach(({ index, verify }, at) => {
          const found = verify && present >= (header.lengthFrames ?? Number.POSITIVE_INFINITY);
          const problem = found && checksumProblem(header.signals[index]!, header, sums[at]!);
          if (problem) problems.push(problem);
        });
      }
      return problems;
    },
  };
}

/** Converts frames as they arrive. @returns their sum modulo 2³², without those beyond the announced length */
function collector(
  { into, verify }: SegmentRequest,
  spec: SignalSpec,
  format: SignalFormat,
  announcedFrames: number,
  converter: (perFrame: number) => Convert,
): (reader: SampleReader, inReader: number, frame: number, frames: number) => number {
  const { samplesPerFrame } = spec;
  let table: Float32Array | undefined;
  return (reader, inReader, frame, frames) => {
    if (into && reader.readTabled && inReader === 0 && into.perFrame === 1 && samplesPerFrame === 1) {
      const at = into.at + frame;
      table ??= physicalTable(spec, format);
      const fits =
        at >= 0 && at + frames <= into.target.length && (!verify || frame + frames <= announcedFrames);
      if (table && fits) return reader.readTabled(frames, table, into.target.subarray(at));
    }
    const convert = into && converter(into.perFrame);
    const step = Math.min(frames, Math.max(1, Math.floor(decodeSamples / samplesPerFrame)));
    const adc = new Int32Array(step * samplesPerFrame);
    let sum = 0;
    for (let done = 0; done < frames; done += step) {
      const count = Math.min(step, frames - done);
      reader.read(inReader + done, count, adc);
      if (verify)
        sum = (sum + sumOf(adc, Math.min(count, announcedFrames - frame - done) * samplesPerFrame)) | 0;
      if (into) convert!(adc, count, into.target, into.at + (frame + done) * into.perFrame);
    }
    return sum;
  };
}

function sumOf(values: Int32Array, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum = (sum + values[k]!) | 0;
  return sum;
}

/**
 * The length of a compressed file is only known after unpacking: if the header gives no length, the longest file defines it.
 */
async function withLength(
  header: Header,
  sizeOf: (fileName: string) => number | undefined,
  unpack: (file: SignalFile, header: Header) => Promise<Unpacked>,
): Promise<{ header: Header; problems: WfdbProblem[] }> {
  const isPacked = header.signals.some(({ format }) => packedFormats.has(format));
  if (header.lengthFrames !== undefined || !isPacked) return { header, problems: [] };
  const plan = planRecord({ ...header, lengthFrames: 1 }, sizeOf);
  const problems: WfdbProblem[] = [];
  let longest = 0;
  for (const planned of plan.files) {
    const plain = packedFormats.get(planned.format);
    const size = sizeOf(planned.fileName)!;
    if (!plain) longest = Math.max(longest, framesInFile(planned, size) ?? 0);
    else if (size > 0) {
      const { source, problems: damage } = await unpack(planned, header);
      problems.push(...damage);
      const file = { ...planned, format: plain.format, byteOffset: 0 };
      longest = Math.max(longest, framesInFile(file, source.size) ?? 0);
    }
  }
  return { header: longest === 0 ? header : { ...header, lengthFrames: longest }, problems };
}
