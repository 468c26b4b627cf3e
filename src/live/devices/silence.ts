/** More seconds without anything are a silence. */
const SILENT_SEC = 2;
/** Of the samples that were due at least this share has come, or some are missing: devices send in heaps, and none comes at its very moment. */
const LEAST_SHARE = 0.5;

/** Whether a device was silent, so that what comes now need not follow what came before. */
export const isSilence = (waitedSec: number): boolean => waitedSec > SILENT_SEC;

/**
 * Whether samples are missing of what was waited for; otherwise they were only held up, and came in a heap.
 *
 * @param count how many have come together
 * @param hz how many come a second
 * @param waitedSec since something came before
 */
export const isMissing = (count: number, hz: number, waitedSec: number): boolean =>
  count < LEAST_SHARE * hz * waitedSec;
