import { CLASS_NAMES } from '../../../beats/types';
import { markedBeats } from '../../../report';
import { type Episode, type Origin, rhythmEpisodes } from '../../../rhythm';
import type { RecordMarks } from '../../types';
import { beatTimes } from './rrIntervals';

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
  const episodes = rhythmEpisodes(markedBeats(marks));
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

function runsOf(episodes: readonly Episode[], wanted: Origin): EctopicRun[] {
  return episodes
    .filter(({ kind, origin }) => kind === 'run' && origin === wanted)
    .map(({ startSec, beats, bpm }) => ({ startSec, beats, bpm }))
    .sort((a, b) => b.beats - a.beats || a.startSec - b.startSec);
}
