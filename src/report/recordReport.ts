import { lengthOfUnion } from '../base/lengthOfUnion';
import { sumOf } from '../base/sumOf';
import { CLASS_NAMES } from '../beats/types';
import {
  CLASSLESS_LIMITS,
  correctBeats,
  type Episode,
  hrv,
  RHYTHM_LIMITS,
  type RhythmBeat,
  rhythmEpisodes,
} from '../rhythm';
import { SVEB, VEB } from '../rhythm/types';
import { ectopyOf, greatest } from './ectopy';
import { hoursOf } from './hours';
import { intervalsOf, stretchesOf } from './intervals';
import { markedBeats } from './markedBeats';
import { rateOf } from './rate';
import { rhythmSpans } from './rhythmSpans';
import { poincareOf, rrHistogram } from './rrPlots';
import { stripPlaces } from './stripPlaces';
import type { EpisodeSum, Fibrillation, RecordReport, ReportInput } from './types';

/**
 * What the annotations of a record, or of a day, come to: beats by class, heart rate, ectopic beats, pauses, fibrillation, heart rate
 * variability, each by the rules of the room `rhythm`. A beat counts as it is annotated; nothing is corrected.
 */
export function recordReport(input: ReportInput): RecordReport {
  const { record, annotator, labNote, startTime, durationSec, marks } = input;
  const marked = [...markedBeats(marks)];
  const beats = marked.filter((beat) => beat !== undefined);
  const counts = CLASS_NAMES.map((_, own) => beats.filter(({ classIndex }) => classIndex === own).length);
  const withoutClass = beats.length - sumOf(counts);
  const hasClasses = withoutClass < beats.length;
  const limits = hasClasses ? RHYTHM_LIMITS : CLASSLESS_LIMITS;
  const episodes = rhythmEpisodes(marked, limits).sort((a, b) => a.startSec - b.startSec);
  const stretches = stretchesOf(marked);
  const intervals = intervalsOf(stretches);
  const rate = rateOf(intervals, 0, intervals.endSec.length);
  const variability = hrv(marked, episodes);
  const of = (kind: Episode['kind']) => episodes.filter((episode) => episode.kind === kind);
  const longestPause = greatest(of('pause'), lengthOf);
  const counted = {
    durationSec,
    ...(rate && { rate }),
    ...(hasClasses && {
      ventricular: ectopyOf('ventricular', { own: counts[VEB]!, all: beats.length }, episodes),
      supraventricular: ectopyOf('supraventricular', { own: counts[SVEB]!, all: beats.length }, episodes),
    }),
    pauses: { count: of('pause').length, ...(longestPause && { longest: longestPause }) },
    bradycardia: sumUp(of('bradycardia')),
    tachycardia: sumUp(of('tachycardia')),
    fibrillation: fibrillationOf(of('fibrillation'), variability.fibrillationShare, input),
  };
  return {
    format: 1,
    record,
    annotator,
    ...(labNote !== undefined && { labNote }),
    ...(startTime !== undefined && { startTime }),
    ...counted,
    ...(input.analysable && {
      analysable: { ...input.analysable, share: input.analysable.sec / durationSec },
    }),
    limits,
    beats: {
      total: beats.length,
      withoutClass,
      classes: CLASS_NAMES.map((name, i) => ({
        name,
        count: counts[i]!,
        share: beats.length > 0 ? counts[i]! / beats.length : 0,
      })),
    },
    hours: hoursOf(durationSec, beats, intervals, episodes),
    hrv: variability,
    corrections: correctionsOf(stretches),
    histogram: rrHistogram(intervals),
    poincare: poincareOf(intervals),
    episodes,
    strips: stripPlaces(counted),
  };
}

const lengthOf = ({ startSec, endSec }: Episode) => endSec - startSec;

function sumUp(episodes: readonly Episode[]): EpisodeSum {
  const longest = greatest(episodes, lengthOf);
  // By rates, one may begin before the last has ended.
  const sec = lengthOfUnion(episodes.map(({ startSec, endSec }) => [startSec, endSec]));
  return { count: episodes.length, sec, ...(longest && { longest }) };
}

function fibrillationOf(
  episodes: readonly Episode[],
  share: number,
  { marks, durationSec }: ReportInput,
): Fibrillation {
  const sum = sumUp(episodes);
  const spans = rhythmSpans(marks, durationSec);
  const marked = (wanted: string) =>
    sumOf(spans.map(({ startSec, endSec, code }) => (code === wanted ? endSec - startSec : 0)));
  return {
    ...sum,
    share,
    ...(sum.sec > 0 && { meanBpm: (60 * sumOf(episodes.map(({ beats }) => beats - 1))) / sum.sec }),
    ...(spans.length > 0 && { markedSec: { fibrillation: marked('AFIB'), flutter: marked('AFL') } }),
  };
}

/** No interval is taken over a gap. */
function correctionsOf(stretches: readonly (readonly RhythmBeat[])[]): RecordReport['corrections'] {
  const sum = { ectopic: 0, missed: 0, extra: 0, longOrShort: 0 };
  for (const beats of stretches) {
    const { corrections } = correctBeats(beats.map(({ timeSec }) => timeSec));
    for (const kind of Object.keys(sum) as (keyof typeof sum)[]) sum[kind] += corrections[kind];
  }
  return sum;
}
