import { update } from '../update';
import { differenceOf } from './compareRuns';
import { loadRunView } from './loadRun';

/** Number of the newest request: a pair that loads slowly does not replace one asked for after it. */
let newestPair = 0;

/** Loads two runs that differ in their protocol, and keeps their difference, inter − intra. */
export async function comparePair(intraId: string, interId: string): Promise<void> {
  const request = ++newestPair;
  const intra = await loadRunView(intraId);
  const inter = intra && (await loadRunView(interId));
  if (request !== newestPair) return;
  update({ pair: { intraId, interId, difference: inter && differenceOf(intra, inter) } });
}
