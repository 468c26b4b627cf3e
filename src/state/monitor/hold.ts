import type { HoldReason } from '../train/startHold';
import type { LabState } from '../types';
import { isNetworkGone } from './liveNetworkId';

// Always the same ones, so that whoever shows them is not drawn anew with every sample.
const NOTHING: readonly HoldReason[] = [];
const RESTORING: readonly HoldReason[] = [{ kind: 'restoring' }];
const NETWORK_GONE: readonly HoldReason[] = [
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

/** What prevents monitoring from being started: the last visit is still being restored, or the chosen network is gone; empty if nothing does. */
export function monitorHeldBy(
  state: Pick<LabState, 'activities' | 'monitor' | 'runs' | 'label'>,
): readonly HoldReason[] {
  if (state.activities.some(({ kind }) => kind === 'restoring')) return RESTORING;
  return isNetworkGone(state) ? NETWORK_GONE : NOTHING;
}
