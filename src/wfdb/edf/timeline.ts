import { problem } from '../problem';
import { samplingHzOf } from './frequency';
import { oddField } from './readEdfHeader';
import type { EdfHeader, EdfRun, EdfTimeline } from './types';

/** All data records in one run: plain files and EDF+C. */
export function continuousTimeline(header: EdfHeader, firstSampleSec: number): EdfTimeline {
  return {
    runs: [{ firstRecord: 0, records: header.records, startSec: 0 }],
    firstSampleSec,
    problems: [],
  };
}

/**
 * The times of the data records of an EDF+D file. A record that begins within half a sample of the end of the previous
 * one continues its run; one without a time follows the previous one; the first sample is that of the earliest record.
 *
 * @param startsSec when each data record begins, NaN if unknown
 * @param gridHz the frequency that defines the half sample
 */
export function gappedTimeline(header: EdfHeader, startsSec: Float64Array, gridHz: number): EdfTimeline {
  const { recordSec, records, fileName } = header;
  const runs: EdfRun[] = [];
  for (let record = 0; record < records; record++) {
    const last = runs.at(-1);
    const expected = last ? last.startSec + last.records * recordSec : 0;
    const stated = startsSec[record]!;
    const startSec = Number.isNaN(stated) ? expected : stated;
    if (last && Math.abs(startSec - expected) * gridHz < 0.5) last.records++;
    else runs.push({ firstRecord: record, records: 1, startSec });
  }
  const back = runs.filter(
    ({ startSec }, index) => index > 0 && startSec < endOf(runs[index - 1]!, recordSec),
  ).length;
  runs.sort((a, b) => a.startSec - b.startSec);
  const firstSampleSec = runs[0]?.startSec ?? 0;
  for (const run of runs) run.startSec -= firstSampleSec;
  const fastest = header.signals.reduce((most, { samplesPerRecord }) => Math.max(most, samplesPerRecord), 0);
  const lengthSec = runs.reduce((most, run) => Math.max(most, endOf(run, recordSec)), 0);
  if (!(lengthSec * samplingHzOf(fastest, recordSec) <= Number.MAX_SAFE_INTEGER)) {
    const odd = oddField(fileName, 'duration of a data record', `${recordSec}`, 'one record after the other');
    return { ...continuousTimeline(header, 0), problems: [odd] };
  }
  const problems = back === 0 ? [] : [orderProblem(fileName, back)];
  return { runs, firstSampleSec, problems };
}

/** Length of the recording at one signal's frequency, gaps included. */
export function lengthAt(timeline: EdfTimeline, samplesPerRecord: number, recordSec: number): number {
  const hz = samplingHzOf(samplesPerRecord, recordSec);
  return timeline.runs.reduce(
    (most, run) => Math.max(most, Math.round(run.startSec * hz) + run.records * samplesPerRecord),
    0,
  );
}

function endOf(run: EdfRun, recordSec: number): number {
  return run.startSec + run.records * recordSec;
}

function orderProblem(fileName: string, count: number) {
  return problem(
    'edf-order',
    fileName,
    `${count} data records of ${fileName} begin before the previous one ends. They are placed at their own times; where two overlap, the later one is used.`,
    { count },
  );
}
