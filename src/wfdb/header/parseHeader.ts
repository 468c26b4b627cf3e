import type { Header, SignalSpec } from '../types';
import { malformed, parseInteger } from './fields';
import { type HeaderLine, splitHeader } from './headerText';
import { parseRecordLine } from './parseRecordLine';
import { parseSignalLine } from './parseSignalLine';

/** Several times what any recorder has; with more signals, reading would take minutes. */
const maxSignals = 4096;

/**
 * Reads a header file (WFDB Applications Guide, header(5)): record line, signal or segment lines, comments anywhere.
 * For a multi-segment record `segments` is filled and `signals` left empty. Lines beyond the announced number of
 * signals are ignored, as in the WFDB library.
 *
 * @param source the file's bytes, or its text
 * @param fileName as the user knows it; part of every message
 * @throws WfdbError `header-empty`, `header-binary`, `header-malformed` (with the line and what was expected)
 */
export function parseHeader(source: string | Uint8Array, fileName: string): Header {
  const { lines, comments } = splitHeader(source, fileName);
  const [first, ...others] = lines;
  const { segmentCount, signalCount, ...record } = parseRecordLine(first!.text, {
    fileName,
    line: first!.number,
  });
  // The number of actual lines bounds every loop; a header may announce any number of signals.
  requireLines(
    fileName,
    lines,
    segmentCount ?? signalCount,
    segmentCount === undefined ? 'signal' : 'segment',
  );
  if (segmentCount !== undefined) {
    const segments = others.slice(0, segmentCount).map((line) => parseSegmentLine(line, fileName));
    const sumFrames = segments.reduce((sum, segment) => sum + segment.lengthFrames, 0);
    return {
      ...record,
      lengthFrames: record.lengthFrames ?? (sumFrames || undefined),
      segments,
      signals: [],
      comments,
    };
  }
  if (signalCount > maxSignals) {
    throw malformed({ fileName, line: first!.number }, `at most ${maxSignals} signals`, String(signalCount));
  }
  const signals: SignalSpec[] = others
    .slice(0, signalCount)
    .map(({ text, number }, index) =>
      parseSignalLine(text, { fileName, line: number }, record.recordName, index),
    );
  return { ...record, segments: undefined, signals, comments };
}

function parseSegmentLine({ text, number }: HeaderLine, fileName: string) {
  const [recordName = '', lengthField = ''] = text.split(/\s+/);
  const lengthFrames = parseInteger(lengthField);
  if (lengthFrames === undefined || lengthFrames < 0) {
    throw malformed({ fileName, line: number }, 'a segment name and its length in samples', text);
  }
  return { recordName, lengthFrames };
}

function requireLines(fileName: string, lines: HeaderLine[], announced: number, kind: string): void {
  const present = lines.length - 1;
  if (present >= announced) return;
  const last = lines[lines.length - 1]!;
  throw malformed(
    { fileName, line: last.number + 1 },
    `${announced} ${kind} line${announced === 1 ? '' : 's'} as the record line announces`,
    `only ${present}`,
  );
}
