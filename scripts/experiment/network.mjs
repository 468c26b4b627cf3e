/** The network of a run as the small file that the page can load: `public/networks`. */
import { readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { labModule } from './recipes.mjs';

/** A .zip has a date for each file; a fixed one gives the same bytes for the same weights. */
const DATE = new Date(1980, 0, 1);

/**
 * A saved model with its weights in half precision, and of its metadata what labelling needs.
 *
 * @param {string} path of the .zip that the page saved (`Export`, `Model`)
 * @param {string} title
 * @returns {Promise<Uint8Array>} the same bytes for the same weights and settings
 */
export async function packedNetwork(path, title) {
  const { modelFiles } = await labModule('experiment/network/modelFiles.ts');
  const saved = unzipSync(new Uint8Array(readFileSync(path)));
  const json = (/** @type {string} */ name) => JSON.parse(new TextDecoder().decode(saved[name]));
  const { modelTopology, weightsManifest } = json('model.json');
  const { classes, experiment, engine, versions, stamp } = json('metadata.json');
  const artifacts = {
    topology: modelTopology,
    weightSpecs: weightsManifest[0].weights,
    weights: saved['weights.bin']?.slice().buffer,
  };
  const { backend, threads } = engine;
  const metadata = { title, classes, experiment, stamp, engine: { backend, threads }, versions };
  const files = modelFiles(artifacts, metadata, true);
  return zipSync(
    Object.fromEntries(
      files.map((/** @type {{ name: string, bytes: Uint8Array }} */ { name, bytes }) => [name, bytes]),
    ),
    { level: 9, mtime: DATE },
  );
}
