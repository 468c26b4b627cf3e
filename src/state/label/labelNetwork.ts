import type { ModelArtifacts } from '../../experiment/network/types';
import { loadModel, loadRunView } from '../results/loadRun';
import { services } from '../services';
import { current } from '../update';
import { chosenNetwork } from './chosenNetwork';
import { isReadyId } from './readyIds';
import { loadReadyNetwork } from './readyNetworks';
import type { LabelNetwork } from './types';

/** Reads the network that `Label beats` would use; undefined if it cannot be read, which is reported. */
export function loadChosenNetwork(): Promise<LabelNetwork | undefined> {
  return loadNetwork(chosenNetwork(current()));
}

/** Reads a network of `networkChoices`; undefined if it cannot be read, which is reported. */
export async function loadNetwork(
  chosen: Pick<ReturnType<typeof chosenNetwork>, 'id' | 'fold'>,
): Promise<LabelNetwork | undefined> {
  if (isReadyId(chosen.id)) return loadReadyNetwork(chosen.id);
  const opened = services.networks.get(chosen.id);
  if (opened) return opened;
  const run = await loadRunView(chosen.id);
  if (!run) return undefined;
  const wanted = run.folds.filter((_, i) => chosen.fold === 'mean' || chosen.fold === i);
  const models: ModelArtifacts[] = [];
  for (const { fold } of wanted) {
    const model = await loadModel(run, fold);
    if (!model) return undefined;
    models.push(model);
  }
  const { title, experiment, classCount } = run;
  const which =
    run.folds.length === 1
      ? ''
      : models.length > 1
        ? `, mean of its ${models.length} folds`
        : `, fold ${wanted[0]!.fold + 1} of ${run.folds.length}`;
  return { title, experiment, classCount, models, by: `run "${title}"${which}` };
}
