import { messageOf } from '../../base/messageOf';
import { services } from '../services';
import { report } from '../update';
import { networkOfFile } from './openNetwork';
import { READY_NETWORKS, type ReadyId } from './readyIds';
import type { LabelNetwork } from './types';

/**
 * Loads a network that comes with the lab, once per visit; undefined if that fails, which is reported.
 *
 * @param get fetches a file of the page; replaced in tests
 */
export async function loadReadyNetwork(
  id: ReadyId,
  get: (address: string) => Promise<Response> = fetch,
): Promise<LabelNetwork | undefined> {
  const known = services.networks.get(id);
  if (known) return known;
  const { file } = READY_NETWORKS[id];
  try {
    const address = new URL(file, globalThis.document?.baseURI ?? 'http://localhost/').href;
    const response = await get(address).catch(() => {
      throw new Error('the server of the page did not answer.');
    });
    if (!response.ok) throw new Error(`the server answered ${response.status}.`);
    const blob = await response.blob();
    const read = await services
      .pool()
      .run((worker) => worker.readNetworkFile({ name: file, path: file, blob }));
    if (!read) throw new Error('what the server sent is no network.');
    const network = networkOfFile(read, file);
    const { name } = READY_NETWORKS[id];
    services.networks.set(id, { ...network, title: name, by: `the lab, "${name}"` });
    return services.networks.get(id);
  } catch (error) {
    const reason = messageOf(error);
    report({
      code: 'ready-network-failed',
      file,
      message: `The network that comes with the lab could not be loaded: ${reason} Try again; if it still fails, reload the page.`,
      values: { reason },
    });
    return undefined;
  }
}
