import type { MonitorThread } from '../../workers/bridgeMonitor';
import { monitorServices } from './services';

type Remote = MonitorThread['remote'];

/** A thread whose answers are waited for only as long as it lives. */
export interface LivingThread {
  /** @throws (rejects) what the thread says; ThreadDied if it ends by itself first */
  ask<T>(question: (remote: Remote) => Promise<T>): Promise<T>;
  /** Passes something on without an answer; nothing after the end. */
  tell(message: (remote: Remote) => Promise<unknown>): void;
  /** Never resolves; rejects with ThreadDied when it ends by itself. */
  died: Promise<never>;
  /** Ends it. */
  end(): void;
}

/** The thread that monitors has ended by itself. */
export class ThreadDied extends Error {
  constructor(readonly reason: string) {
    super(`its thread has ended by itself: ${reason}`);
  }
}

export async function openThread(): Promise<LivingThread> {
  let reject!: (error: ThreadDied) => void;
  const died = new Promise<never>((_, own) => {
    reject = own;
  });
  // Whoever asks hears of it; if nobody does, nobody needs to.
  died.catch(() => undefined);
  const { remote, end } = await monitorServices.openThread((reason) => reject(new ThreadDied(reason)));
  let isEnded = false;
  return {
    ask: (question) => Promise.race([question(remote), died]),
    tell(message) {
      if (!isEnded) void message(remote);
    },
    died,
    end() {
      if (isEnded) return;
      isEnded = true;
      end();
    },
  };
}
