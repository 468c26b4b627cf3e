import { nameOf } from '../../base/filePath';
import { messageOf } from '../../base/messageOf';
import { upgradeExperiment } from '../../experiment/settings/upgradeExperiment';
import type { NetworkFile } from '../../workers/records/annotationTypes';
import type { SourceFile } from '../../workers/records/types';
import { experimentSchema } from '../capsule/experimentSchema';
import { parsed } from '../capsule/schema';
import { services } from '../services';
import { report, update } from '../update';
import type { LabelNetwork } from './types';

/**
 * Takes the networks that the lab once saved as files (`Export`, `Model`) out of dropped files: they can label beats, for
 * as long as the page is open. The last one is chosen.
 *
 * @returns the other files, in their order
 */
export async function takeNetworks<T extends { path: string; blob: Blob }>(
  files: readonly T[],
): Promise<T[]> {
  const others: T[] = [];
  for (const file of files) {
    if (!/\.zip$/i.test(file.path) || !(await open(file))) others.push(file);
  }
  return others;
}

/** @returns false if it is no network */
async function open({ path, blob }: { path: string; blob: Blob }): Promise<boolean> {
  const name = nameOf(path);
  const file: SourceFile = { name, path, blob };
  try {
    const read = await services.pool().run((worker) => worker.readNetworkFile(file));
    if (!read) return false;
    const network = networkOfFile(read, name);
    const id = `file ${crypto.randomUUID()}`;
    services.networks.set(id, network);
    update(({ label }) => ({
      label: {
        networkId: id,
        fold: 'mean',
        opened: [
          { id, title: network.title },
          ...label.opened.filter((known) => known.title !== network.title),
        ],
      },
    }));
  } catch (error) {
    const reason = messageOf(error);
    report({
      code: 'network-unreadable',
      file: path,
      message: `${name} holds a network, but not one that this lab can use: ${reason}. Save it again from the run that trained it.`,
      values: { name, reason },
    });
  }
  return true;
}

/** @throws Error with a sentence if the file names settings that this lab does not know, or the network is not over beats */
export function networkOfFile({ artifacts, metadata }: NetworkFile, name: string): LabelNetwork {
  const { title, classes, fold, experiment } = metadata as Record<string, unknown>;
  const { prepare, train, records } = parsed(
    experimentSchema,
    upgradeExperiment(experiment as Parameters<typeof upgradeExperiment>[0]),
  );
  if (prepare.rows === 'pieces')
    throw new Error('it says the rhythm of pieces, and has no classes for beats');
  const which = typeof fold === 'number' ? `, fold ${fold + 1}` : '';
  return {
    title: `${String(title)}${which} (${name})`,
    experiment: { prepare, train, records },
    classCount: Array.isArray(classes) ? classes.length : prepare.classCount,
    by: `run "${String(title)}"${which}, from ${name}`,
    models: [artifacts],
  };
}
