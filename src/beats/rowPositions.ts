import type { Annotations } from '../wfdb/types';
import { type BeatPositions, beatPositions } from './beatPositions';
import { rhythmPieces } from './rhythmPieces';
import type { PrepareSettings } from './types';

/** What becomes the rows of a set: beats, or pieces of rhythm. @param record in samples */
export function rowPositions(
  annotations: Annotations,
  record: { samplingHz: number; lengthSamples: number },
  { rows, window }: Pick<PrepareSettings, 'rows' | 'window'>,
): BeatPositions {
  const { samplingHz, lengthSamples } = record;
  if (rows === 'beats') return beatPositions(annotations, samplingHz);
  return rhythmPieces(annotations, { recordHz: samplingHz, lengthSamples, window });
}
