import type { Trainer } from '../../experiment/run/trainer';
import { services } from '../services';

let last: Promise<unknown> = Promise.resolve();

/**
 * Asks the thread that explains something, one after the other. When the signal aborts, what runs is stopped; what has not begun never begins.
 *
 * @returns undefined if it was stopped
 */
export async function askInTurn<T>(
  signal: AbortSignal,
  ask: (trainer: Trainer) => Promise<T | undefined>,
): Promise<T | undefined> {
  const before = last;
  let finish = () => {};
  last = new Promise<void>((resolve) => {
    finish = resolve;
  });
  try {
    await before;
    if (signal.aborted) return undefined;
    const trainer = await services.explainer();
    const stop = () => void trainer.stop().catch(() => undefined);
    signal.addEventListener('abort', stop, { once: true });
    try {
      return signal.aborted ? undefined : await ask(trainer);
    } catch (error) {
      // Whatever it was: the next one gets a new thread.
      services.closeExplainer();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  } finally {
    finish();
  }
}
