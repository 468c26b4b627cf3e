import { alignBeat } from './align';
import { createJudge, REFRACTORY_SEC } from './judge';
import { createPicker } from './pickBeats';
import type { DetectedBeat, Judged } from './types';

/** Candidates of two leads are about the same moment within this distance. */
const SAME_SEC = 0.1;
/** What a lead can say at most, for or against; what it says where it has no candidate; its weight in the other's vote. */
const MOST = 8;
const SILENT = -4;
const OTHER_SHARE = 0.5;

/**
 * The beats of a record by the vote of its leads: each candidate's log-odds, and half of what the other leads think of
 * that moment. Weights chosen on MIT-BIH's DS1 and even records of SVDB.
 *
 * @param leads of equal length; the first is where beats are aligned
 */
export function detectByVote(leads: readonly Float32Array[], samplingHz: number): DetectedBeat[] {
  const judged = leads.map((lead) => judgeLead(lead, samplingHz));
  const votes = judged.flatMap((own, lead) => {
    const others = judged.filter((_, k) => k !== lead).map((list) => opinionOf(list, SAME_SEC * samplingHz));
    return own.map(({ centre, logOdds }) => {
      const heard = others.map((opinion) => opinion(centre));
      const mean = heard.reduce((sum, value) => sum + value, 0) / Math.max(1, heard.length);
      return { centre, logOdds: bounded(logOdds) + OTHER_SHARE * mean };
    });
  });
  // Stable: at the same moment the first lead comes first, and wins when both are equal.
  votes.sort((a, b) => a.centre - b.centre);
  const beats: DetectedBeat[] = [];
  const picker = createPicker(REFRACTORY_SEC * samplingHz, ({ centre, logOdds }) => {
    const sample = alignBeat(leads[0]!, 0, centre, samplingHz);
    if (sample < leads[0]!.length) beats.push({ sample, logOdds });
  });
  for (const vote of votes) picker.push(vote);
  picker.finish();
  return beats;
}

const bounded = (value: number) => Math.max(-MOST, Math.min(MOST, value));

function judgeLead(lead: Float32Array, samplingHz: number): Judged[] {
  const list: Judged[] = [];
  const judge = createJudge(samplingHz, (candidate) => list.push(candidate));
  judge.push(lead);
  judge.finish(lead.findLast((value) => !Number.isNaN(value)) ?? 0);
  return list;
}

/** @returns what a lead thinks of a moment; to be asked in order of time */
function opinionOf(list: readonly Judged[], near: number): (centre: number) => number {
  let first = 0;
  return (centre) => {
    while (first < list.length && list[first]!.centre < centre - near) first++;
    let best: number | undefined;
    for (let k = first; k < list.length && list[k]!.centre <= centre + near; k++) {
      if (best === undefined || list[k]!.logOdds > best) best = list[k]!.logOdds;
    }
    return best === undefined ? SILENT : bounded(best);
  };
}
