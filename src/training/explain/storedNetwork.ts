import type * as tfl from '@tensorflow/tfjs-layers';
import { shortestStretch } from '../../experiment/network/contextLayers';
import type { NetworkSettings } from '../../experiment/network/types';
import type { StoredNetwork } from '../../experiment/run/requests';
import { assignArtifacts } from '../../model/artifacts';
import { createModel } from '../../model/createModel';
import { type AskedBeats, askedBeats } from '../input/askedBeats';
import type { TrainingBeats } from '../input/types';

/** A stored network, ready to be asked about the beats of a record. */
export interface LoadedNetwork extends AskedBeats {
  model: tfl.LayersModel;
}

/**
 * Builds a stored network and the beats that it is asked about.
 *
 * @param isExplained whether a single beat is explained: with median beats to compare it with, and of the network over stretches in the shortest form in
 *   which a beat still has all beats around it that the network can see (weights and answers are the same)
 * @throws Error with a sentence if the beats lack what the network needs, or the weights are those of another network
 */
export function loadStored(
  beats: TrainingBeats,
  network: StoredNetwork,
  isExplained: boolean,
): LoadedNetwork {
  const asked = askedBeats(beats, network, isExplained);
  const { shape: given } = asked;
  const isShort = isExplained && given.kind === 'context';
  const shape = isShort ? { ...given, stretchBeats: shortestStretch(given) } : given;
  return { ...asked, model: loadModel(shape, network), shape };
}

/** Builds a stored network of this shape. @throws Error with a sentence if the weights are those of another network */
export function loadModel(shape: NetworkSettings, { model: artifacts }: StoredNetwork): tfl.LayersModel {
  const model = createModel(shape);
  try {
    assignArtifacts(model, artifacts);
  } catch (error) {
    model.dispose();
    throw error;
  }
  return model;
}
