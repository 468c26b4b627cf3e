import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import type { ModelArtifacts } from '../../src/experiment/network/types';

/** Rebuilds the network with its weights. The caller disposes it. */
export async function modelFromArtifacts(artifacts: ModelArtifacts): Promise<tfl.LayersModel> {
  return tfl.loadLayersModel(
    tf.io.fromMemory({
      modelTopology: artifacts.topology,
      weightSpecs: artifacts.weightSpecs,
      weightData: artifacts.weights,
    }),
  );
}
