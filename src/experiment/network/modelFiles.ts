import { toHalf } from '../../base/half';
import type { ModelArtifacts, ModelFile } from './types';

/** The weights file beside `model.json`. */
const WEIGHTS_FILE = 'weights.bin';

/** How tfjs's format names weights in half precision. */
const HALVES = { dtype: 'float16', original_dtype: 'float32' } as const;

/**
 * The files of a trained model for download, made without loading tfjs:
 * `model.json` in tfjs layers format (so that `tf.loadLayersModel(url)` and the tfjs converter read it), `weights.bin`,
 * and `metadata.json` with what a program needs to feed the network (classes, sampling frequency, window, …).
 *
 * @param metadata JSON-safe
 * @param halves weights in half precision, half the bytes, in the way of tfjs (`quantization`), whose loader expands them again
 */
export function modelFiles(artifacts: ModelArtifacts, metadata: object, halves = false): ModelFile[] {
  const specs = artifacts.weightSpecs;
  const weights = halves ? specs.map((spec) => ({ ...spec, quantization: HALVES })) : specs;
  const bytes = halves ? toHalf(new Float32Array(artifacts.weights)).buffer : artifacts.weights.slice(0);
  const model = {
    format: 'layers-model',
    generatedBy: 'ECG lab (tf.layers)',
    convertedBy: null,
    modelTopology: artifacts.topology,
    weightsManifest: [{ paths: [WEIGHTS_FILE], weights }],
  };
  return [
    { name: 'model.json', bytes: utf8(JSON.stringify(model)) },
    { name: WEIGHTS_FILE, bytes: new Uint8Array(bytes) },
    { name: 'metadata.json', bytes: utf8(`${JSON.stringify(metadata, null, 2)}\n`) },
  ];
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text));
}
