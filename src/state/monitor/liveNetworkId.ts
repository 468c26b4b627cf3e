import { networkChoices } from '../label/chosenNetwork';
import type { LabState } from '../types';

/** The network that labels beats as they come; undefined: none was chosen, or the chosen one is gone. */
export function liveNetworkId({
  monitor: { networkId },
  runs,
  label,
}: Pick<LabState, 'monitor' | 'runs' | 'label'>): string | undefined {
  if (networkId === undefined) return undefined;
  return networkChoices({ runs, label }).some(({ id }) => id === networkId) ? networkId : undefined;
}
