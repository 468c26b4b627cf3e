import type { MonitorEvent } from '../../../src/workers/monitor/types';
import type { Sent } from './sources';

/** A found beat so near to an emulated one is that. */
const SAME_SEC = 0.15;
/** Of a gap that is known exactly, and of one that is known by when things come. */
const EXACT_SEC = 0.1;
const BY_ARRIVAL_SEC = 0.5;
/** After the beginning of a stretch, where the detector learns, and before its end a beat need not be found. */
const LEARNING_SEC = 3;
const END_SEC = 0.5;
/** A beat that has not been told so long after it is missed. */
const PATIENCE_SEC = 60;

export interface TruthCounts {
  emulated: number;
  /** Within three seconds of the beginning of a stretch or half a second of its end: found or not, they do not count. */
  atEdges: number;
  missed: number;
  invented: number;
  gaps: number;
  /** Emulated, but not told as they are; told, but not emulated. */
  gapsMissed: number;
  gapsInvented: number;
  /** Recording minus source, seconds: now, and the most so far. */
  shiftSec: number;
  mostShiftSec: number;
}

/** Compares what a session says with what was emulated, and holds only what is not decided yet. */
export function createTruth(delaySec: number) {
  /** Expected, in the source's time. */
  const beats: { sec: number; counts: boolean }[] = [];
  const gaps: Sent['gaps'] = [];
  const told: { startSec: number; endSec: number }[] = [];
  let stretchSec = 0;
  const counts: TruthCounts = {
    ...{ emulated: 0, atEdges: 0, missed: 0, invented: 0, gaps: 0, gapsMissed: 0, gapsInvented: 0 },
    ...{ shiftSec: 0, mostShiftSec: 0 },
  };

  function shiftBy(residual: number, share: number): void {
    counts.shiftSec += share * residual;
    counts.mostShiftSec = Math.max(counts.mostShiftSec, Math.abs(counts.shiftSec));
  }

  function leave(beat: (typeof beats)[number]): void {
    if (beat.counts) counts.missed++;
  }

  function settleGaps(): void {
    while (gaps[0] && told[0]) {
      const [expected, own] = [gaps[0], told[0]];
      const startError = own.startSec - expected.startSec - counts.shiftSec;
      const lengthError = own.endSec - own.startSec - (expected.endSec - expected.startSec);
      const tolerance = expected.isByArrival ? BY_ARRIVAL_SEC : EXACT_SEC;
      if (Math.abs(startError) > EXACT_SEC || Math.abs(lengthError) > tolerance) {
        if (own.startSec < expected.startSec + counts.shiftSec) {
          counts.gapsInvented++;
          told.shift();
        } else {
          counts.gapsMissed++;
          gaps.shift();
        }
        continue;
      }
      gaps.shift();
      told.shift();
      // By arrivals the recording is late or early by so much from here on.
      if (expected.isByArrival) shiftBy(lengthError, 1);
    }
  }

  return {
    counts,
    expect(sent: Sent): void {
      counts.gaps += sent.gaps.length;
      gaps.push(...sent.gaps);
      for (const { startSec, endSec } of sent.gaps) {
        for (const beat of beats) if (beat.sec > startSec - END_SEC) edge(beat);
        stretchSec = endSec;
      }
      for (const sec of sent.beats) {
        counts.emulated++;
        const beat = { sec, counts: true };
        beats.push(beat);
        if (sec < stretchSec + LEARNING_SEC) edge(beat);
      }
    },
    found(timeSec: number): void {
      settleGaps();
      const at = timeSec - delaySec;
      while (beats[0] && beats[0].sec + counts.shiftSec < at - SAME_SEC) leave(beats.shift()!);
      const [next] = beats;
      if (!next || next.sec + counts.shiftSec > at + SAME_SEC) {
        counts.invented++;
        return;
      }
      beats.shift();
      shiftBy(at - next.sec - counts.shiftSec, 0.05);
    },
    event({ kind, startSec, endSec }: MonitorEvent): void {
      if ((kind !== 'gap' && kind !== 'leadOff') || endSec === undefined) return;
      told.push({ startSec, endSec });
      settleGaps();
    },
    /** What is long ago is decided. */
    settle(sourceSec: number): void {
      while (beats[0] && beats[0].sec < sourceSec - PATIENCE_SEC) leave(beats.shift()!);
      while (gaps[0] && gaps[0].endSec < sourceSec - PATIENCE_SEC) {
        counts.gapsMissed++;
        gaps.shift();
      }
    },
    /** Nothing comes any more. */
    finish(): void {
      settleGaps();
      // The last ones are at an edge too.
      const endSec = beats.at(-1)?.sec ?? 0;
      for (const beat of beats) if (beat.sec < endSec - 10) leave(beat);
      counts.gapsMissed += gaps.length;
      counts.gapsInvented += told.length;
    },
  };

  function edge(beat: (typeof beats)[number]): void {
    if (!beat.counts) return;
    beat.counts = false;
    counts.atEdges++;
  }
}
