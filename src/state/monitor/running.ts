import type { ConnectedDevice } from '../../workers/bridgeDevices';
import { type LivingThread, openThread } from './thread';

/** What a session holds besides the store. */
export interface RunningSession {
  thread: LivingThread;
  device: ConnectedDevice | undefined;
  name: string;
}

/** What runs, and how often everything was cleared: what began before that is not wanted any more. */
export const running: { session: RunningSession | undefined; clearings: number } = {
  session: undefined,
  clearings: 0,
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
