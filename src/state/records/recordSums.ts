import type { RecordEntry } from '../types';

export interface RecordSums {
  ticked: number;
  all: number;
  lengthSec: number;
  annotations: number;
  /** Annotated beats, those without a class included. */
  beats: number;
  /** Per class index 0…4. */
  classCounts: number[];
}

/** Totals over the ticked records. */
export function recordSums(records: readonly RecordEntry[]): RecordSums {
  const sums: RecordSums = {
    ticked: 0,
    all: records.length,
    lengthSec: 0,
    annotations: 0,
    beats: 0,
    classCounts: [0, 0, 0, 0, 0],
  };
  for (const record of records) {
    if (!record.ticked) continue;
    sums.ticked++;
    sums.lengthSec += record.lengthSamples / record.samplingHz;
    sums.annotations += record.annotationCount;
    sums.beats += record.beatCount;
    for (const [index, count] of record.classCounts.entries()) sums.classCounts[index]! += count;
  }
  return sums;
}
