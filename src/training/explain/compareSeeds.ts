import type { SeedRequest } from '../../experiment/run/requests';
import { attributionsOf, seedAgreement } from '../../explain';
import type { SeedAgreement } from '../../explain/seedAgreement';
import type { Attribution } from '../../explain/types';
import type { TrainingBeats } from '../input/types';
import type { RunControl } from '../run/control';
import { askStored } from './explainStored';

/**
 * How much alike networks that differ in the seed of their training alone explain a beat: a stored network against what was computed with another, or, where
 * several networks answer together, each of them against each other.
 *
 * @param beats all of a record, as they were prepared for the run that trained the network; their labels are not read
 * @returns of each method that the network allows; empty if there is only one network; undefined after Stop
 * @throws Error with a sentence like `explainStored`
 */
export async function compareSeeds(
  beats: TrainingBeats,
  { against, ...request }: SeedRequest,
  control: Pick<RunControl, 'stopped'>,
): Promise<SeedAgreement[] | undefined> {
  return askStored(beats, request, control, async ({ probeOf, input, members }) => {
    if (against) return seedAgreement([against, await attributionsOf(probeOf(), input)]);
    const each: Attribution[][] = [];
    for (let member = 0; member < members; member++) {
      each.push(await attributionsOf(probeOf(member), input));
    }
    return members > 1 ? seedAgreement(each) : [];
  });
}
