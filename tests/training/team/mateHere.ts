import type { FromMate, MateThread, ToMate } from '../../../src/training/team/messages';
import { serveMate } from '../../../src/training/team/serveMate';

export interface FakeThread {
  thread: MateThread;
  /** What the mate was told, by kind. */
  told: string[];
  kill(): void;
  ended: () => boolean;
}

/** A mate in this very thread: messages are cloned and take their time, as between threads. */
export function mateHere(delayMs: () => number, openBackend = async () => 'cpu'): FakeThread {
  let toMate: (message: ToMate) => void = () => {};
  let toLeader: (message: FromMate) => void = () => {};
  let gone: (reason: Error) => void = () => {};
  let alive = true;
  const told: string[] = [];
  /** Memory that is shared stays the same, everything else is copied. */
  const carried = <T>(message: T, transfer: ArrayBuffer[] = []): T =>
    message && typeof message === 'object' && 'shared' in message
      ? { ...message }
      : structuredClone(message, { transfer });
  let last = Promise.resolve();
  serveMate(
    {
      post: (message, transfer) => {
        const copy = carried(message, transfer);
        setTimeout(() => alive && toLeader(copy), delayMs());
      },
      listen: (onMessage) => {
        toMate = onMessage;
      },
    },
    openBackend,
  );
  return {
    told,
    ended: () => !alive,
    kill: () => {
      alive = false;
      gone(new Error('A training thread failed: it was killed.'));
    },
    thread: {
      post: (message, transfer) => {
        told.push(message.kind);
        const copy = carried(message, transfer);
        last = last.then(async () => {
          await new Promise((resolve) => setTimeout(resolve, delayMs()));
          if (alive) toMate(copy);
        });
      },
      listen: (onMessage) => {
        toLeader = onMessage;
      },
      onGone: (tell) => {
        gone = tell;
      },
      end: () => {
        alive = false;
      },
    },
  };
}
