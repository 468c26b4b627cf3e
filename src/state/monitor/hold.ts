import { networkChoices } from '../label/chosenNetwork';
import type { HoldReason } from '../train/startHold';
import type { LabState } from '../types';

/** What is read for a start. */
interface MonitorHoldSources extends Pick<LabState, 'runs' | 'label'> {
  isRestoring: boolean;
  networkId: string | undefined;
}

/** What prevents monitoring from being started: the last visit is still being restored, or the chosen network is gone; empty if nothing does. */
export function monitorHeldBy({ isRestoring, networkId, ...state }: MonitorHoldSources): HoldReason[] {
  if (isRestoring) return [{ kind: 'restoring' }];
  if (networkId === undefined || networkChoices(state).some(({ id }) => id === networkId)) return [];
  return [
    {
      kind: 'problem',
      problem: {
        code: 'monitor-network-gone',
        message:
          'The network that was chosen for Monitor is gone: its run was removed, or its file was opened in an earlier visit. Choose another one for the classes, or none.',
        values: {},
      },
    },
  ];
}
