import { sumOf } from '../../base/sumOf';
import type { ViewAnnotation, ViewData } from '../types';

export interface ViewedWindow {
  startSec: number;
  endSec: number;
}

export interface AnnotationCounts {
  /** Beats per class index 0…4, then those without a class. */
  beats: number[];
  beatTotal: number;
  /** Rhythm changes, noise, comments. */
  notes: number;
}

/** Counts the annotations inside the window, both those drawn and those that a long range leaves out. */
export function countAnnotations(data: ViewData, window: ViewedWindow): AnnotationCounts {
  const beats = [0, 0, 0, 0, 0, 0];
  let notes = 0;
  const count = (timeSec: number, classIndex: number | undefined) => {
    if (timeSec < window.startSec || timeSec > window.endSec) return;
    if (classIndex !== undefined && classIndex < beats.length) beats[classIndex]!++;
    else notes++;
  };
  for (const { timeSec, classIndex } of data.annotations) count(timeSec, classIndex);
  data.leftOut.timeSec.forEach((timeSec, i) => {
    count(timeSec, data.leftOut.classIndex[i]);
  });
  return { beats, beatTotal: sumOf(beats), notes };
}

/** The annotations inside the window. */
export function annotationsIn(
  annotations: readonly ViewAnnotation[],
  window: ViewedWindow,
): ViewAnnotation[] {
  return annotations.filter(({ timeSec }) => timeSec >= window.startSec && timeSec <= window.endSec);
}

export interface OtherBeat {
  timeSec: number;
  classIndex: number;
}

/** Beats of a class other than N, drawn or left out, ordered by time. */
export function otherBeats(data: ViewData): OtherBeat[] {
  const found: OtherBeat[] = [];
  const add = (timeSec: number, classIndex: number | undefined) => {
    if (classIndex !== undefined && classIndex > 0 && classIndex < 5) found.push({ timeSec, classIndex });
  };
  for (const { timeSec, classIndex } of data.annotations) add(timeSec, classIndex);
  data.leftOut.timeSec.forEach((timeSec, i) => {
    add(timeSec, data.leftOut.classIndex[i]);
  });
  return found.sort((a, b) => a.timeSec - b.timeSec);
}
