import { NETWORK } from '../../experiment/settings/networkSettings';
import type { NetworkChoice } from '../../experiment/settings/types';

export type MultiHeadChoice = Extract<NetworkChoice, { kind: 'multihead' }>;

/** Adds a head with kernels two samples wider than those of the last. */
export function withHead(network: MultiHeadChoice): MultiHeadChoice {
  const { firstKernel, secondKernel } = network.heads.at(-1) ?? { firstKernel: 2, secondKernel: 4 };
  const { max } = NETWORK.variants.multihead.heads.item.fields.firstKernel;
  const wider = (kernel: number) => Math.min(kernel + 2, max);
  const head = { firstKernel: wider(firstKernel), secondKernel: wider(secondKernel) };
  return { ...network, heads: [...network.heads, head] };
}

/** Adds a dense layer with half as many units as the last. */
export function withDense(network: MultiHeadChoice): MultiHeadChoice {
  const units = Math.max(1, Math.round((network.dense.at(-1) ?? 64) / 2));
  return { ...network, dense: [...network.dense, units] };
}
