import type { EcgWindow } from './ecgTypes';

/** The narrowest window, seconds: one second holds one beat, and paper of that size still fits a screen. */
export const MIN_SPAN_SEC = 1;

/**
 * The nearest window inside 0…durationSec that is at least one second wide (or all of a shorter record): it is moved
 * before it is shortened.
 */
export function clampWindow(window: EcgWindow, durationSec: number): EcgWindow {
  const longest = Math.max(0, durationSec);
  const span = Math.min(longest, Math.max(Math.min(MIN_SPAN_SEC, longest), window.endSec - window.startSec));
  const startSec = Math.min(Math.max(0, window.startSec), longest - span);
  return { startSec, endSec: startSec + span };
}

/** Moves by seconds (negative: earlier) with constant span, stopping at the ends of the record. */
export function panWindow(window: EcgWindow, bySec: number, durationSec: number): EcgWindow {
  return clampWindow({ startSec: window.startSec + bySec, endSec: window.endSec + bySec }, durationSec);
}

/**
 * Span × factor (below 1: zooms in); the time `aroundSec` keeps its position on the screen, except at the ends of the
 * record.
 */
export function zoomWindow(
  window: EcgWindow,
  factor: number,
  aroundSec: number,
  durationSec: number,
): EcgWindow {
  const before = window.endSec - window.startSec;
  const span = Math.min(durationSec, Math.max(MIN_SPAN_SEC, before * factor));
  const share = before > 0 ? (aroundSec - window.startSec) / before : 0.5;
  const startSec = aroundSec - share * span;
  return clampWindow({ startSec, endSec: startSec + span }, durationSec);
}

/** A window of `spanSec` centred on the time, except at the ends of the record. */
export function windowAround(centreSec: number, spanSec: number, durationSec: number): EcgWindow {
  return clampWindow({ startSec: centreSec - spanSec / 2, endSec: centreSec + spanSec / 2 }, durationSec);
}

/**
 * The window in which millimetres of paper keep their size on the screen after the speed changes: at 50 mm/s half the
 * time is shown that is shown at 25 mm/s, around the same middle.
 */
export function windowAtSpeed(
  window: EcgWindow,
  mmPerSec: { before: number; after: number },
  durationSec: number,
): EcgWindow {
  const middle = (window.startSec + window.endSec) / 2;
  return zoomWindow(window, mmPerSec.before / mmPerSec.after, middle, durationSec);
}

/** Two fingers: the times that they grabbed, and their current positions as shares 0…1 of the width. */
export interface Pinch {
  firstSec: number;
  secondSec: number;
  firstShare: number;
  secondShare: number;
}

/** The window in which both grabbed times are under their fingers; undefined if the fingers are too close to tell. */
export function pinchWindow(pinch: Pinch, durationSec: number): EcgWindow | undefined {
  const apart = pinch.secondShare - pinch.firstShare;
  const heldSec = pinch.secondSec - pinch.firstSec;
  if (Math.abs(apart) < 0.02 || heldSec === 0 || Math.sign(apart) !== Math.sign(heldSec)) return undefined;
  const span = Math.min(durationSec, Math.max(MIN_SPAN_SEC, heldSec / apart));
  const middleSec = (pinch.firstSec + pinch.secondSec) / 2;
  const middleShare = (pinch.firstShare + pinch.secondShare) / 2;
  const startSec = middleSec - middleShare * span;
  return clampWindow({ startSec, endSec: startSec + span }, durationSec);
}
