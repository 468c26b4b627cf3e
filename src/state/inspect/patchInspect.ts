import type { InspectState } from '../types';
import { update } from '../update';

export function patchInspect(change: Partial<InspectState>): void {
  update((state) => ({ inspect: { ...state.inspect, ...change } }));
}
