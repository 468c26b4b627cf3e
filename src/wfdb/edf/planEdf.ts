import { clampRange, type ReadOptions } from '../recordReader';
import { gridSamples, ordinarySignals, samplingHzOf } from './frequency';
import { lengthAt } from './timeline';
import type { EdfHeader, EdfRun, EdfTimeline } from './types';

/** What to read of one signal. */
export interface PlannedSignal {
  /** Index among the ordinary signals. */
  index: number;
  /** Values per data record on the requested grid. */
  stepsPerRecord: number;
  samplingHz: number;
  /** First value and number of values at that frequency. */
  firstSample: number;
  lengthSamples: number;
}

/** Consecutive data records, and their bytes in the file. */
export interface PlannedPiece {
  run: EdfRun;
  firstRecord: number;
  endRecord: number;
  startByte: number;
  endByte: number;
}

export interface EdfPlan {
  /** The range at the record's frequency, clipped to the record. */
  startSample: number;
  endSample: number;
  signals: PlannedSignal[];
  /** In order of time. */
  pieces: PlannedPiece[];
}

/**
 * Plans which bytes of an EDF file contain a range of samples, and how many values they give. Data records have a fixed
 * size, so nothing needs to be read for that.
 *
 * A range on the record's grid is a range of time; on another grid it has the values whose time is in the range, so
 * that adjacent ranges give adjacent values, none twice.
 */
export function planEdf(header: EdfHeader, timeline: EdfTimeline, options: ReadOptions = {}): EdfPlan {
  const ordinary = ordinarySignals(header);
  const grid = gridSamples(ordinary);
  const highest = ordinary.reduce((most, { samplesPerRecord }) => Math.max(most, samplesPerRecord), 0);
  const range = clampRange(options, lengthAt(timeline, grid, header.recordSec));
  const signals = (options.signals ?? ordinary.map((_, index) => index)).map((index): PlannedSignal => {
    const own = ordinary[index]!.samplesPerRecord;
    const steps = { record: grid, highest, own }[options.grid ?? 'record'];
    const at = (sample: number) => (steps === grid ? sample : Math.ceil((sample * steps) / grid));
    const firstSample = at(range.startSample);
    return {
      index,
      stepsPerRecord: steps,
      samplingHz: samplingHzOf(steps, header.recordSec),
      firstSample,
      lengthSamples: at(range.endSample) - firstSample,
    };
  });
  const pieces = timeline.runs.flatMap((run) => pieceOf(run, signals, header));
  return { ...range, signals, pieces };
}

/** Step of the grid at which a run begins. */
export function firstStep(run: EdfRun, signal: PlannedSignal): number {
  return Math.round(run.startSec * signal.samplingHz);
}

function pieceOf(run: EdfRun, signals: PlannedSignal[], header: EdfHeader): PlannedPiece[] {
  let first = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const signal of signals) {
    const { stepsPerRecord, firstSample, lengthSamples } = signal;
    const start = firstSample - firstStep(run, signal);
    const from = Math.max(0, Math.floor(start / stepsPerRecord));
    const to = Math.min(run.records, Math.ceil((start + lengthSamples) / stepsPerRecord));
    if (lengthSamples === 0 || from >= to) continue;
    first = Math.min(first, from);
    end = Math.max(end, to);
  }
  if (first >= end) return [];
  const firstRecord = run.firstRecord + first;
  const endRecord = run.firstRecord + end;
  return [
    {
      run,
      firstRecord,
      endRecord,
      startByte: header.headerBytes + firstRecord * header.recordBytes,
      endByte: header.headerBytes + endRecord * header.recordBytes,
    },
  ];
}
