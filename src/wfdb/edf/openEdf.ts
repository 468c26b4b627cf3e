import { assert } from '../../base/assert';
import { nameOf } from '../../base/filePath';
import { allocateFloat32 } from '../../base/floatArray';
import { problem } from '../problem';
import { defaultMaxSamples } from '../record/limits';
import {
  type ReadOptions,
  type ReadPart,
  type RecordFacts,
  type RecordReader,
  refuseTooLarge,
} from '../recordReader';
import type { WfdbProblem } from '../types';
import { WfdbError } from '../WfdbError';
import type { ByteSource } from '../zip/byteSource';
import { calibrationOf } from './calibration';
import { decodeRecord, type SampleBlock } from './decodeRecord';
import { annotationsOfEvents, withWarnings } from './edfAnnotations';
import { shorten } from './fields';
import { gridSamples, ordinarySignals, samplingHzOf } from './frequency';
import { firstStep, planEdf } from './planEdf';
import { edfHeaderBytes, fixedHeaderBytes, readEdfHeader } from './readEdfHeader';
import { readRecords } from './readRecords';
import { type ScannedTals, scanTals } from './scanTals';
import { startText } from './startOf';
import { continuousTimeline, gappedTimeline, lengthAt } from './timeline';
import type { EdfEvent, EdfHeader, EdfTimeline } from './types';

/** A reader that also provides what only EDF has. */
export interface EdfReader extends RecordReader {
  readonly header: EdfHeader;
  readonly timeline: EdfTimeline;
  /** All annotations with their durations, in file order. */
  events(): Promise<EdfEvent[]>;
}

/** The frequency for the annotations of a file without signals: milliseconds. */
const annotationsOnlyHz = 1000;

/**
 * Opens an EDF, EDF+ or BDF file for reading. Reads the header and, for the plus variants, the first data record, whose
 * time-keeping annotation has the subsecond part of the start time; for a discontinuous file (EDF+D) all annotation
 * channels, because only they contain the gaps. A gap is read as missing samples, NaN.
 *
 * The record's name is the file name without its extension. Voltages are in mV (see `calibrationOf`), the record's
 * frequency is that of its ECGs (see `gridSamples`). Patient, recording, prefilters and transducers are the comments.
 *
 * @throws WfdbError `edf-malformed` and as `readEdfHeader`; `signal-empty` if the file ends before its first data
 *   record; `file-unreadable` if it changes while it is read
 */
export async function openEdf(source: ByteSource, fileName: string): Promise<EdfReader> {
  const start = await source.read(0, Math.min(fixedHeaderBytes, source.size));
  const headerBytes = Math.min(edfHeaderBytes(start, fileName), source.size);
  const header = readEdfHeader(await source.read(0, headerBytes), fileName, source.size);
  if (header.records === 0) throw noRecord(header);
  const signals = ordinarySignals(header);
  const calibrations = signals.map(calibrationOf);
  const grid = gridSamples(signals);
  const samplingHz = grid === 0 ? annotationsOnlyHz : samplingHzOf(grid, header.recordSec);

  let scanning: Promise<ScannedTals> | undefined;
  const scan = () => {
    scanning ??= scanTals(header, source).catch((error: unknown) => {
      // A file that could not be read may become readable again.
      scanning = undefined;
      throw error;
    });
    return scanning;
  };
  const timeline = await timelineOf(header, source, samplingHz, scan);
  const facts: RecordFacts = {
    name: nameOf(fileName).replace(/\.[^.]*$/, ''),
    samplingHz,
    lengthSamples: lengthAt(timeline, grid, header.recordSec),
    signals: signals.map(({ label, samplesPerRecord }, index) => ({
      name: label || `signal ${index}`,
      units: calibrations[index]!.units,
      samplingHz: samplingHzOf(samplesPerRecord, header.recordSec),
    })),
    startTime: startText(header.startTime, header.startDate, timeline.firstSampleSec),
    comments: commentsOf(header),
    problems: [...header.problems, ...timeline.problems, ...signalProblems(header)],
  };

  async function read(options: ReadOptions = {}): Promise<ReadPart> {
    for (const index of options.signals ?? []) assert(signals[index], `no signal ${index} in ${fileName}`);
    const plan = planEdf(header, timeline, options);
    const total = plan.signals.reduce((sum, { lengthSamples }) => sum + lengthSamples, 0);
    refuseTooLarge(facts, total, options.maxSamples ?? defaultMaxSamples);
    const outputs = plan.signals.map((planned) => {
      const { byteOffset, samplesPerRecord } = signals[planned.index]!;
      const block: SampleBlock = {
        byteOffset,
        samplesPerRecord,
        sampleBytes: header.sampleBytes,
        ...calibrations[planned.index]!,
      };
      // Samples without a data record are gaps.
      return { planned, block, target: allocateFloat32(planned.lengthSamples).fill(Number.NaN) };
    });
    for (const { run, firstRecord, endRecord } of plan.pieces) {
      await readRecords(header, source, firstRecord, endRecord, (bytes, record) => {
        for (const { planned, block, target } of outputs) {
          const steps = planned.stepsPerRecord;
          const at = firstStep(run, planned) + (record - run.firstRecord) * steps - planned.firstSample;
          const from = Math.max(0, -at);
          const to = Math.min(steps, target.length - at);
          if (from < to) decodeRecord(bytes, block, { steps, from, to }, target, at + from);
        }
      });
    }
    return {
      startSample: plan.startSample,
      endSample: plan.endSample,
      signals: outputs.map(({ planned, target }) => ({
        samples: target,
        samplingHz: planned.samplingHz,
        firstSample: planned.firstSample,
      })),
      problems: [],
    };
  }

  return {
    header,
    timeline,
    facts,
    read,
    events: async () => (await scan()).events,
    async annotations() {
      const { events, malformed } = await scan();
      if (events.length === 0 && malformed === 0) return undefined;
      const context = {
        samplingHz,
        firstSampleSec: timeline.firstSampleSec,
        labels: signals.map(({ label }) => label),
      };
      const annotations = annotationsOfEvents(events, context);
      return withWarnings(annotations, malformed + events.length - annotations.count, fileName);
    },
  };
}

async function timelineOf(
  header: EdfHeader,
  source: ByteSource,
  samplingHz: number,
  scan: () => Promise<ScannedTals>,
): Promise<EdfTimeline> {
  if (header.plus === 'D') return gappedTimeline(header, (await scan()).startsSec, samplingHz);
  const { startsSec } = await scanTals(header, source, 0, 1);
  const first = startsSec[0]!;
  return continuousTimeline(header, Number.isNaN(first) ? 0 : first);
}

function commentsOf(header: EdfHeader): string[] {
  // In EDF+ an X stands for unknown.
  const about = (name: string, text: string) => (/[^X\s]/i.test(text) ? [`${name}: ${text}`] : []);
  const labelsBySetup = new Map<string, string[]>();
  for (const { label, prefilter, transducer } of ordinarySignals(header)) {
    const setup = [transducer, prefilter].filter(Boolean).join(', ');
    const labels = labelsBySetup.get(setup);
    if (labels) labels.push(label);
    else labelsBySetup.set(setup, [label]);
  }
  return [
    ...about('Patient', header.patient),
    ...about('Recording', header.recording.replace(/^Startdate \S+ ?/, '')),
    ...[...labelsBySetup].flatMap(([setup, labels]) => about(listed(labels), setup)),
  ];
}

function signalProblems(header: EdfHeader): WfdbProblem[] {
  const { fileName } = header;
  const signals = ordinarySignals(header);
  if (signals.length === 0) {
    const message = `${fileName} holds annotations and no signals. Open the file with the signals, too.`;
    return [problem('edf-no-signals', fileName, message)];
  }
  const names = signals.filter((signal) => !calibrationOf(signal).calibrated).map(({ label }) => label);
  if (names.length === 0) return [];
  const shown = listed(names);
  return [
    problem(
      'record-uncalibrated',
      fileName,
      `${fileName} gives no usable physical and digital range for ${shown}: 200 stored units per mV are assumed, so amplitudes are a convention, not a measurement.`,
      { signals: shown },
    ),
  ];
}

/** Only the first few, shortened: the message must stay one sentence, whatever a header contains. */
function listed(names: string[]): string {
  const shown = names.slice(0, 6).map(shorten).join(', ');
  return names.length > 6 ? `${shown} and ${names.length - 6} more` : shown;
}

function noRecord({ fileName, recordBytes }: EdfHeader): WfdbError {
  return new WfdbError(
    'signal-empty',
    fileName,
    `${fileName} ends before its first data record of ${recordBytes} bytes is complete, so it holds no samples. Download it again.`,
    { signalFile: fileName },
  );
}
