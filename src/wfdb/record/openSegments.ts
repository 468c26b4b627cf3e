import { parseHeader } from '../header/parseHeader';
import { toProblem } from '../problem';
import type { Header, WfdbProblem } from '../types';
import { WfdbError } from '../WfdbError';
import { type MappedSignals, mapSignals, unionOfSignals } from './mapSignals';
import type { RecordFiles } from './recordFiles';
import { segmentProblems } from './segmentProblems';
import { openSegment, type SegmentReader } from './segmentReader';
import { headerFileName } from './signalFiles';
import type { UnpackedFiles } from './unpackedFiles';

/** A segment with its position in the record. */
export interface PlacedSegment {
  /** First frame in the record. */
  startFrame: number;
  /** Its length according to the record's header. */
  lengthFrames: number;
  reader: SegmentReader;
  /** For each signal of the record the index of the segment's signal; −1 if it has none. */
  signals: MappedSignals;
}

export interface OpenSegments {
  /** Defines the record's signals: the layout header, or the first available segment. */
  layout: Header;
  /** In order of time; only those that can be read. */
  placed: PlacedSegment[];
  lengthFrames: number;
  problems: WfdbProblem[];
}

/** Headers read concurrently. */
const atOnce = 32;

/**
 * Opens the segments of a multi-segment record (header(5)): reads all their headers and no samples.
 *
 * If the first segment has length 0 it is a layout header: it lists all signals that occur, and each segment's signals
 * are matched by their descriptions (variable layout). Otherwise the first segment's signals are the record's, and
 * those of the others are matched by index (fixed layout). A segment `~` is a gap; so is one whose files are missing or
 * damaged, which is reported as a problem.
 *
 * @throws WfdbError `segment-nested` if a segment has segments itself; `segment-missing` if no segment can be read
 */
export async function openSegments(
  master: Header,
  files: RecordFiles,
  unpacked: UnpackedFiles,
): Promise<OpenSegments> {
  const lines = master.segments ?? [];
  const report = segmentProblems(master);
  const hasLayout = lines[0] !== undefined && lines[0].lengthFrames === 0 && lines[0].recordName !== '~';
  const names = [...new Set(lines.map(({ recordName }) => recordName))].filter((name) => name !== '~');
  const headers = new Map<string, Header>();
  const readers = new Map<string, SegmentReader>();
  for (let first = 0; first < names.length; first += atOnce) {
    await Promise.all(
      names.slice(first, first + atOnce).map(async (name) => {
        const header = await segmentHeader(name, files).catch((error: unknown) => {
          report.other(toProblem(error, `${name}.hea`));
          return undefined;
        });
        if (header === 'missing') report.missing(name, `${name}.hea`);
        else if (header?.segments) throw nested(master, name);
        else if (header) headers.set(name, header);
      }),
    );
  }
  const layoutHeader = hasLayout ? headers.get(lines[0]!.recordName) : undefined;
  for (const [name, header] of headers) {
    if (header === layoutHeader) continue;
    try {
      const reader = await openSegment(header, files, unpacked);
      readers.set(name, reader);
      report.plan(name, reader);
    } catch (error) {
      report.other(toProblem(error, `${name}.hea`));
    }
  }
  const present = lines.flatMap(({ recordName }) => readers.get(recordName)?.header ?? []);
  const layout = layoutHeader ?? (hasLayout ? unionOfSignals(present) : present[0]);
  const placed: PlacedSegment[] = [];
  let startFrame = 0;
  for (const { recordName, lengthFrames } of lines) {
    const reader = readers.get(recordName);
    if (reader && layout) {
      const signals = mapSignals(layout, reader.header, hasLayout);
      report.placed(recordName, reader, lengthFrames, { master, layout });
      placed.push({ startFrame, lengthFrames, reader, signals });
    }
    startFrame += lengthFrames;
  }
  report.total(startFrame);
  if (!Number.isSafeInteger(startFrame)) throw tooLong(master);
  const problems = report.all();
  const readable = placed.some(({ reader }) => reader.frames.some((frames) => frames > 0));
  if (!layout || !readable || startFrame === 0) throw noSegments(master, problems);
  return { layout, placed, lengthFrames: startFrame, problems };
}

async function segmentHeader(name: string, files: RecordFiles): Promise<Header | 'missing'> {
  const fileName = `${name}.hea`;
  const key = files.find(fileName);
  if (key === undefined) return 'missing';
  const source = files.get(key);
  return parseHeader(await source.read(0, source.size), fileName);
}

function nested(master: Header, name: string): WfdbError {
  const headerName = headerFileName(master);
  return new WfdbError(
    'segment-nested',
    headerName,
    `${headerName} lists ${name}, which has segments itself; segments of segments are not allowed in WFDB records. Open ${name}.hea by itself.`,
    { segment: name },
  );
}

function tooLong(master: Header): WfdbError {
  const headerName = headerFileName(master);
  return new WfdbError(
    'header-malformed',
    headerName,
    `${headerName} gives its segments more samples than can be counted. Correct the header or download it again.`,
  );
}

function noSegments(master: Header, problems: WfdbProblem[]): WfdbError {
  const [first] = problems;
  if (first) return new WfdbError(first.code, first.file, first.message, first.values);
  const headerName = headerFileName(master);
  return new WfdbError(
    'segment-missing',
    headerName,
    `${headerName} joins segments, but none of them holds a sample. Open all their files together.`,
    { header: headerName, files: '', count: 0 },
  );
}
