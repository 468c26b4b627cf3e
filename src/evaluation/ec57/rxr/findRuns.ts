import { beatClassOf, beginsShutdown, isBeatSymbol } from '../bxb/beatClasses';
import type { AnnotatorMarks, Span } from '../types';

/** Ectopic beats that `rxr` compares: V and F, or S and what is called N in atrial fibrillation. */
export type RunKind = 'ventricular' | 'supraventricular';

/** Consecutive ectopic beats. */
export interface Run extends Span {
  /** Times of its beats. */
  beats: number[];
  /** Number of beats; flutter or fibrillation at its beginning counts as six, the longest that is told apart. */
  length: number;
}

/** What `rxr` takes from an annotator. */
export interface RunTrack {
  /** Two beats or more, from the start on. */
  runs: Run[];
  /** Ventricular flutter, or for supraventricular runs atrial fibrillation and flutter; a shutdown ends it. */
  flutter: Span[];
}

/** From this length on runs are long; flutter counts as such. */
export const longRun = 6;

/**
 * The runs of an annotator. Beats of other classes and shutdowns end a run, the end of flutter does not; beats within
 * ventricular flutter are not looked at. Atrial fibrillation or flutter (`(AF…`) makes normal beats supraventricular; as a
 * run of six it counts where it begins with no run going on, and where the comparison starts in it.
 *
 * @param start first sample of the comparison
 */
export function findRuns(marks: AnnotatorMarks, kind: RunKind, start: number): RunTrack {
  const { sample, symbol: symbols, aux } = marks;
  const ventricular = kind === 'ventricular';
  const runs: Run[] = [];
  const flutter: Span[] = [];
  let run: Run | undefined;
  let inVentricular = false;
  let inAtrial = false;
  let isFirst = true;
  const endRun = () => {
    if (run && run.length > 1 && run.to >= start) runs.push(run);
    run = undefined;
  };
  const beginAt = (time: number, length: number): Run => ({ from: time, to: time, beats: [], length });
  const endFlutter = (time: number) => {
    const last = flutter.at(-1);
    if (last?.to === Number.POSITIVE_INFINITY) last.to = time;
  };

  for (const [index, symbol] of symbols.entries()) {
    const time = sample[index]!;
    if (symbol === '[') {
      inVentricular = true;
      if (!ventricular) {
        endRun();
        continue;
      }
      run ??= beginAt(time, 0);
      run.length = longRun;
      flutter.push({ from: time, to: Number.POSITIVE_INFINITY });
    } else if (symbol === ']') {
      inVentricular = false;
      if (!ventricular) continue;
      endFlutter(time);
      if (run) run.to = time;
    } else if (symbol === '+' && !ventricular) {
      const begins = aux[index]!.startsWith('(AF');
      if (begins && !inAtrial) {
        flutter.push({ from: time, to: Number.POSITIVE_INFINITY });
        if (time >= start) run ??= beginAt(time, longRun);
      }
      if (!begins && inAtrial) endFlutter(time);
      inAtrial = begins;
    } else if (beginsShutdown(marks, index)) {
      endRun();
      endFlutter(time);
    } else if (isBeatSymbol(symbol) && !inVentricular && time >= start) {
      if (isFirst && inAtrial) run = beginAt(time, longRun);
      isFirst = false;
      const found = beatClassOf(symbol, true);
      const belongs = ventricular ? 'VF'.includes(found) : found === 'S' || (found === 'N' && inAtrial);
      if (!belongs) {
        endRun();
        continue;
      }
      run ??= beginAt(time, 0);
      run.length++;
      run.beats.push(time);
      run.to = time;
    }
  }
  endRun();
  return { runs, flutter };
}
