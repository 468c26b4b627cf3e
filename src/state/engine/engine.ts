import { services } from '../services';
import { activeRun } from '../train/activeRun';
import { current, update } from '../update';
import type { EngineChoiceState, EngineWish } from './types';

/**
 * Opens the engine ahead of the training, so that Start begins at once: compares the engines where that is still to do.
 * What goes wrong is in `engineChoice`; Start tries again and says so.
 */
export async function readyEngine(): Promise<void> {
  // A run that is being started opens the engine that it needs.
  if (activeRun.isBusy) return;
  await services.trainer().catch(() => undefined);
}

/** Takes another engine from now on; not while a training holds one. */
export async function setEngineWish(wish: EngineWish): Promise<void> {
  if (activeRun.isBusy || current().engineChoice.wish === wish) return;
  await reopen({ wish });
}

/**
 * Forgets what was measured and compares the engines again; not while a training holds one. An engine that the person
 * wants is taken again afterwards.
 */
export async function measureEngines(): Promise<void> {
  if (activeRun.isBusy) return;
  const { wish } = current().engineChoice;
  await reopen({ wish: 'auto', comparison: undefined });
  // A choice made meanwhile stays; a training that was started meanwhile keeps its engine.
  if (current().engineChoice.wish !== 'auto') return;
  if (activeRun.isBusy) update(({ engineChoice }) => ({ engineChoice: { ...engineChoice, wish } }));
  else await setEngineWish(wish);
}

async function reopen(change: Partial<EngineChoiceState>): Promise<void> {
  services.closeTrainer();
  update(({ engineChoice }) => ({ engineChoice: { ...engineChoice, ...change } }));
  await readyEngine();
}
