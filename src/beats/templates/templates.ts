import type { ClusteredBeats, Template } from './types';

/** The template of some of the clustered beats, given in any order: what it is does not depend on how they came together. */
export function templateOf(clustered: ClusteredBeats, rows: ArrayLike<number>): Template {
  const { lengthSamples, waveform, early } = clustered;
  const beats = Int32Array.from(rows).sort();
  const mean = new Float64Array(lengthSamples);
  const squares = new Float64Array(lengthSamples);
  // Two plain passes: a template of a day is made anew in the page.
  for (const beat of beats) {
    const start = beat * lengthSamples;
    for (let i = 0; i < lengthSamples; i++) mean[i]! += waveform[start + i]!;
  }
  for (let i = 0; i < lengthSamples; i++) mean[i]! /= beats.length;
  for (const beat of beats) {
    const start = beat * lengthSamples;
    for (let i = 0; i < lengthSamples; i++) squares[i]! += (waveform[start + i]! - mean[i]!) ** 2;
  }
  return {
    beats,
    mean: Float32Array.from(mean),
    sd: Float32Array.from(squares, (sum) => (beats.length > 1 ? Math.sqrt(sum / (beats.length - 1)) : 0)),
    early: beats.reduce((sum, beat) => sum + early[beat]!, 0),
  };
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
