import type { ConnectedDevice } from '../../workers/bridgeDevices';
import { type LivingThread, openThread } from './thread';

/** What a session holds besides the store. */
export interface RunningSession {
  thread: LivingThread;
  device: ConnectedDevice | undefined;
  name: string;
  /** Nothing was cleared since it was started. */
  isWanted: () => boolean;
}

/** The session that runs, and the end of the one before it as long as that goes on. */
export const running: { session: RunningSession | undefined; ending: Promise<void> | undefined } = {
  session: undefined,
  ending: undefined,
};

/** Works with the thread of the session, or one for this alone, which ends then. */
export async function withThread(
  work: (thread: LivingThread) => Promise<void>,
  given = running.session?.thread,
): Promise<void> {
  const thread = given ?? (await openThread());
  try {
    await work(thread);
  } finally {
    if (!given) thread.end();
  }
}
