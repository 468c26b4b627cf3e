import type { ModelArtifacts, ModelFile } from './types';

/** The weights file beside `model.json`. */
const WEIGHTS_FILE = 'weights.bin';

/**
 * The files of a trained model for download, made without loading tfjs:
 * `model.json` in tfjs layers format (so that `tf.loadLayersModel(url)` and the tfjs converter read it), `weights.bin`,
 * and `metadata.json` with what a program needs to feed the network (classes, sampling frequency, window, …).
 *
 * @param metadata JSON-safe
 */
export function modelFiles(artifacts: ModelArtifacts, metadata: object): ModelFile[] {
  const model = {
    format: 'layers-model',
    generatedBy: 'ECG lab (tf.layers)',
    convertedBy: null,
    modelTopology: artifacts.topology,
    weightsManifest: [{ paths: [WEIGHTS_FILE], weights: artifacts.weightSpecs }],
  };
  return [
    { name: 'model.json', bytes: utf8(JSON.stringify(model)) },
    { name: WEIGHTS_FILE, bytes: new Uint8Array(artifacts.weights.slice(0)) },
    { name: 'metadata.json', bytes: utf8(`${JSON.stringify(metadata, null, 2)}\n`) },
  ];
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text));
}
