import { networkOf } from '../../experiment/network/networkOf';
import type { NetworkSettings } from '../../experiment/network/types';
import type { ClassifyRequest } from '../../experiment/run/requests';
import { BeatStore } from './beatStore';
import { type InputLayout, inputLayout } from './inputLayout';
import type { TrainingBeats } from './types';

/** Beats that a stored network is asked about, as it gets them. */
export interface AskedBeats {
  store: BeatStore;
  layout: InputLayout;
  /** The network, for these beats. */
  shape: NetworkSettings;
}

/**
 * Makes beats ready for a stored network.
 *
 * @param beats at least one, as they were prepared for the run that trained the network; their labels are not read
 * @param withMedian whether the median beats of the records are needed too (see `BeatStore.copyUsual`)
 * @throws Error with a sentence if the beats lack what the network needs
 */
export function askedBeats(
  beats: TrainingBeats,
  { settings, classCount, windowSec }: Omit<ClassifyRequest, 'models'>,
  withMedian = false,
): AskedBeats {
  const store = new BeatStore();
  // Labels are not read, but copied: they must be those of a class.
  store.add({ ...beats, label: new Uint8Array(beats.count) });
  const { secondLead, lengthSamples } = store;
  const layout = inputLayout(settings, secondLead);
  store.derive(layout, withMedian);
  const lacking = store.lacks(layout, withMedian);
  if (lacking) throw new Error(lacking);
  return { store, layout, shape: networkOf(settings, { lengthSamples, classCount, secondLead, windowSec }) };
}
