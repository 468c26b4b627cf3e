import { sumOf } from '../../base/sumOf';
import { pickBeats } from '../../curves/pickBeats';
import type { FoundBeats } from '../../curves/types';
import { matchBeats } from '../../evaluation';
import type { FoundInTest } from '../../experiment/run/found';
import { recordsOf } from '../input/beatsByRecord';
import type { Network } from '../network/network';
import { softmaxRows } from '../network/softmaxRows';
import { predictRows } from './predictRows';
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
  const dealt = records.map((record) => run.rows.whole!(record));
  const total = sumOf(dealt.map(({ count }) => count));
  let before = 0;
  for (const [i, record] of records.entries()) {
    const logits = await predictRows({
      ...{ run, network, fold, phase: 'testing', beatsAsked: test },
      ...{ dealt: dealt[i]!, part: { before, total } },
      isAbandoned: () => run.control.abandoned,
    });
    if (!logits) return undefined;
    before += dealt[i]!.count;
    const found: FoundBeats = pickBeats(softmaxRows(logits, classCount + 1), classCount, threshold);
    const { beatSec, beatRow, unmarked } = traces[record]!;
    const samplingHz = index.recordHz![record]!;
    const marked = matchBeats(found.timeSec, beatSec, samplingHz);
    found.timeSec.forEach((timeSec, beat) => {
      const own = found.probabilities.subarray(beat * classCount, (beat + 1) * classCount);
      const mark = marked[beat]!;
      const isUnmarked = unmarked.some(({ fromSec, toSec }) => timeSec >= fromSec && timeSec <= toSec);
      const row = mark < 0 ? undefined : rowOf.get(firstBeat[record]! + beatRow[mark]!);
      const known = beatRow[mark] === -1 ? undefined : row;
      if (known !== undefined) probabilities.set(own, known * classCount);
      columns.record.push(record);
      columns.sample.push(Math.round(timeSec * samplingHz));
      columns.row.push(known ?? (mark < 0 && !isUnmarked ? INVENTED : NOT_COUNTED));
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

/** As of `FoundInTest.row`. */
const INVENTED = -1;
const NOT_COUNTED = -2;

/** The first beat of each record, in the index. */
function firstOfRecords(record: Uint16Array, count: number): number[] {
  const first = new Array<number>(count).fill(-1);
  record.forEach((own, beat) => {
    if (first[own] === -1) first[own] = beat;
  });
  return first;
}
