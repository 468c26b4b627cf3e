import type { Episode, EpisodeKind, Origin } from './types';

/** An episode from its first to its last beat. */
export function episodeOf(
  kind: EpisodeKind,
  startSec: number,
  endSec: number,
  beats: number,
  origin?: Origin,
): Episode {
  const bpm = (60 * (beats - 1)) / (endSec - startSec);
  return { kind, ...(origin && { origin }), startSec, endSec, beats, bpm };
}
