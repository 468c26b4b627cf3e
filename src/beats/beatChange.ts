/** What one beat is changed to, to see what a network says then. */
export interface BeatChange {
  /** RR intervals before and after it, seconds; undefined: as they are. */
  beforeSec?: number | undefined;
  afterSec?: number | undefined;
  /** Its size, as a multiple of what it is. */
  scale: number;
  /** By how much later it lies in its window, ms. */
  shiftMs: number;
  /** A straight line in place of what is before the QRS complex. */
  withoutP: boolean;
}

export const NO_CHANGE: BeatChange = { scale: 1, shiftMs: 0, withoutP: false };

export const changesWindow = ({ scale, shiftMs, withoutP }: BeatChange): boolean =>
  scale !== 1 || shiftMs !== 0 || withoutP;

export const changesAnything = (change: BeatChange): boolean =>
  changesWindow(change) || change.beforeSec !== undefined || change.afterSec !== undefined;

/** The P wave ends here, ms from R: the QRS complex begins (de Chazal et al. 2004, doi 10.1109/TBME.2004.827359). */
export const P_END_MS = -50;
