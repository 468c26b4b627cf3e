import { createPanTompkins } from './createPanTompkins';
import type { PanTompkinsWayName } from './panTompkinsWays';

/**
 * The beats of a whole lead by Pan and Tompkins: what `createPanTompkins` gives for it in one piece.
 *
 * @returns sample indices of the greatest deflections, ascending
 */
export function panTompkins(
  lead: Float32Array,
  samplingHz: number,
  way: PanTompkinsWayName = 'paper',
): number[] {
  const detector = createPanTompkins(samplingHz, way);
  return [...detector.push([lead]), ...detector.finish()];
}
