import { sinceClearing } from '../update';
import { lookWhenEnded } from './lookWhenEnded';
import { running, withThread } from './running';
import { setMonitor } from './settings';
import { takeRecording } from './takeRecording';
import type { LivingThread } from './thread';

/** Looks for recordings that a crash or a closed page left. */
export async function findLeftRecordings(): Promise<void> {
  await withThread(showLeft);
}

async function showLeft({ ask }: LivingThread): Promise<void> {
  setMonitor({ left: await ask((remote) => remote.left()) });
  const held = await ask((remote) => remote.held());
  await lookWhenEnded(
    held.filter((name) => name !== running.session?.name),
    findLeftRecordings,
  );
}

/** Makes a record of a recording that was left. */
export async function keepLeftRecording(name: string): Promise<void> {
  const isWanted = sinceClearing();
  await withThread(async (thread) => {
    try {
      const files = await thread.ask((remote) => remote.recover(name));
      await takeRecording(thread, name, files, isWanted);
    } catch (error) {
      // Cleared meanwhile, it may be gone already.
      if (isWanted()) throw error;
    } finally {
      await showLeft(thread);
    }
  });
}

export async function deleteLeftRecording(name: string): Promise<void> {
  await withThread(async (thread) => {
    try {
      await thread.ask((remote) => remote.forget(name));
    } finally {
      await showLeft(thread);
    }
  });
}
