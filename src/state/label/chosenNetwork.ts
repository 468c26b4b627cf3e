import type { LabState, RunSummary } from '../types';
import { READY_NETWORKS, readyIds } from './readyIds';

/**
 * What the field `Network` offers, of networks over beats: opened ones, finished and stopped runs, and last the networks that come with the lab, each with
 * its number of folds.
 */
export function networkChoices({
  runs,
  label,
}: Pick<LabState, 'runs' | 'label'>): { id: string; title: string; folds: number }[] {
  const ofRun = ({ id, title, folds }: RunSummary) => ({ id, title, folds });
  const ready = readyIds.map((id) => ({ id, title: READY_NETWORKS[id].name, folds: 1 }));
  return [
    ...label.opened.map((opened) => ({ ...opened, folds: 1 })),
    ...runs.filter(({ rows }) => rows === 'beats').map(ofRun),
    ...ready,
  ];
}

/** The network that `Label beats` would use now: the chosen one, or the first of the choices. */
export function chosenNetwork(state: Pick<LabState, 'runs' | 'label'>): {
  id: string;
  title: string;
  folds: number;
  fold: number | 'mean';
} {
  const choices = networkChoices(state);
  // The networks of the lab are always there.
  const chosen = choices.find(({ id }) => id === state.label.networkId) ?? choices[0]!;
  const { fold } = state.label;
  return { ...chosen, fold: fold === 'mean' || fold < chosen.folds ? fold : 'mean' };
}
