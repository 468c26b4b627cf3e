import { fromHalf } from '../../base/half';
import type { ModelArtifacts } from '../../experiment/network/types';
import { WfdbError } from '../../wfdb';
import { byteSource } from '../../wfdb/zip/byteSource';
import { defaultZipLimits, unpackEntry } from '../../wfdb/zip/unpackEntry';
import { readZipDirectory } from '../../wfdb/zip/zipDirectory';
import type { NetworkFile } from './annotationTypes';
import type { SourceFile } from './types';

/** The files of a network that the lab saved (`modelFiles`). */
const PARTS = ['model.json', 'weights.bin', 'metadata.json'] as const;
/** Far more than any network of the lab. */
const MAX_BYTES = 2 ** 28;

/**
 * Reads a .zip as a network that the lab saved.
 *
 * @returns undefined if it is another .zip, which is not unpacked
 * @throws WfdbError `zip-malformed`, `zip-too-large`; SyntaxError or TypeError if its texts are no JSON of a network
 */
export async function readNetworkFile({ name, blob }: SourceFile): Promise<NetworkFile | undefined> {
  const source = byteSource(blob);
  const entries = await readZipDirectory(source, name, defaultZipLimits.maxEntries).catch(
    (error: unknown) => {
      // A damaged zip is told of by whoever reads it as records.
      if (error instanceof WfdbError) return [];
      throw error;
    },
  );
  const parts = PARTS.map((part) => entries.find(({ path }) => path === part));
  if (entries.length > 2 * PARTS.length || parts.some((part) => part === undefined)) return undefined;
  const limits = { ...defaultZipLimits, maxEntryBytes: MAX_BYTES };
  const budget = { producedBytes: 0 };
  const [model, weights, metadata] = await Promise.all(
    parts.map((part) => unpackEntry(source, name, part!, { limits, budget })),
  );
  const text = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  const { modelTopology, weightsManifest } = text(model!) as {
    modelTopology: object;
    weightsManifest: { weights: SavedWeight[] }[];
  };
  const saved = weightsManifest[0]!.weights;
  const { buffer } = weights!.slice();
  return {
    artifacts: {
      topology: modelTopology,
      weightSpecs: saved.map(({ name, shape, dtype }) => ({ name, shape, dtype })),
      weights: saved.some(({ quantization }) => quantization)
        ? fromHalf(new Uint16Array(buffer)).buffer
        : buffer,
    },
    metadata: text(metadata!),
  };
}

/** A weight as `modelFiles` names it: all of them are in half precision, or none is. */
type SavedWeight = ModelArtifacts['weightSpecs'][number] & { quantization?: object };
