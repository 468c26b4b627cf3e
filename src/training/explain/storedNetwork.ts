import type * as tfl from '@tensorflow/tfjs-layers';
import { deriveColumns } from '../../beats/deriveColumns';
import { derivedNeeds } from '../../beats/inputChannels';
import { shortestStretch } from '../../experiment/network/contextLayers';
import { networkOf } from '../../experiment/network/networkOf';
import type { NetworkSettings } from '../../experiment/network/types';
import type { StoredNetwork } from '../../experiment/run/types';
import { assignArtifacts } from '../../model/artifacts';
import { createModel } from '../../model/createModel';
import { BeatStore } from '../input/beatStore';
import { type InputLayout, inputLayout } from '../input/inputLayout';
import type { TrainingBeats } from '../input/types';

/** A stored network, ready to be asked about the beats of a record. */
export interface LoadedNetwork {
  model: tfl.LayersModel;
  settings: NetworkSettings;
  layout: InputLayout;
  store: BeatStore;
  /** With its median beats. */
  part: TrainingBeats;
}

/**
 * Builds a stored network and the beats that it is asked about. Of the network over stretches the shortest form is built in which a beat still has all
 * beats around it that the network can see: weights and answers are the same.
 *
 * @param isShort false: with stretches as it was trained
 * @throws Error with a sentence if the beats lack what the network needs, or the weights are those of another network
 */
export function loadStored(
  beats: TrainingBeats,
  { settings, classCount, windowSec, model: artifacts }: StoredNetwork,
  isShort = true,
): LoadedNetwork {
  const { recordNames, extra, window } = beats;
  if (!recordNames || !extra || !window)
    throw new Error('The beats of the record are not complete. Open it again.');
  const layout = inputLayout(settings, beats.second !== undefined);
  const names = layout.channels.map(({ name }) => name);
  const derived = deriveColumns(
    { ...beats, recordNames, extra, window },
    { ...derivedNeeds(names, []), median: true },
  );
  // Labels are not read, but copied: they must be those of a class.
  const part = { ...beats, ...derived, label: new Uint8Array(beats.count) };
  const store = new BeatStore();
  store.add(part);
  store.derive(layout);
  const lacking = store.lacks(layout);
  if (lacking) throw new Error(lacking);
  const { lengthSamples, secondLead } = store;
  const given = networkOf(settings, { lengthSamples, classCount, secondLead, windowSec });
  const shape =
    isShort && given.kind === 'context' ? { ...given, stretchBeats: shortestStretch(given) } : given;
  const model = createModel(shape);
  try {
    assignArtifacts(model, artifacts);
  } catch (error) {
    model.dispose();
    throw error;
  }
  return { model, settings: shape, layout, store, part };
}
