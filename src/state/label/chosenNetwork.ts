import type { LabState, RunSummary } from '../types';

/** What the field `Network` offers: finished and stopped runs and opened networks, each with its number of folds. */
export function networkChoices({
  runs,
  label,
}: Pick<LabState, 'runs' | 'label'>): { id: string; title: string; folds: number }[] {
  const ofRun = ({ id, title, folds }: RunSummary) => ({ id, title, folds });
  return [...label.opened.map((opened) => ({ ...opened, folds: 1 })), ...runs.map(ofRun)];
}

/** The network that `Label beats` would use now; undefined if there is none. */
export function chosenNetwork(
  state: Pick<LabState, 'runs' | 'label'>,
): { id: string; title: string; folds: number; fold: number | 'mean' } | undefined {
  const choices = networkChoices(state);
  const chosen = choices.find(({ id }) => id === state.label.networkId) ?? choices[0];
  if (!chosen) return undefined;
  const { fold } = state.label;
  return { ...chosen, fold: fold === 'mean' || fold < chosen.folds ? fold : 'mean' };
}
