import { problem } from '../problem';
import type { Header, WfdbProblem } from '../types';
import type { SegmentReader } from './segmentReader';
import { headerFileName } from './signalFiles';

/** The most names in a sentence, and the most problems of one kind that are listed individually. */
const maxNamed = 4;

/** Collects problems of a record's segments: there may be thousands, but a message must stay one sentence. */
export interface SegmentProblems {
  missing(segment: string, fileName: string): void;
  /** Problems found by planning a segment. */
  plan(segment: string, reader: SegmentReader): void;
  /** Mismatches between a segment and the record. */
  placed(
    segment: string,
    reader: SegmentReader,
    lengthFrames: number,
    record: { master: Header; layout: Header },
  ): void;
  /** The sum of the segments' lengths. */
  total(frames: number): void;
  other(found: WfdbProblem): void;
  all(): WfdbProblem[];
}

export function segmentProblems(master: Header): SegmentProblems {
  const headerName = headerFileName(master);
  const missingFiles = new Set<string>();
  const missingSegments = new Set<string>();
  const others = new Map<string, WfdbProblem[]>();
  const lengths = new Map<string, [frames: number, ownFrames: number]>();
  const mismatches = new Map<string, string>();
  let sumFrames = 0;

  function other(found: WfdbProblem): void {
    const alike = others.get(found.code);
    if (alike) alike.push(found);
    else others.set(found.code, [found]);
  }

  return {
    other,
    missing(segment, fileName) {
      missingSegments.add(segment);
      missingFiles.add(fileName);
    },
    plan(segment, { plan }) {
      for (const found of plan.problems) {
        if (found.code === 'signal-missing') {
          missingSegments.add(segment);
          missingFiles.add(found.file);
        } else other(found);
      }
    },
    placed(segment, { header, frames }, lengthFrames, { master: { samplingHz }, layout }) {
      const own = header.lengthFrames ?? frames.reduce((most, count) => Math.max(most, count), 0);
      if (own !== lengthFrames) lengths.set(segment, [lengthFrames, own]);
      if (header.samplingHz !== samplingHz) {
        mismatches.set(segment, `${header.samplingHz} Hz instead of ${samplingHz} Hz`);
      } else if (header.signals.length > layout.signals.length) {
        mismatches.set(segment, `${header.signals.length} signals instead of ${layout.signals.length}`);
      }
    },
    total(frames) {
      sumFrames = frames;
    },
    all() {
      const found: WfdbProblem[] = [];
      if (missingFiles.size > 0) {
        const names = listed([...missingFiles]);
        found.push(
          problem(
            'segment-missing',
            headerName,
            `${names} of ${headerName} ${missingFiles.size === 1 ? 'is' : 'are'} missing: what ${missingFiles.size === 1 ? 'it holds' : 'they hold'} is shown as a gap (segments: ${missingSegments.size} of ${master.segments?.length ?? 0}). Open all files together.`,
            {
              header: headerName,
              files: names,
              count: missingSegments.size,
              segments: master.segments?.length ?? 0,
            },
          ),
        );
      }
      for (const alike of others.values()) found.push(...limited(alike, headerName));
      const announced = master.lengthFrames;
      if (announced !== undefined && announced !== sumFrames) lengths.set(headerName, [announced, sumFrames]);
      if (lengths.size > 0) {
        const [[name, [frames, own]]] = [...lengths] as [[string, [number, number]]];
        found.push(
          problem(
            'segment-length',
            headerName,
            `${headerName} gives ${name} ${frames} samples per signal, but there are ${own}${lengths.size > 1 ? ` (and ${lengths.size - 1} more segments differ)` : ''}. Segments are placed where ${headerName} puts them; what is too long is cut, what is too short ends in a gap.`,
            {
              header: headerName,
              segment: name,
              announcedSamples: frames,
              ownSamples: own,
              count: lengths.size,
            },
          ),
        );
      }
      if (mismatches.size > 0) {
        const [[name, how]] = [...mismatches] as [[string, string]];
        found.push(
          problem(
            'segment-mismatch',
            headerName,
            `Segment ${name} does not fit ${headerName}: ${how}${mismatches.size > 1 ? ` (and ${mismatches.size - 1} more segments)` : ''}. Its samples are used as if they were the record's; interpret them with care.`,
            { header: headerName, segment: name, how, count: mismatches.size },
          ),
        );
      }
      return found;
    },
  };
}

function limited(alike: WfdbProblem[], headerName: string): WfdbProblem[] {
  if (alike.length <= maxNamed) return alike;
  const [first] = alike as [WfdbProblem];
  return [
    problem(
      'segment-damaged',
      headerName,
      `${alike.length} files of ${headerName} have the same problem. The first: ${first.message}`,
      { header: headerName, count: alike.length, first: first.message },
    ),
  ];
}

function listed(names: string[]): string {
  const shown = names.slice(0, maxNamed).join(', ');
  return names.length > maxNamed ? `${shown} and ${names.length - maxNamed} more files` : shown;
}
