import type { StoredItem } from './storage/setAsideTypes';

/** What one tab of the lab tells the others, because all share the storage. */
export type TabMessage =
  | { kind: 'removed' | 'restored'; location: StoredItem }
  | { kind: 'edited'; record: string }
  | { kind: 'cleared' };

let channel: BroadcastChannel | undefined;

/** undefined in browsers without it: each tab then acts as if it were the only one. */
function open(): BroadcastChannel | undefined {
  if (!channel && typeof BroadcastChannel === 'function') channel = new BroadcastChannel('ecg-lab');
  return channel;
}

export function tellTabs(message: TabMessage): void {
  open()?.postMessage(message);
}

export function onTabMessage(listener: (message: TabMessage) => void): void {
  const opened = open();
  if (opened) opened.onmessage = ({ data }) => listener(data as TabMessage);
}
