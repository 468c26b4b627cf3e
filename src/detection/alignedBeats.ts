import { alignBeat } from './align';
import { eachPiece } from './eachPiece';
import { createPicker, REFRACTORY_SEC } from './pickBeats';
import { createRecent } from './recent';
import type { DetectedBeat, DividedStream, Judged } from './types';

/** Samples needed around a beat to align it. */
const AROUND_SEC = 0.2;
/** The longest piece taken at once, so that the recent samples still hold what a beat needs. */
const PIECE_SEC = 1;

/**
 * The beats among judged candidates, each marked on the first lead where annotators mark it.
 *
 * @param leadCount of the leads that are looked at
 * @param judgeLatencySec a candidate is judged at the latest this long after it
 * @param createJudging what judges the candidates of the leads, and reports them in order of time
 */
export function alignedBeats(
  samplingHz: number,
  leadCount: number,
  judgeLatencySec: number,
  createJudging: (found: (candidate: Judged) => void) => {
    push(leads: readonly Float32Array[]): void;
    finish(): void;
    steadyFrom(): number;
  },
): DividedStream<DetectedBeat> {
  const latencySec = judgeLatencySec + REFRACTORY_SEC;
  const recent = createRecent(Math.ceil((latencySec + AROUND_SEC + PIECE_SEC) * samplingHz));
  let beats: DetectedBeat[] = [];
  const picker = createPicker(REFRACTORY_SEC * samplingHz, ({ centre, logOdds }) => {
    const sample = alignBeat(recent.samples(), recent.start(), centre, samplingHz);
    if (sample >= 0 && sample < recent.end()) beats.push({ sample, logOdds });
  });
  const judging = createJudging(picker.push);

  function take(): DetectedBeat[] {
    const taken = beats;
    beats = [];
    return taken;
  }

  return {
    latencySec,
    push(leads) {
      eachPiece(leads, leadCount, Math.ceil(PIECE_SEC * samplingHz), (piece) => {
        recent.push(piece[0]!);
        judging.push(piece);
      });
      return take();
    },
    finish() {
      judging.finish();
      picker.finish();
      return take();
    },
    // A beat must be the best among its neighbours, and is moved to where it is marked.
    steadyFrom: () => judging.steadyFrom() + (REFRACTORY_SEC + AROUND_SEC) * samplingHz,
  };
}
