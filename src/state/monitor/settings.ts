import { update } from '../update';
import type { MonitorState } from './types';

/** Part of the first load: fields that show the store change in the very click. */
export function setMonitor(change: Partial<MonitorState>): void {
  update(({ monitor }) => ({ monitor: { ...monitor, ...change } }));
}

/** The alarms that are there now are known; what begins later is told anew. */
export function acknowledgeAlarms(): void {
  update(({ monitor }) => ({
    monitor: { ...monitor, session: monitor.session && { ...monitor.session, alarms: [] } },
  }));
}
