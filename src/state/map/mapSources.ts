import type { RunView } from '../../experiment/run/types';
import { headsOf } from '../why/hiddenUnitsOf';
import type { MapSource } from './types';

/** What the map of a run can be made of: heads where its networks have any. @param fold whose network is asked */
export function mapSources(run: Pick<RunView, 'experiment'>, fold: number): MapSource[] {
  const heads = Array.from({ length: headsOf(run) }, (_, head): MapSource => ({ kind: 'head', fold, head }));
  return [{ kind: 'waveform' }, { kind: 'hidden', fold }, ...heads];
}
