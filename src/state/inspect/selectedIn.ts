import type { SelectedList } from '../lorenz/types';
import type { InspectState, ListedBeat } from './types';

/** The list of Inspect, if its beats were selected in this plot; undefined otherwise. */
export function selectedIn(
  { selected, list }: Pick<InspectState, 'selected' | 'list'>,
  plot: SelectedList['by'],
): ListedBeat[] | undefined {
  return selected?.by === plot ? list : undefined;
}
