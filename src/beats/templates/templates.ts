import { addToMoments, emptyMoments, finishMoments } from '../meanBeats';
import { pickRows } from './pickRows';
import type { ClusteredBeats, Template } from './types';

/** The template of some of the clustered beats, given in any order. */
export function templateOf(clustered: ClusteredBeats, rows: ArrayLike<number>): Template {
  const { lengthSamples, waveform } = clustered;
  const beats = Int32Array.from(rows).sort();
  const set = {
    count: beats.length,
    lengthSamples,
    waveform: pickRows(waveform, lengthSamples, beats),
    label: new Uint8Array(beats.length),
  };
  const { mean, sd } = finishMoments(addToMoments(emptyMoments(1, lengthSamples), set));
  return { beats, mean, sd, early: beats.reduce((sum, beat) => sum + clustered.early[beat]!, 0) };
}

/** The template of the beats of both. */
export function mergedTemplate(clustered: ClusteredBeats, one: Template, other: Template): Template {
  return templateOf(clustered, [...one.beats, ...other.beats]);
}

/** The two templates of the beats on each side. @param side 0 or 1 for each beat of the template (see `splitRows`) */
export function splitTemplate(
  clustered: ClusteredBeats,
  { beats }: Template,
  side: Uint8Array,
): [Template, Template] {
  const ofSide = (wanted: number) =>
    templateOf(
      clustered,
      beats.filter((_, i) => side[i] === wanted),
    );
  return [ofSide(0), ofSide(1)];
}
