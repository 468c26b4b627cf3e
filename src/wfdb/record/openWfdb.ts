import { assert } from '../../base/assert';
import { allocateFloat32 } from '../../base/floatArray';
import { sumOf } from '../../base/sumOf';
import { readAnnotationFile } from '../annotations/readAnnotations';
import { packedFormats } from '../formats';
import { parseHeader } from '../header/parseHeader';
import {
  clampRange,
  type ReadOptions,
  type ReadPart,
  type RecordFacts,
  type RecordReader,
  refuseTooLarge,
} from '../recordReader';
import type { Header, ReadAnnotations, WfdbProblem } from '../types';
import { WfdbError } from '../WfdbError';
import type { ByteSource } from '../zip/byteSource';
import { frameGrid } from './frameGrid';
import { defaultMaxSamples } from './limits';
import { openSegments, type PlacedSegment } from './openSegments';
import { type RecordFiles, recordFiles } from './recordFiles';
import { openSegment, type SegmentReader, type SegmentRequest } from './segmentReader';
import { headerFileName } from './signalFiles';
import { UnpackedFiles } from './unpackedFiles';

export interface WfdbFiles {
  /** Name of the record's header among the files. */
  headerName: string;
  /**
   * Headers (including those of segments), signal files and annotations, by the names that headers give them (see `findFile`).
   */
  files: ReadonlyMap<string, ByteSource>;
  /** Name of the annotation file to use, among the files. */
  annotationsName?: string | undefined;
}

/** A reader that also provides what only WFDB records have. */
export interface WfdbReader extends RecordReader {
  /** As in the file; for a multi-segment record the header that lists the segments. */
  readonly header: Header;
  /** Number of segments that can be read; a record without segments counts as one. */
  readonly segments: readonly { recordName: string; startSample: number; lengthSamples: number }[];
  /**
   * Reads every signal that has a checksum in its header and compares the two; `read` does so for signals that it reads
   * completely.
   */
  checkSums(): Promise<WfdbProblem[]>;
}

/** An opened record, of one segment or many. */
interface Opened {
  /** Defines the signals and their skews. */
  layout: Header;
  placed: PlacedSegment[];
  lengthSamples: number;
  problems: WfdbProblem[];
}

/**
 * Opens a WFDB record, single or multi-segment. Headers are read, including those of all segments, but no samples
 * (except of compressed signal files if the header gives no length).
 *
 * The record's frequency is that of its ECGs (`frameGrid`); skewed signals are read as by `readRecord`. In a multi-segment record each
 * segment's own gains are used; if a segment lacks the signal or is missing, samples are NaN. If a file is shorter than
 * its segment, samples after its end are NaN.
 *
 * @throws WfdbError as `parseHeader`, `signalFilesOf` and `openSegments`; `signal-missing`, `format-unsupported`,
 *   `signal-empty` if a record of one segment cannot be read
 */
export async function openWfdb({
  headerName,
  files: given,
  annotationsName,
}: WfdbFiles): Promise<WfdbReader> {
  const files = recordFiles(given);
  const header = parseHeader(await readAll(sourceOf(files, headerName)), headerName);
  const unpacked = new UnpackedFiles();
  const opened = header.segments
    ? await openMany(header, files, unpacked)
    : openedOne(await openSegment(header, files, unpacked));
  const { layout, placed } = opened;
  const skews = layout.signals.map(({ skewFrames }) => skewFrames);
  const maxSkew = skews.reduce((most, skew) => Math.max(most, skew), 0);
  const highest = layout.signals.reduce((most, { samplesPerFrame }) => Math.max(most, samplesPerFrame), 1);
  const gridPerFrame = frameGrid(layout.signals);
  const baseTime = header.baseTime ?? layout.baseTime;
  const facts: RecordFacts = {
    name: header.recordName,
    samplingHz: header.samplingHz * gridPerFrame,
    frameHz: header.samplingHz,
    lengthSamples: opened.lengthSamples * gridPerFrame,
    signals: layout.signals.map(({ description, units, samplesPerFrame }) => ({
      name: description,
      units,
      samplingHz: header.samplingHz * samplesPerFrame,
    })),
    startTime: baseTime && [baseTime, header.baseDate ?? layout.baseDate].filter(Boolean).join(' '),
    comments: [...header.comments],
    problems: opened.problems,
  };

  async function read(options: ReadOptions = {}): Promise<ReadPart> {
    const { grid = 'record', signals = layout.signals.map((_, index) => index) } = options;
    for (const index of signals) assert(layout.signals[index], `no signal ${index} in ${header.recordName}`);
    const range = clampRange(options, facts.lengthSamples);
    const frames = {
      startFrame: Math.floor(range.startSample / gridPerFrame),
      endFrame: Math.ceil(range.endSample / gridPerFrame),
    };
    const wanted = signals.map((index) => {
      const { samplesPerFrame } = layout.signals[index]!;
      const perFrame = { record: gridPerFrame, highest, own: samplesPerFrame }[grid];
      // On another grid than the record's, the values whose time is in the range: adjacent ranges give adjacent values.
      const at = (sample: number) => Math.ceil((sample * perFrame) / gridPerFrame);
      const firstSample = at(range.startSample);
      return { index, perFrame, firstSample, length: at(range.endSample) - firstSample, skew: skews[index]! };
    });
    refuseTooLarge(facts, sumOf(wanted.map(({ length }) => length)), options.maxSamples ?? defaultMaxSamples);
    const targets = wanted.map(({ length }) => allocateFloat32(length));
    const problems: WfdbProblem[] = [];
    const { startFrame, endFrame } = frames;
    const overlapping = endFrame > startFrame ? within(placed, startFrame, endFrame + maxSkew) : [];
    // Samples without a segment are missing.
    const [only] = overlapping.length === 1 ? overlapping : [];
    targets.forEach((target, i) => {
      const { index, skew } = wanted[i]!;
      if (!only || !coversRange(only, index, { ...frames, skew })) target.fill(Number.NaN);
    });
    for (const segment of overlapping) {
      const requests = wanted.flatMap(({ index, skew, perFrame, firstSample }, i): SegmentRequest[] => {
        const own = segment.signals[index]!;
        if (own < 0) return [];
        return requestOf(segment, own, { ...frames, skew }, { target: targets[i]!, perFrame, firstSample });
      });
      problems.push(...(await segment.reader.read(requests)));
    }
    return {
      ...range,
      signals: targets.map((samples, i) => ({
        samples,
        samplingHz: header.samplingHz * wanted[i]!.perFrame,
        firstSample: wanted[i]!.firstSample,
      })),
      problems,
    };
  }

  return {
    header,
    facts,
    segments: placed.map(({ reader, startFrame, lengthFrames }) => ({
      recordName: reader.header.recordName,
      startSample: startFrame * gridPerFrame,
      lengthSamples: Math.min(lengthFrames, opened.lengthSamples - startFrame) * gridPerFrame,
    })),
    read,
    async checkSums() {
      const problems: WfdbProblem[] = [];
      for (const reader of new Set(placed.map((segment) => segment.reader))) {
        problems.push(...(await reader.read(sumRequests(reader))));
      }
      return problems;
    },
    async annotations(): Promise<ReadAnnotations | undefined> {
      if (annotationsName === undefined) return undefined;
      return readAnnotationFile(sourceOf(files, annotationsName), annotationsName);
    },
  };
}

interface SkewedRange {
  startFrame: number;
  endFrame: number;
  skew: number;
}

/** Whether a segment is known to have every sample of a range; for a compressed file that is only known later. */
function coversRange(
  { startFrame, lengthFrames, reader, signals }: PlacedSegment,
  index: number,
  range: SkewedRange,
): boolean {
  const own = signals[index]!;
  if (own < 0 || packedFormats.has(reader.header.signals[own]!.format)) return false;
  const end = startFrame + Math.min(lengthFrames, reader.frames[own]!);
  return range.startFrame + range.skew >= startFrame && range.endFrame + range.skew <= end;
}

/** The request for a segment's part of a range of the record; its first skewed frames may precede the record. */
function requestOf(
  { startFrame, lengthFrames, reader }: PlacedSegment,
  index: number,
  { startFrame: from, endFrame: to, skew }: SkewedRange,
  { target, perFrame, firstSample }: { target: Float32Array; perFrame: number; firstSample: number },
): SegmentRequest[] {
  const present = Math.min(lengthFrames, reader.frames[index]!);
  const start = Math.max(0, from + skew - startFrame);
  const end = Math.min(present, to + skew - startFrame);
  if (start >= end) return [];
  const announced = reader.header.lengthFrames ?? Number.POSITIVE_INFINITY;
  const verify = start <= skew && end >= announced;
  return [
    {
      index,
      startFrame: verify ? 0 : start,
      endFrame: end,
      into: { target, perFrame, at: (startFrame - skew) * perFrame - firstSample },
      verify,
    },
  ];
}

function sumRequests({ header, frames }: SegmentReader): SegmentRequest[] {
  return header.signals.flatMap(({ checksum, format }, index): SegmentRequest[] => {
    const isComplete = header.lengthFrames !== undefined && frames[index]! >= header.lengthFrames;
    const verify = isComplete && Boolean(checksum);
    // Damage inside a compressed file is found by unpacking it.
    if (!verify && !packedFormats.has(format)) return [];
    return [{ index, startFrame: 0, endFrame: verify ? header.lengthFrames! : 1, verify }];
  });
}

function openedOne(reader: SegmentReader): Opened {
  const { header, plan } = reader;
  const fatal = plan.problems.find(({ code }) => code === 'signal-missing' || code === 'format-unsupported');
  const empty = plan.lengthSamples === 0;
  const cause = fatal ?? (empty ? plan.problems.find(({ code }) => code.startsWith('signal-')) : undefined);
  if (cause) throw new WfdbError(cause.code, cause.file, cause.message, cause.values);
  if (empty) {
    const headerName = headerFileName(header);
    throw new WfdbError(
      'signal-empty',
      headerName,
      `No sample of ${header.recordName} is left after the skew that ${headerName} gives. Correct the header.`,
    );
  }
  const signals = header.signals.map((_, index) => index);
  return {
    layout: header,
    placed: [{ startFrame: 0, lengthFrames: Number.MAX_SAFE_INTEGER, reader, signals }],
    lengthSamples: plan.lengthSamples,
    problems: plan.problems,
  };
}

async function openMany(header: Header, files: RecordFiles, unpacked: UnpackedFiles): Promise<Opened> {
  const { layout, placed, lengthFrames, problems } = await openSegments(header, files, unpacked);
  const maxSkew = layout.signals.reduce((most, { skewFrames }) => Math.max(most, skewFrames), 0);
  return { layout, placed, lengthSamples: Math.max(0, lengthFrames - maxSkew), problems };
}

/** The segments that overlap [start, end), by binary search. */
function within(placed: readonly PlacedSegment[], start: number, end: number): PlacedSegment[] {
  let low = 0;
  let high = placed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { startFrame, lengthFrames } = placed[middle]!;
    if (startFrame + lengthFrames <= start) low = middle + 1;
    else high = middle;
  }
  const found: PlacedSegment[] = [];
  for (let at = low; at < placed.length && placed[at]!.startFrame < end; at++) found.push(placed[at]!);
  return found;
}

function sourceOf(files: RecordFiles, name: string): ByteSource {
  const key = files.find(name);
  assert(key !== undefined, `no file ${name}`);
  return files.get(key);
}

const readAll = (source: ByteSource) => source.read(0, source.size);
