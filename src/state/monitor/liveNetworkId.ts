import { networkChoices } from '../label/chosenNetwork';
import type { LabState } from '../types';

type NetworkSources = Pick<LabState, 'monitor' | 'runs' | 'label'>;

/** Whether the network that was chosen for monitoring is offered no more: its run was removed, or its file was opened in an earlier visit. */
export function isNetworkGone({ monitor: { networkId }, runs, label }: NetworkSources): boolean {
  return networkId !== undefined && networkChoices({ runs, label }).every(({ id }) => id !== networkId);
}

/** The network that labels beats as they come; undefined: none was chosen, or the chosen one is gone. */
export const liveNetworkId = (state: NetworkSources): string | undefined =>
  isNetworkGone(state) ? undefined : state.monitor.networkId;
