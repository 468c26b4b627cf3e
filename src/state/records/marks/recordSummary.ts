import { marksBeat } from '../../../beats/classMap';
import { CLASS_NAMES } from '../../../beats/types';
import { type Episode, type Origin, type RhythmBeat, rhythmEpisodes } from '../../../rhythm';
import type { RecordMarks } from '../../types';
import { beatTimes, marksFlutter } from './rrIntervals';

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

/** The classes, pauses and runs of a record, by the rules of the room `rhythm`. */
export function recordSummary(marks: RecordMarks): RecordSummary {
  const classCounts = CLASS_NAMES.map(() => 0);
  marks.classIndex.forEach((classIndex) => {
    if (classIndex < classCounts.length) classCounts[classIndex]!++;
  });
  const episodes = rhythmEpisodes(rhythmBeats(marks));
  return {
    beats: beatTimes(marks).length,
    classCounts,
    pauses: episodes
      .filter(({ kind }) => kind === 'pause')
      .map(({ startSec, endSec }) => ({ endSec, rrSec: endSec - startSec }))
      .sort((a, b) => b.rrSec - a.rrSec),
    ventricularRuns: runsOf(episodes, 'ventricular'),
    supraventricularRuns: runsOf(episodes, 'supraventricular'),
  };
}

/** The beats of a record, with a gap at flutter, whose waves are not annotated as beats. */
function* rhythmBeats(marks: RecordMarks): Generator<RhythmBeat | undefined> {
  const isBeat = marks.symbols.map(marksBeat);
  const isFlutter = marks.symbols.map(marksFlutter);
  for (const [i, symbol] of marks.symbol.entries()) {
    if (isFlutter[symbol]) yield undefined;
    if (isBeat[symbol]) yield { timeSec: marks.timeSec[i]!, classIndex: marks.classIndex[i]! };
  }
}

function runsOf(episodes: readonly Episode[], wanted: Origin): EctopicRun[] {
  return episodes
    .filter(({ kind, origin }) => kind === 'run' && origin === wanted)
    .map(({ startSec, beats, bpm }) => ({ startSec, beats, bpm }))
    .sort((a, b) => b.beats - a.beats || a.startSec - b.startSec);
}
