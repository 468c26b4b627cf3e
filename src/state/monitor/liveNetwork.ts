import { type LiveLack, liveLacks } from '../../experiment/network/liveNetwork';
import type { LiveNetwork } from '../../workers/monitor/types';
import { loadNetwork } from '../label/labelNetwork';
import { report } from '../update';

/** What a network lacks for live monitoring, in words. */
const LACK_WORDS: Record<LiveLack, string> = {
  ahead: 'the beats after the beat',
  pieces: 'pieces of rhythm in place of beats',
  neighbours: 'the next beat',
  median: 'the median beat of the record',
  record: 'the usual amplitude of the record',
  features: 'intervals after the beat, or those of the whole record',
  secondLead: 'a second lead',
  adaptation: 'all beats of the record, to adapt to them',
};

/**
 * Reads a network for live monitoring; undefined if it cannot be read, or needs what is not there when a beat comes, which is reported.
 */
export async function loadLiveNetwork(networkId: string): Promise<LiveNetwork | undefined> {
  const network = await loadNetwork({ id: networkId, fold: 'mean' });
  if (!network) return undefined;
  const { title, experiment, classCount, models, by } = network;
  const lacks = liveLacks(experiment);
  if (lacks.length === 0) return { experiment, classCount, models, by };
  const needs = lacks.map((lack) => LACK_WORDS[lack]).join(', ');
  report({
    code: 'network-not-live',
    file: '',
    message: `The network “${title}” cannot label beats as they come: it needs ${needs}. Choose the ready network “as beats come”, a run of the recipe Lab, Quick look or “As beats come”, or no network: beats then have no class. Records can be labelled afterwards (Label beats).`,
    values: { title, lacks: lacks.join(' ') },
  });
  return undefined;
}
