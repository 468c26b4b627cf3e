import { pickBeats } from '../../curves/pickBeats';
import type { FoundBeats } from '../../curves/types';
import type { FoundInTest } from '../../experiment/run/found';
import { recordsOf } from '../input/beatsByRecord';
import type { Network } from '../network/network';
import { softmaxRows } from '../network/softmaxRows';
import { predictRows } from './predictRows';
import { NOT_COUNTED, rowsOfFound } from './rowsOfFound';
import type { RunContext } from './runContext';

interface TestedSections {
  /** test beats × classCount; zeros for beats that were not found. */
  probabilities: Float32Array;
  found: FoundInTest;
}

/**
 * The test of a beat-free network: the tested records from end to end, without their marks; then the beats that it found are paired with those that
 * are marked.
 *
 * @param threshold the least chance of a beat
 * @returns undefined if it was abandoned
 */
export async function testSections(options: {
  run: RunContext;
  network: Pick<Network, 'rows'>;
  test: Int32Array;
  fold: number;
  threshold: number;
}): Promise<TestedSections | undefined> {
  const { run, network, test, fold, threshold } = options;
  const { classCount } = run;
  const index = run.beats.index();
  const traces = run.beats.traces();
  const firstBeat = firstOfRecords(index.record, traces.length);
  const rowOf = new Map(Array.from(test, (beat, row) => [beat, row]));
  const probabilities = new Float32Array(test.length * classCount);
  const columns = {
    record: [] as number[],
    sample: [] as number[],
    row: [] as number[],
    probabilities: [] as number[],
  };
  const records = recordsOf(index.record, test);
  for (const record of records) {
    const logits = await predictRows({
      ...{ run, network, fold, phase: 'testing', beatsAsked: test },
      dealt: run.rows.whole!(record),
      isAbandoned: () => run.control.abandoned,
    });
    if (!logits) return undefined;
    const found: FoundBeats = pickBeats(softmaxRows(logits, classCount + 1), classCount, threshold);
    const samplingHz = index.recordHz![record]!;
    rowsOfFound(found.timeSec, traces[record]!, samplingHz).forEach((rowInRecord, beat) => {
      const own = found.probabilities.subarray(beat * classCount, (beat + 1) * classCount);
      const row =
        rowInRecord < 0 ? rowInRecord : (rowOf.get(firstBeat[record]! + rowInRecord) ?? NOT_COUNTED);
      if (row >= 0) probabilities.set(own, row * classCount);
      columns.record.push(record);
      columns.sample.push(Math.round(found.timeSec[beat]! * samplingHz));
      columns.row.push(row);
      columns.probabilities.push(...own);
    });
  }
  return {
    probabilities,
    found: {
      record: Uint16Array.from(columns.record),
      sample: Int32Array.from(columns.sample),
      row: Int32Array.from(columns.row),
      probabilities: Float32Array.from(columns.probabilities),
    },
  };
}

/** The first beat of each record, in the index. */
function firstOfRecords(record: Uint16Array, count: number): number[] {
  const first = new Array<number>(count).fill(-1);
  record.forEach((own, beat) => {
    if (first[own] === -1) first[own] = beat;
  });
  return first;
}
