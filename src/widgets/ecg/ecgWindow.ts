import type { EcgWindow } from './ecgTypes';

/** The narrowest window, seconds: one second holds one beat, and paper of that size still fits a screen. */
export const MIN_SPAN_SEC = 1;

/**
 * The nearest window that lies inside 0…durationSec and is at least one second wide (or the whole of a
 * shorter record): it is moved before it is cut.
 */
export function clampWindow(window: EcgWindow, durationSec: number): EcgWindow {
  const longest = Math.max(0, durationSec);
  const span = Math.min(longest, Math.max(Math.min(MIN_SPAN_SEC, longest), window.endSec - window.startSec));
  const startSec = Math.min(Math.max(0, window.startSec), longest - span);
  return { startSec, endSec: startSec + span };
}

/** Moves by seconds (negative: earlier); the span stays, the record's ends stop it. */
export function panWindow(window: EcgWindow, bySec: number, durationSec: number): EcgWindow {
  return clampWindow({ startSec: window.startSec + bySec, endSec: window.endSec + bySec }, durationSec);
}

/** Span × factor (below 1: closer); the moment `aroundSec` keeps its place on the screen, the record's ends allowing. */
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

/** A window of `spanSec` with the moment in its middle, the record's ends allowing. */
export function windowAround(centreSec: number, spanSec: number, durationSec: number): EcgWindow {
  return clampWindow({ startSec: centreSec - spanSec / 2, endSec: centreSec + spanSec / 2 }, durationSec);
}

/** Two fingers: the moments they took hold of, and where they are now as shares 0…1 of the width. */
export interface Pinch {
  firstSec: number;
  secondSec: number;
  firstShare: number;
  secondShare: number;
}

/** The window that puts both held moments under their fingers; undefined while the fingers are too close to tell. */
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
