import { defaultNetworkChoice, defaultScalogramChoice } from '../../experiment/settings/defaults';
import type { NetworkChoice } from '../../experiment/settings/types';

export type MultiHeadChoice = Extract<NetworkChoice, { kind: 'multihead' }>;
export type ScalogramChoice = Extract<NetworkChoice, { kind: 'scalogram' }>;

/** What the fields of a network may be; more of it would be no network to train in a browser. */
export const NETWORK_LIMITS = { heads: 6, kernel: 64, filters: 256, dense: 5, units: 4096, l2: 1 } as const;

/** A network of this kind as the method has it. */
export function networkChoice(kind: NetworkChoice['kind']): NetworkChoice {
  return kind === 'scalogram' ? defaultScalogramChoice : defaultNetworkChoice;
}

/** With one head more, which looks two samples wider than the last. */
export function withHead(network: MultiHeadChoice): MultiHeadChoice {
  const { firstKernel, secondKernel } = network.heads.at(-1) ?? { firstKernel: 2, secondKernel: 4 };
  const wider = (kernel: number) => Math.min(kernel + 2, NETWORK_LIMITS.kernel);
  const head = { firstKernel: wider(firstKernel), secondKernel: wider(secondKernel) };
  return { ...network, heads: [...network.heads, head] };
}

/** With one dense layer more, half as wide as the last. */
export function withDense(network: MultiHeadChoice): MultiHeadChoice {
  const units = Math.max(1, Math.round((network.dense.at(-1) ?? 64) / 2));
  return { ...network, dense: [...network.dense, units] };
}
