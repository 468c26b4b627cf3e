import { reportFailures } from '../reportFailures';
import { monitorServices } from './services';

/** Recordings of other pages whose end is waited for. */
const watched = new Set<string>();

/** A page that was just closed or loaded anew may still hold what it was writing: `look` once the thread that writes it has ended. */
export async function lookWhenEnded(names: readonly string[], look: () => Promise<void>): Promise<void> {
  for (const name of names) {
    if (watched.has(name)) continue;
    watched.add(name);
    await monitorServices.whenRecordingEnds(name, () => {
      watched.delete(name);
      void reportFailures(look)();
    });
  }
}
