import { alignedBeats } from './alignedBeats';
import { createJudge, JUDGE_LATENCY_SEC } from './judge';
import { createOpinion, FAR_OPINION_SEC, MOST } from './opinion';
import type { DetectedBeat, DividedStream, Judged } from './types';

/** The weight of the other leads' mean beside the first. */
const OTHER_SHARE = 0.5;
/** Between equal votes the first lead's candidate is chosen. */
const TIE = 1e-6;

/**
 * The beats of a record by the vote of its leads: the log-odds of the first, and half of the others' mean. The first
 * weighs more, because it is usually the one that is read; beats are marked on it. Weights chosen on MIT-BIH's DS1 and
 * even records of SVDB.
 *
 * @param leadCount how many of the leads vote
 */
export function createVote(samplingHz: number, leadCount: number): DividedStream<DetectedBeat> {
  const far = FAR_OPINION_SEC * samplingHz;
  return alignedBeats(samplingHz, leadCount, JUDGE_LATENCY_SEC + FAR_OPINION_SEC, (found) => {
    const opinions = Array.from({ length: leadCount }, () => createOpinion(samplingHz));
    const judges = opinions.map(({ add }) => createJudge(samplingHz, add));

    /** @param known every candidate before this sample has been judged, in every lead */
    function advance(known: number): void {
      for (;;) {
        let own = 0;
        let next: Judged | undefined;
        for (let lead = 0; lead < leadCount; lead++) {
          const candidate = opinions[lead]!.next();
          if (candidate && !(next && next.centre <= candidate.centre)) [own, next] = [lead, candidate];
        }
        if (!next || next.centre + far >= known) return;
        opinions[own]!.pass();
        found({ centre: next.centre, logOdds: vote(next, own) });
      }
    }

    function vote({ centre, logOdds }: Judged, own: number): number {
      let first = 0;
      let others = 0;
      for (let lead = 0; lead < leadCount; lead++) {
        const heard = opinions[lead]!.of(centre);
        const value = lead === own ? Math.max(-MOST, Math.min(MOST, logOdds)) : heard;
        if (lead === 0) first = value;
        else others += value;
      }
      return first + (OTHER_SHARE * others) / Math.max(1, leadCount - 1) - (own === 0 ? 0 : TIE);
    }

    return {
      push(leads) {
        for (let lead = 0; lead < leadCount; lead++) judges[lead]!.push(leads[lead]!);
        advance(Math.min(...judges.map((judge) => judge.known())));
      },
      finish() {
        for (const judge of judges) judge.finish();
        advance(Number.POSITIVE_INFINITY);
      },
      steadyFrom: () => far + Math.max(...judges.map((judge) => judge.steadyFrom())),
    };
  });
}
