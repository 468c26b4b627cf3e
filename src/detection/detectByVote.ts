import { alignBeat } from './align';
import { createJudge, REFRACTORY_SEC } from './judge';
import { createPicker } from './pickBeats';
import type { DetectedBeat, Judged } from './types';

/** Candidates of two leads are about the same moment within this distance. */
const SAME_SEC = 0.1;
/** What a lead can say at most, for or against; what it says where it has no candidate; the weight of the others beside the first. */
const MOST = 8;
const SILENT = -4;
const OTHER_SHARE = 0.5;
/** A lead that has no candidate within this distance (flat, missing) abstains. */
const ABSTAIN_SEC = 1;
/** Between equal votes the first lead's candidate is chosen. */
const TIE = 1e-6;

/**
 * The beats of a record by the vote of its leads: the log-odds of the first, and half of the others' mean. The first
 * weighs more, because it is usually the one that is read. Weights chosen on MIT-BIH's DS1 and even records of SVDB.
 *
 * @param leads of equal length; the first is the best, where beats are aligned
 */
export function detectByVote(leads: readonly Float32Array[], samplingHz: number): DetectedBeat[] {
  const judged = leads.map((lead) => judgeLead(lead, samplingHz));
  const votes = judged.flatMap((own, lead) => {
    const opinions = judged.map((list) => opinionOf(list, samplingHz));
    return own.map(({ centre, logOdds }) => {
      const heard = opinions.map((opinion, k) => (k === lead ? bounded(logOdds) : opinion(centre)));
      const others = heard.slice(1).reduce((sum, value) => sum + value, 0) / Math.max(1, heard.length - 1);
      return { centre, logOdds: heard[0]! + OTHER_SHARE * others - (lead === 0 ? 0 : TIE) };
    });
  });
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
function opinionOf(list: readonly Judged[], samplingHz: number): (centre: number) => number {
  const near = SAME_SEC * samplingHz;
  const far = ABSTAIN_SEC * samplingHz;
  let first = 0;
  return (centre) => {
    while (first < list.length && list[first]!.centre < centre - near) first++;
    let best: number | undefined;
    let k = first;
    for (; k < list.length && list[k]!.centre <= centre + near; k++) {
      if (best === undefined || list[k]!.logOdds > best) best = list[k]!.logOdds;
    }
    if (best !== undefined) return bounded(best);
    const isPresent =
      (list[first - 1]?.centre ?? Number.NEGATIVE_INFINITY) >= centre - far ||
      (list[k]?.centre ?? Number.POSITIVE_INFINITY) <= centre + far;
    return isPresent ? SILENT : 0;
  };
}
