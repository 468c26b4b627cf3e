import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chosenNetwork, networkChoices } from '../../../src/state/label/chosenNetwork';
import { READY_NETWORKS, readyIds } from '../../../src/state/label/readyIds';
import { loadReadyNetwork } from '../../../src/state/label/readyNetworks';
import { labStore } from '../../../src/state/store';
import { freshLab } from '../labInNode';

freshLab();

const state = () => labStore.getState();
const publicFile = (path: string) => readFileSync(resolve(import.meta.dirname, '../../../public', path));
const get = async (address: string) =>
  new Response(new Uint8Array(publicFile(new URL(address).pathname.slice(1))));

describe('the networks that come with the lab', () => {
  it('are offered after runs and opened networks, and used where there is nothing else', () => {
    expect(networkChoices(state()).map(({ id }) => id)).toEqual(readyIds);
    expect(chosenNetwork(state())).toMatchObject({ id: readyIds[0], folds: 1 });
  });

  it.each(readyIds)('%s is a network that this lab can use, under 2 MB, with a card', async (id) => {
    const network = (await loadReadyNetwork(id, get))!;
    expect(state().problems).toEqual([]);
    expect(network).toMatchObject({ title: READY_NETWORKS[id].name, classCount: 4 });
    expect(network.by).toBe(`the lab, "${READY_NETWORKS[id].name}"`);
    expect(publicFile(READY_NETWORKS[id].file).byteLength).toBeLessThan(2 * 2 ** 20);
    expect(publicFile(READY_NETWORKS[id].card).toString()).toContain('not a medical device');
    // It is fetched once.
    const never = () => Promise.reject(new Error('fetched again'));
    expect(await loadReadyNetwork(id, never)).toBe(network);
  });

  it('are asked for again after a failure, which says what to do', async () => {
    const [id] = readyIds;
    expect(await loadReadyNetwork(id!, async () => new Response(null, { status: 404 }))).toBeUndefined();
    expect(state().problems).toMatchObject([{ code: 'ready-network-failed' }]);
    expect(state().problems[0]!.message).toContain('the server answered 404');
    const offline = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await loadReadyNetwork(id!, offline)).toBeUndefined();
    expect(state().problems.at(-1)!.message).toContain('did not answer. Try again');
    expect(await loadReadyNetwork(id!, get)).toBeDefined();
  });
});
