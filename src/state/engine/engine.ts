import { services } from '../services';
import { activeRun } from '../train/activeRun';
import { current, update } from '../update';
import type { EngineChoiceState, EngineWish } from './types';

/**
 * Opens the engine before the training, so that Start begins at once: compares the engines if that was not done yet.
 * Failures are stored in `engineChoice`; Start tries again and reports them.
 */
export async function readyEngine(): Promise<void> {
  // A run that is being started opens the engine it needs itself.
  if (activeRun.isBusy) return;
  await services.trainer().catch(() => undefined);
}

/** Switches to another engine; has no effect while a training uses one. */
export async function setEngineWish(wish: EngineWish): Promise<void> {
  if (activeRun.isBusy || current().engineChoice.wish === wish) return;
  await reopen({ wish });
}

/**
 * Discards the measurements and compares the engines again; has no effect while a training uses one. If the user had
 * chosen an engine, it is chosen again afterwards.
 */
export async function measureEngines(): Promise<void> {
  if (activeRun.isBusy) return;
  const { wish } = current().engineChoice;
  await reopen({ wish: 'auto', comparison: undefined });
  // A choice made meanwhile is kept; a training started meanwhile keeps its engine.
  if (current().engineChoice.wish !== 'auto') return;
  if (activeRun.isBusy) update(({ engineChoice }) => ({ engineChoice: { ...engineChoice, wish } }));
  else await setEngineWish(wish);
}

async function reopen(change: Partial<EngineChoiceState>): Promise<void> {
  services.closeTrainer();
  update(({ engineChoice }) => ({ engineChoice: { ...engineChoice, ...change } }));
  await readyEngine();
}
