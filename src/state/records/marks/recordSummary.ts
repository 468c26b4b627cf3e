import { marksBeat } from '../../../beats/classMap';
import { CLASS_NAMES } from '../../../beats/types';
import type { RecordMarks } from '../../types';
import { beatTimes, rrIntervals } from './rrIntervals';

/** From this length an interval without a beat is a pause. */
const PAUSE_SEC = 2;
/** So many ectopic beats in a row are a run. */
const RUN_BEATS = 3;

/** Ectopic beats in a row. */
export interface EctopicRun {
  startSec: number;
  beats: number;
  /** Of its intervals; the mean. */
  bpm: number;
}

/** What a record's annotations come to. */
export interface RecordSummary {
  beats: number;
  /** Per class index 0…4; the rest of the beats has no class. */
  classCounts: number[];
  /** Pauses over two and up to five seconds, the longest first; longer ones are gaps of the annotations. */
  pauses: { endSec: number; rrSec: number }[];
  /** Three and more of a class in a row, the longest first. */
  ventricularRuns: EctopicRun[];
  supraventricularRuns: EctopicRun[];
}

const SVEB = CLASS_NAMES.indexOf('SVEB');
const VEB = CLASS_NAMES.indexOf('VEB');

/** The classes, pauses and runs of a record. */
export function recordSummary(marks: RecordMarks): RecordSummary {
  const { endSec, rrSec } = rrIntervals(marks);
  const classCounts = CLASS_NAMES.map(() => 0);
  marks.classIndex.forEach((classIndex) => {
    if (classIndex < classCounts.length) classCounts[classIndex]!++;
  });
  const pauses = Array.from(endSec, (end, i) => ({ endSec: end, rrSec: rrSec[i]! }))
    .filter((pause) => pause.rrSec > PAUSE_SEC)
    .sort((a, b) => b.rrSec - a.rrSec);
  // After a gap of the annotations, or flutter, nobody knows what came between.
  const isJoined = new Set(endSec);
  return {
    beats: beatTimes(marks).length,
    classCounts,
    pauses,
    ventricularRuns: runsOf(marks, isJoined, VEB),
    supraventricularRuns: runsOf(marks, isJoined, SVEB),
  };
}

function runsOf(marks: RecordMarks, isJoined: ReadonlySet<number>, wanted: number): EctopicRun[] {
  const isBeat = marks.symbols.map(marksBeat);
  const runs: EctopicRun[] = [];
  let times: number[] = [];
  const end = () => {
    const beats = times.length;
    const [startSec, lastSec] = [times[0]!, times.at(-1)!];
    if (beats >= RUN_BEATS) runs.push({ startSec, beats, bpm: (60 * (beats - 1)) / (lastSec - startSec) });
    times = [];
  };
  marks.timeSec.forEach((sec, i) => {
    if (!isBeat[marks.symbol[i]!]) return;
    if (marks.classIndex[i] !== wanted || !isJoined.has(sec)) end();
    if (marks.classIndex[i] === wanted) times.push(sec);
  });
  end();
  return runs.sort((a, b) => b.beats - a.beats || a.startSec - b.startSec);
}
